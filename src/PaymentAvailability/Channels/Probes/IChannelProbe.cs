namespace PaymentAvailability;

/// <summary>Asks a channel whether it works, for when there are too few payments to tell.</summary>
/// <remarks>
/// Run on the channel's own schedule while the host runs, and never while another probe of the same channel runs. One that throws or is
/// not back within <see cref="ChannelProbeOptions.Timeout"/> counts as failed; one that hangs is not asked again until it returns. Each
/// answer should cost the channel little: no payment, no login.
/// </remarks>
public interface IChannelProbe
{
    /// <summary>The identifier of the channel, as in the catalog; always the same.</summary>
    string Channel { get; }

    /// <summary>Asks once.</summary>
    /// <param name="cancellationToken">Cancelled when the answer is too late, or the host stops.</param>
    ValueTask<ChannelProbeResult> ProbeAsync(CancellationToken cancellationToken);
}
