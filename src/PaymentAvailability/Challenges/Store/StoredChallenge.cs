namespace PaymentAvailability;

/// <summary>An open challenge, as a store keeps it. Immutable, safe for concurrent use.</summary>
/// <param name="Id">The identifier that the payer's client has: 32 hexadecimal digits, random.</param>
/// <param name="Payer">Whose it is, as in <see cref="VerificationCount.Payer"/>.</param>
/// <param name="Method">The way.</param>
/// <param name="ProviderId">The provider's own reference, at most 1,024 characters.</param>
/// <param name="ExpiresAt">From when on it cannot be answered.</param>
public sealed record StoredChallenge(string Id, string Payer, VerificationMethods Method, string ProviderId, DateTimeOffset ExpiresAt)
{
    /// <summary>The way, and nothing of the payer.</summary>
    public override string ToString() => $"challenge of {string.Join('|', WireNames.Verification.NamesOf(Method))}";
}
