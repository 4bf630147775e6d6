namespace PaymentAvailability;

/// <summary>What is counted: tries of one kind, by one payer, in one way.</summary>
/// <param name="Payer">A keyed hash of the payer's reference: 64 lower-case hexadecimal digits.</param>
/// <param name="Kind">What kind of try.</param>
/// <param name="Method">The way.</param>
public readonly record struct VerificationCount(string Payer, VerificationCountKind Kind, VerificationMethods Method)
{
    /// <summary>The kind and the way, and nothing of the payer.</summary>
    public override string ToString() => $"{WireNames.CountKind.NameOf(Kind)} of {string.Join('|', WireNames.Verification.NamesOf(Method))}";
}

/// <summary>Kinds of tries.</summary>
public enum VerificationCountKind
{
    /// <summary>Answers that did not pass, or not yet. On the wire: <c>answers</c>.</summary>
    Answers,

    /// <summary>Starts within a window. On the wire: <c>starts</c>.</summary>
    Starts,

    /// <summary>The last start, for the interval between two. On the wire: <c>interval</c>.</summary>
    Interval,
}
