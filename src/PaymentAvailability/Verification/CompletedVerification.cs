using System.Globalization;

namespace PaymentAvailability;

/// <summary>A verification that the payer completed: how, when, and how much it proves. Immutable, safe for concurrent use.</summary>
/// <remarks>The word of the host: keep it in the payer's session on the server, never where the payer can write it.</remarks>
public sealed record CompletedVerification
{
    /// <summary>How: exactly one way.</summary>
    public required VerificationMethods Method { get; init; }

    /// <summary>When. Up to one minute after the resolver's clock counts as just now; anything later does not count.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How much it proves. Default: what <see cref="VerificationStrength"/> says for the way.</summary>
    public VerificationStrength? Strength { get; init; }

    /// <summary>The way and the moment.</summary>
    public override string ToString() =>
        $"{string.Join('|', WireNames.Verification.NamesOf(Method))} at {At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
}
