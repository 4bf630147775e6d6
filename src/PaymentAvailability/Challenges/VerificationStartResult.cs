namespace PaymentAvailability;

/// <summary>What came of starting a verification. Immutable, safe for concurrent use.</summary>
public sealed class VerificationStartResult
{
    internal VerificationStartResult(VerificationStartOutcome outcome) => Outcome = outcome;

    /// <summary>What happened.</summary>
    public VerificationStartOutcome Outcome { get; }

    /// <summary>Names the challenge when it is answered; random, so that it cannot be guessed. Only when started.</summary>
    public string? ChallengeId { get; internal init; }

    /// <summary>From when on the challenge cannot be answered. Only when started.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>Where the code went, masked, to show to the payer: at most 32 characters, with at most 7 digits and no more than 4 in a row. Only when started and the provider gave one.</summary>
    public string? Hint { get; internal init; }

    /// <summary>Why nothing was started, to be told as the reasons of a result are.</summary>
    public Reason? Reason { get; internal init; }

    /// <summary>When to try again, where that is known.</summary>
    public DateTimeOffset? RetryAt { get; internal init; }

    /// <summary>The outcome, and nothing of the payer.</summary>
    public override string ToString() => Reason is null ? WireNames.StartOutcome.NameOf(Outcome) : $"{WireNames.StartOutcome.NameOf(Outcome)}: {Reason}";
}

/// <summary>What came of starting a verification. The careful answer is the default.</summary>
public enum VerificationStartOutcome
{
    /// <summary>The provider or the store did not answer, or not sensibly. The start counts: a message may have gone out. On the wire: <c>unavailable</c>.</summary>
    Unavailable,

    /// <summary>The payer can answer. On the wire: <c>started</c>.</summary>
    Started,

    /// <summary>The way is withheld after too many answers that did not pass. On the wire: <c>withheld</c>.</summary>
    Withheld,

    /// <summary>Started too often, or too soon after the last time. On the wire: <c>too_soon</c>.</summary>
    TooSoon,

    /// <summary>The code cannot reach the payer. On the wire: <c>not_deliverable</c>.</summary>
    NotDeliverable,

    /// <summary>No provider serves the way. On the wire: <c>unsupported</c>.</summary>
    Unsupported,
}
