namespace PaymentAvailability;

/// <summary>What a provider makes of an answer. Immutable, safe for concurrent use.</summary>
public sealed class VerificationAnswer
{
    private readonly string _name;

    private VerificationAnswer(string name, VerificationStrength? strength = null)
    {
        _name = name;
        Strength = strength;
    }

    /// <summary>The payer is verified, with the default strength of the way.</summary>
    public static VerificationAnswer Passed { get; } = new("passed");

    /// <summary>The answer is wrong. It counts towards the limit.</summary>
    public static VerificationAnswer Wrong { get; } = new("wrong");

    /// <summary>The challenge can no longer be answered, whatever the answer. Never say this of a wrong answer: it does not count.</summary>
    public static VerificationAnswer Expired { get; } = new("expired");

    /// <summary>The provider did not look at the answer. Never say this of an answer that was looked at: it does not count.</summary>
    public static VerificationAnswer Unavailable { get; } = new("unavailable");

    internal VerificationStrength? Strength { get; }

    internal bool IsPassed => _name == Passed._name;

    /// <summary>The payer is verified, more or less strongly than the way is by default.</summary>
    /// <param name="strength">How much it proves.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="strength"/> is none.</exception>
    public static VerificationAnswer PassedWith(VerificationStrength strength) => WireNames.Strength.IsNamed(strength)
        ? new("passed", strength)
        : throw new ArgumentOutOfRangeException(nameof(strength), $"the strength has no name; use one of {WireNames.Strength.Choices}");

    /// <summary>What it is, in a word.</summary>
    public override string ToString() => _name;
}
