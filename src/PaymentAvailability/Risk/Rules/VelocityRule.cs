namespace PaymentAvailability;

/// <summary>How often or how much within a time is suspicious, for whom. Validated when the host starts.</summary>
public sealed class VelocityRule
{
    /// <summary>Names the rule, as <c>velocity.</c> and this, and its counter. 1 to 48 lower-case letters, digits and underscores; another one begins to count anew.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom it counts for. Default <see cref="RiskSubject.Payer"/>.</summary>
    public RiskSubject Subject { get; set; }

    /// <summary>What it counts. Default <see cref="VelocityMeasure.Attempts"/>.</summary>
    public VelocityMeasure Measure { get; set; }

    /// <summary>Within which time. 1 second to 400 days, default 10 minutes.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// From where on it is suspicious, and, where there is a <see cref="To"/>, up to where the score is still 0: how many there were before this payment, or what the amounts would come to with it, in the currency's main
    /// unit. Above 0; default 5. For cards, devices and payers at most <see cref="CounterReading.MostDistinct"/>.
    /// </summary>
    public double From { get; set; } = 5;

    /// <summary>From where on the score is 1; evenly more from <see cref="From"/> on. Default: the same, a step.</summary>
    public double? To { get; set; }

    /// <summary>Whether two buckets are enough in place of twelve segments: less than a fifth of the memory, and an estimate. Not for cards, devices and payers.</summary>
    public bool IsApproximate { get; set; }
}

/// <summary>What a velocity rule counts.</summary>
public enum VelocityMeasure
{
    /// <summary>Attempts that were begun, whatever came of them. On the wire: <c>attempts</c>.</summary>
    Attempts,

    /// <summary>Attempts that were declined. On the wire: <c>declines</c>.</summary>
    Declines,

    /// <summary>The amounts of attempts that are open or succeeded, for each currency. On the wire: <c>amount</c>.</summary>
    Amount,

    /// <summary>Different cards. On the wire: <c>cards</c>.</summary>
    Cards,

    /// <summary>Different devices. On the wire: <c>devices</c>.</summary>
    Devices,

    /// <summary>Different payers. On the wire: <c>payers</c>.</summary>
    Payers,
}
