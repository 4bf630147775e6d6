using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What happened to an attempt to pay: it was begun, or something came of it.</summary>
/// <remarks>Made by <see cref="Begun"/> and <see cref="Of"/>, which leave nothing malformed. Immutable, safe for concurrent use.</remarks>
public sealed record PaymentReport
{
    private PaymentReport(PaymentAttempt attempt, PaymentOutcome? outcome)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        Attempt = attempt;
        Outcome = outcome;
    }

    /// <summary>What the report is about.</summary>
    public PaymentAttempt Attempt { get; }

    /// <summary>What came of it; <see langword="null"/> for a beginning.</summary>
    public PaymentOutcome? Outcome { get; }

    /// <summary>What became known of the payment later; <see langword="null"/> but for <see cref="Labelled"/>.</summary>
    public PaymentLabel? Label { get; private init; }

    /// <summary>
    /// Who pays whom with what, for counters, limits and histories: <see cref="AvailabilityResult.FactsFor"/> of the result that the payer chose
    /// from. Give it with the beginning; with an outcome only where another instance took the beginning in. Not written as JSON.
    /// </summary>
    [JsonIgnore]
    public PaymentFacts? Facts { get; init; }

    /// <summary>Why it came out like this, where the host knows. Not written as JSON.</summary>
    [JsonIgnore]
    public Reason? Reason { get; init; }

    /// <summary>When it happened. Default: when it is reported.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long the channel took to answer; not negative.</summary>
    /// <exception cref="ArgumentException">The value is negative.</exception>
    public TimeSpan? Latency
    {
        get;
        init => field = value < TimeSpan.Zero
            ? throw new ArgumentException("the latency is negative; measure it from sending to the answer", nameof(value))
            : value;
    }

    internal AttemptStatus Status => AttemptStatuses.Of(Outcome);

    /// <summary>The attempt is about to be sent to a channel. Send it only when the receipt says <see cref="ReportReceipt.MayPay"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attempt"/> is <see langword="null"/>.</exception>
    public static PaymentReport Begun(PaymentAttempt attempt) => new(attempt, null);

    /// <summary>The attempt came out, or is in doubt (<see cref="PaymentOutcome.Unknown"/>) until a later report settles it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attempt"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="outcome"/> is outside its enumeration.</exception>
    public static PaymentReport Of(PaymentAttempt attempt, PaymentOutcome outcome) =>
        ReasonWireNames.Outcomes.IsNamed(outcome) ? new(attempt, outcome)
        : throw new ArgumentException($"the outcome has no name; use one of {ReasonWireNames.Outcomes.Choices}", nameof(outcome));

    /// <summary>It became known, days or weeks later, whether the payment was good; <see cref="At"/> says when.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attempt"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="label"/> is outside its enumeration.</exception>
    public static PaymentReport Labelled(PaymentAttempt attempt, PaymentLabel label) =>
        RiskWireNames.Label.IsNamed(label) ? new(attempt, null) { Label = label }
        : throw new ArgumentException($"the label has no name; use one of {RiskWireNames.Label.Choices}", nameof(label));

    /// <summary>What is reported, and no reference: <c>payment report: declined</c>.</summary>
    public override string ToString() => $"payment report: {(Label is { } label ? RiskWireNames.Label.NameOf(label) : WireNames.AttemptStatus.NameOf(Status))}";
}
