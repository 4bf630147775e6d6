namespace PaymentAvailability;

/// <summary>A host's own preference among channels. Register it with <see cref="ChannelHealthBuilderExtensions.UseChannelRanking{T}"/>.</summary>
/// <remarks>
/// <para>
/// Asked once for each channel that has to be compared in a resolution, not for each option. Channels that do not work well come after those that do
/// whatever it says, and equal scores keep the order of the catalog.
/// </para>
/// <para>
/// Must be safe for concurrent use, answer at once from memory, and give the same answer to the same question. When it throws or returns
/// <see cref="double.NaN"/> the resolution goes on without any of its scores, and the result carries a warning.
/// </para>
/// </remarks>
public interface IChannelRanking
{
    /// <summary>How good a channel is for one payment.</summary>
    /// <param name="decision">The channel and the payment.</param>
    /// <returns>Any number but <see cref="double.NaN"/>; the highest comes first.</returns>
    double Score(in ChannelDecision decision);
}
