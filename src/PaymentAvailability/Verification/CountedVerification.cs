namespace PaymentAvailability;

/// <summary>A completed verification that counts for an option. Immutable, safe for concurrent use.</summary>
/// <param name="Method">How: exactly one way.</param>
/// <param name="At">When it was completed.</param>
/// <param name="Age">How old it is at the moment of the result. Zero or more.</param>
/// <param name="Strength">How much it proves.</param>
public readonly record struct CountedVerification(VerificationMethods Method, DateTimeOffset At, TimeSpan Age, VerificationStrength Strength)
{
    /// <summary>The way, its age and its strength.</summary>
    public override string ToString() =>
        $"{string.Join('|', WireNames.Verification.NamesOf(Method))}, {Age:c} old, {WireNames.Strength.NameOf(Strength)}";
}
