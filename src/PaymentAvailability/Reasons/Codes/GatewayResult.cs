namespace PaymentAvailability;

/// <summary>What a response of a gateway means.</summary>
/// <remarks>Holds nothing that may not be logged. Immutable, safe to share between threads.</remarks>
public sealed class GatewayResult
{
    internal GatewayResult()
    {
    }

    /// <summary>What became of the operation. When in doubt <see cref="PaymentOutcome.Unknown"/>, never failed.</summary>
    public required PaymentOutcome Outcome { get; init; }

    /// <summary>Why; <see langword="null"/> when the operation succeeded, or when there is nothing to tell, as when the payer cancelled.</summary>
    public required Reason? Reason { get; init; }

    /// <summary>How the response was found.</summary>
    public required GatewayMatch Match { get; init; }

    /// <summary>Whether a list has the response, rather than nobody knowing what it means.</summary>
    public bool IsMapped => Match == GatewayMatch.Listed;

    /// <summary>Whose code decided; <see langword="null"/> when there is no such scheme and its name could not be kept.</summary>
    public required string? Scheme { get; init; }

    /// <summary>
    /// The code that decided, as its list spells it. Of an unmapped response the code as it came, when it is a short token with too few
    /// digits for a card, phone or identity number; otherwise <see langword="null"/>.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The sub-code of an unmapped response, by the rule of <see cref="Code"/>.</summary>
    public string? SubCode { get; init; }

    /// <summary>Whether a code or sub-code came that is not kept here, because it could be personal data or is no code at all.</summary>
    public bool IsCodeWithheld { get; init; }

    /// <summary>What the list says the code means, in English, for operators.</summary>
    public required string Description { get; init; }

    /// <summary>How well that is known; <see langword="null"/> when the response is not mapped.</summary>
    public GatewayConfidence? Confidence { get; init; }

    /// <summary>How long the gateway says to wait before another attempt; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether to try again, and after what; <see langword="null"/> when there is no reason. Always <see cref="RetryAdvice.AfterReconcile"/>
    /// when the outcome is unknown; otherwise what the list says for this code, or else the reason's own advice.
    /// </summary>
    public RetryAdvice? Retry =>
        Outcome == PaymentOutcome.Unknown ? RetryAdvice.AfterReconcile
        : IsFinal ? RetryAdvice.Never
        : RetryAfter is not null ? RetryAdvice.AfterDelay
        : Reason?.Definition.Retry;

    /// <summary>Whether the list says never to try again.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>The HTTP status with which the list expects this code.</summary>
    internal int? ListedHttpStatus { get; init; }

    /// <summary>Whether the code says that something worked, though not that money was taken.</summary>
    internal bool IsSuccessInDoubt { get; init; }

    /// <summary>The same code where something else contradicts it, or where it does not speak of the attempt: nobody knows.</summary>
    internal GatewayResult InDoubt() => new()
    {
        IsSuccessInDoubt = Outcome == PaymentOutcome.Succeeded,
        Outcome = PaymentOutcome.Unknown,
        Reason = Reason?.Definition.Retry == RetryAdvice.AfterReconcile ? Reason : OrderReasons.PaymentInProgress.WithoutFacts,
        Match = Match,
        Scheme = Scheme,
        Code = Code,
        Description = Description,
        Confidence = Confidence,
        ListedHttpStatus = ListedHttpStatus,
    };

    /// <summary>The result for logs: <c>unionpay_gateway 64: declined, funds.insufficient</c>.</summary>
    public override string ToString()
    {
        string codes = $"{Scheme ?? "unknown scheme"} {Code ?? (IsCodeWithheld ? "(withheld)" : "(none)")}{(SubCode is null ? "" : $" {SubCode}")}";
        string outcome = ReasonWireNames.Outcomes.NameOf(Outcome);
        return Reason is null ? $"{codes}: {outcome}" : $"{codes}: {outcome}, {Reason}";
    }
}
