namespace PaymentAvailability;

/// <summary>One row of a list of codes: what a code of a gateway means. All of it is text, and checked when the lists are made.</summary>
/// <remarks>Immutable, compared by value.</remarks>
public sealed record GatewayCodeDefinition
{
    /// <summary>Whose code it is: one of <see cref="GatewayCodes.Schemes"/>, or a new name in snake_case.</summary>
    public string? Scheme { get; init; }

    /// <summary>The code as the gateway spells it, 1 to 64 characters; <c>?</c> stands for any one letter or digit, as in <c>PB005?02</c>.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The operation it answers: <c>debit</c>, <c>query</c>, <c>refund</c>, <c>sign</c> or <c>submit</c>. By default every one, except that
    /// the answer to a query then leaves the attempt unknown, and so does a success in answer to a submission. What is said for
    /// <c>debit</c> goes for <c>submit</c> too, unless that has a row of its own.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>What became of it: <c>succeeded</c>, <c>declined</c>, <c>failed</c>, <c>unknown</c> or <c>ignored</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// The code of the reason, which the vocabulary must have. Needed for declined and failed; refused for succeeded; for unknown one
    /// that advises to reconcile first, by default <c>order.payment_in_progress</c>.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>What the gateway says about another attempt: <c>never</c>, or how long to wait in ISO 8601, such as <c>PT1H</c>. Default: it says nothing.</summary>
    public string? Retry { get; init; }

    /// <summary>What it means, in English, for operators. Default: what the reason means.</summary>
    public string? Description { get; init; }

    internal string? Path { get; init; }

    internal GatewayConfidence Confidence { get; init; } = GatewayConfidence.High;

    internal int? HttpStatus { get; init; }
}
