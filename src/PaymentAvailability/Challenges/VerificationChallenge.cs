namespace PaymentAvailability;

/// <summary>What a provider answers to a start: a challenge, or why there is none. Immutable, safe for concurrent use.</summary>
public sealed class VerificationChallenge
{
    private VerificationChallenge()
    {
    }

    /// <summary>The code or request cannot reach the payer, for example because the bank does not send messages to this phone.</summary>
    public static VerificationChallenge NotDeliverable { get; } = new() { IsNotDeliverable = true };

    /// <summary>The provider cannot begin anything now.</summary>
    public static VerificationChallenge Unavailable { get; } = new();

    /// <summary>The provider's own reference; never leaves the server.</summary>
    internal string? Id { get; private init; }

    internal DateTimeOffset ExpiresAt { get; private init; }

    internal string? Hint { get; private init; }

    internal bool IsNotDeliverable { get; private init; }

    /// <summary>A challenge that the payer can answer.</summary>
    /// <param name="id">The provider's own reference, 1 to 1,024 characters. Kept on the server and handed back in <see cref="VerificationCheck"/>.</param>
    /// <param name="expiresAt">From when on it cannot be answered; at most <see cref="VerificationOptions.ChallengeLifetime"/> from now.</param>
    /// <param name="hint">What to show the payer of where it went, masked, for example <c>138****1234</c>. Left out when it could be a whole number: see <see cref="VerificationStartResult.Hint"/>.</param>
    public static VerificationChallenge Of(string id, DateTimeOffset expiresAt, string? hint = null) => new() { Id = id, ExpiresAt = expiresAt, Hint = hint };

    /// <summary>What kind of answer it is; never a reference or a hint.</summary>
    public override string ToString() => Id is not null ? "challenge" : IsNotDeliverable ? "not deliverable" : "unavailable";
}
