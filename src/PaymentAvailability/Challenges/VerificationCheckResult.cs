namespace PaymentAvailability;

/// <summary>What came of checking an answer. Immutable, safe for concurrent use.</summary>
public sealed class VerificationCheckResult
{
    internal VerificationCheckResult(VerificationCheckOutcome outcome) => Outcome = outcome;

    /// <summary>What happened.</summary>
    public VerificationCheckOutcome Outcome { get; }

    /// <summary>What to add to <see cref="PaymentRequest.Verifications"/> of the payer's next requests. Only when passed.</summary>
    public CompletedVerification? Completed { get; internal init; }

    /// <summary>Why it did not pass, to be told as the reasons of a result are.</summary>
    public Reason? Reason { get; internal init; }

    /// <summary>How many more answers the payer has before the way is withheld, for a wrong one.</summary>
    public int? AnswersLeft { get; internal init; }

    /// <summary>When to try again, where that is known.</summary>
    public DateTimeOffset? RetryAt { get; internal init; }

    /// <summary>The outcome, and nothing of the payer.</summary>
    public override string ToString() => Reason is null ? WireNames.CheckOutcome.NameOf(Outcome) : $"{WireNames.CheckOutcome.NameOf(Outcome)}: {Reason}";
}

/// <summary>What came of checking an answer. The careful answer is the default.</summary>
public enum VerificationCheckOutcome
{
    /// <summary>The answer is wrong. On the wire: <c>wrong</c>.</summary>
    Wrong,

    /// <summary>The payer is verified. On the wire: <c>passed</c>.</summary>
    Passed,

    /// <summary>The challenge is too old, used, unknown or another payer's; which of these is not told. On the wire: <c>expired</c>.</summary>
    Expired,

    /// <summary>The answer was not looked at, because there were too many that did not pass. On the wire: <c>withheld</c>.</summary>
    Withheld,

    /// <summary>The provider or the store did not answer, or not sensibly. On the wire: <c>unavailable</c>.</summary>
    Unavailable,
}
