namespace PaymentAvailability;

/// <summary>A velocity rule as it is applied: its counter, and what it reads and adds.</summary>
internal sealed class CompiledVelocity
{
    private const double MostUnits = 1e18;

    private static readonly double[] Units = [1, 10, 100, 1_000, 10_000];

    // Signals of counts below this and below `From` are made once and shared.
    private const int CalmCounts = 16;

    private readonly VelocityRule _rule;
    private readonly RiskSignal?[] _calm = new RiskSignal?[CalmCounts];

    public CompiledVelocity(VelocityRule rule)
    {
        _rule = rule;
        Name = $"velocity.{rule.Name}";
        Counter = rule.Measure switch
        {
            VelocityMeasure.Cards or VelocityMeasure.Devices or VelocityMeasure.Payers => Counter.Distinct(Name, rule.Window),
            _ when rule.IsApproximate => Counter.Approximate(Name, rule.Window),
            _ => Counter.Sliding(Name, rule.Window),
        };
        Evidence = RiskWireNames.Measure.NameOf(rule.Measure);
    }

    public string Name { get; }

    public Counter Counter { get; }

    public RiskSubject Subject => _rule.Subject;

    public VelocityMeasure Measure => _rule.Measure;

    public string Evidence { get; }

    /// <summary>What to ask a store.</summary>
    /// <param name="subject">Whose counter.</param>
    /// <param name="amount">What is to be paid.</param>
    public CounterQuery QueryFor(string subject, Money amount)
    {
        if (_rule.Measure != VelocityMeasure.Amount)
        {
            return new CounterQuery(Counter, subject) { EasesBelowCount = (long)Math.Ceiling(_rule.From) };
        }

        double left = (_rule.From - (double)amount.Amount) * UnitsOf(amount.Currency);
        return new CounterQuery(Counter, SumOf(subject, amount.Currency)) { EasesBelowAmount = left >= 1 ? (long)Math.Ceiling(Math.Min(left, MostUnits)) : null };
    }

    /// <summary>What the reading says.</summary>
    public RiskSignal SignalOf(in CounterReading reading, Money amount, PaymentInstrument? instrument)
    {
        if (_rule.Measure == VelocityMeasure.Amount)
        {
            return SignalOf((reading.Amount / UnitsOf(amount.Currency)) + (double)amount.Amount, reading, instrument);
        }

        bool isCalm = instrument is null && reading.Count < CalmCounts && reading.Count < _rule.From;
        return isCalm ? _calm[reading.Count] ??= SignalOf(reading.Count, reading, null) : SignalOf(reading.Count, reading, instrument);
    }

    private RiskSignal SignalOf(double value, in CounterReading reading, PaymentInstrument? instrument)
    {
        double score = RiskScale.Score(value, _rule.From, _rule.To);
        return new RiskSignal(Name, score, [RiskEvidence.Of(Evidence, value, _rule.From)])
        {
            Until = score > 0 ? reading.EasesAt : null,
            Instrument = instrument,
            Reason = RiskReasons.TooFrequent,
        };
    }

    /// <summary>What an attempt adds when it is begun; nothing where the facts are not known, or only a decline adds.</summary>
    public CounterChange? ChangeFor(PaymentFacts facts) => facts.Of(_rule.Subject) is not { } subject ? null : _rule.Measure switch
    {
        VelocityMeasure.Attempts => new CounterChange(Counter, subject, 1, 0) { Stays = true },
        VelocityMeasure.Amount => facts.Amount is { } amount
            ? new CounterChange(Counter, SumOf(subject, amount.Currency), 1, MinorUnits.Ceiling(amount, CounterChange.MostAmount))
            : null,
        VelocityMeasure.Cards => MemberChange(subject, facts.InstrumentId),
        VelocityMeasure.Devices => MemberChange(subject, facts.DeviceId),
        VelocityMeasure.Payers => MemberChange(subject, facts.PayerId),
        _ => null,
    };

    /// <summary>What a decline adds.</summary>
    public CounterChange? ChangeForDecline(PaymentFacts facts) =>
        _rule.Measure == VelocityMeasure.Declines && facts.Of(_rule.Subject) is { } subject ? new CounterChange(Counter, subject, 1, 0) { Stays = true } : null;

    private CounterChange? MemberChange(string subject, string? member) =>
        member is null ? null : new CounterChange(Counter, subject, 0, 0) { Member = member, Stays = true };

    private static double UnitsOf(Currency currency) => Units[currency.MinorUnits];

    // Amounts in different currencies have no sum.
    private static string SumOf(string subject, Currency currency) => $"{subject}\n{currency.Code}";
}
