namespace PaymentAvailability;

/// <summary>A limit as it is applied: its counter, whom it holds for, and what it says.</summary>
internal sealed class CompiledLimit
{
    private readonly PaymentLimit _limit;
    private readonly Currency _currency;
    private readonly RouteScope _scope;
    private readonly long? _maximumUnits;
    private readonly string _window;
    private readonly Func<string?, bool> _holdsForBank;

    public CompiledLimit(PaymentLimit limit)
    {
        _limit = limit;
        _currency = Currency.Parse(limit.Currency);
        _maximumUnits = limit.MaximumAmount is { } most ? MinorUnits.Floor(new Money(most, _currency), CounterChange.MostAmount) : null;
        _window = limit.Period is { } period ? RiskWireNames.Period.NameOf(period) : "";
        Counter = limit.Period is { } counted ? Counter.Calendar($"limit.{limit.Name}", counted, TimeZoneInfo.FindSystemTimeZoneById(limit.TimeZone)) : null;
        _scope = limit.Methods.Count > 0 ? RouteScope.OfMethods(limit.Methods)
            : limit.Channels.Count > 0 ? RouteScope.OfChannels(limit.Channels)
            : RouteScope.Everything;
        var banks = new HashSet<string>(limit.Banks, StringComparer.OrdinalIgnoreCase);
        _holdsForBank = banks.Count == 0 ? static _ => true : bank => bank is not null && banks.Contains(bank);
    }

    /// <summary>What is counted; <see langword="null"/> for a limit of single payments.</summary>
    public Counter? Counter { get; }

    public RiskSubject Subject => _limit.Subject;

    /// <summary>Whether each instrument is judged by itself.</summary>
    public bool IsOfInstruments => (_limit.Subject == RiskSubject.Card && Counter is not null) || _limit.Banks.Count > 0 || _limit.AccountClasses.Count > 0 || _limit.CardTypes.Count > 0;

    /// <summary>What the limit would have to know of an instrument and does not; <see langword="null"/> for nothing.</summary>
    public string? MissingFactOf(PaymentInstrument? instrument) =>
        _limit.Banks.Count > 0 && string.IsNullOrEmpty(instrument?.Bank) ? "bank"
        : _limit.AccountClasses.Count > 0 && instrument?.AccountClass is null ? "account_class"
        : _limit.CardTypes.Count > 0 && instrument?.CardType is null ? "card_type"
        : null;

    public bool HoldsFor(PaymentRequest request) => HoldsFor(request.Direction, request.IsPayeeBound);

    public bool HoldsFor(PaymentInstrument? instrument) => HoldsFor(instrument?.Bank, instrument?.AccountClass, instrument?.CardType);

    public CounterQuery QueryFor(string subject) => new(Counter!, subject);

    /// <summary>What an attempt uses up, and the most that may be used up with it; nothing where the limit does not hold for it.</summary>
    /// <remarks>Payments are counted whatever their currency; amounts in another one are no part of the sum.</remarks>
    public CounterChange? ChangeFor(PaymentFacts facts)
    {
        if (Counter is null || facts.Of(_limit.Subject) is not { } subject || !HoldsFor(facts))
        {
            return null;
        }

        bool isSummed = facts.Amount?.Currency == _currency;
        if (!isSummed && _limit.MaximumCount is null)
        {
            return null;
        }

        return new CounterChange(Counter, subject, 1, isSummed ? MinorUnits.Ceiling(facts.Amount!.Value, CounterChange.MostAmount) : 0)
        {
            MaximumCount = _limit.MaximumCount,
            MaximumAmount = isSummed ? _maximumUnits : null,
        };
    }

    /// <summary>The reason against an attempt by a limit of single payments; <see langword="null"/> for none.</summary>
    public Reason? JudgeSingle(PaymentFacts facts, DateTimeOffset at) =>
        Counter is null && facts.Amount is { } amount && HoldsFor(facts) ? Judge(amount, default, facts.AccountClass, at) : null;

    /// <summary>The reason against a payment, if it would go beyond the limit.</summary>
    /// <param name="amount">The payment.</param>
    /// <param name="used">What is used up already.</param>
    /// <param name="accountClass">Of the instrument.</param>
    /// <param name="at">The moment.</param>
    public Reason? Judge(Money amount, in CounterReading used, AccountClass? accountClass, DateTimeOffset at)
    {
        if (Counter is not null && used.Count >= _limit.MaximumCount)
        {
            return LimitReasons.CountExceeded.With(Fact.Of("count", (long)_limit.MaximumCount.Value), Fact.Of("window", _window), UntilOf(at));
        }

        return _limit.MaximumAmount is { } most && amount.Currency == _currency && amount.Amount > Left(most, used)
            ? ReasonOfAmount(most, used, accountClass, at)
            : null;
    }

    /// <summary>The reason against an attempt that a counter had no room for.</summary>
    public Reason ReasonOf(PaymentFacts facts, in CounterReading used, DateTimeOffset at) =>
        Judge(facts.Amount ?? default, used, facts.AccountClass, at) ?? ReasonOfAmount(_limit.MaximumAmount ?? 0, used, facts.AccountClass, at);

    private decimal Left(decimal most, in CounterReading used) => most - Money.FromMinorUnits(used.Amount, _currency).Amount;

    private Reason ReasonOfAmount(decimal most, in CounterReading used, AccountClass? accountClass, DateTimeOffset at)
    {
        decimal left = Left(most, used);
        if (_limit.Subject == RiskSubject.Merchant && Counter is not null)
        {
            return LimitReasons.MerchantReceiptExceeded.With(UntilOf(at));
        }

        // A class says most where nothing smaller would do.
        if (left <= 0 && _limit.AccountClasses.Count > 0 && accountClass is { } ofAccount)
        {
            return LimitReasons.AccountClassExceeded.With(Fact.Of("account_class", WireNames.AccountClass.NameOf(ofAccount)));
        }

        var limit = Fact.Of("limit", new Money(most, _currency));
        return Counter is null
            ? LimitReasons.SingleExceeded.With(limit)
            : LimitReasons.CumulativeAmountExceeded.With(limit, Fact.Of("remaining", new Money(Math.Max(0, left), _currency)), Fact.Of("window", _window), UntilOf(at));
    }

    public RouteScope ScopeFor(PaymentInstrument? instrument) => instrument is null ? _scope : _scope.WithInstrument(instrument);

    private Fact UntilOf(DateTimeOffset at) => Fact.Of("until", Counter!.EndOf(Counter.SegmentAt(at)));

    private bool HoldsFor(PaymentFacts facts) =>
        HoldsFor(facts.Direction, facts.IsPayeeBound) && HoldsFor(facts.Bank, facts.AccountClass, facts.CardType) && Covers(facts);

    private bool HoldsFor(TransferDirection direction, bool? isPayeeBound) =>
        (_limit.Direction is null || _limit.Direction == direction) && (_limit.IsPayeeBound is null || _limit.IsPayeeBound == (isPayeeBound == true));

    private bool HoldsFor(string? bank, AccountClass? accountClass, CardType? cardType) =>
        _holdsForBank(bank)
        && (_limit.AccountClasses.Count == 0 || (accountClass is { } known && _limit.AccountClasses.Contains(known)))
        && (_limit.CardTypes.Count == 0 || (cardType is { } type && _limit.CardTypes.Contains(type)));

    private bool Covers(PaymentFacts facts) =>
        (_limit.Methods.Count == 0 || _limit.Methods.Contains(facts.Method, StringComparer.OrdinalIgnoreCase))
        && (_limit.Methods.Count > 0 || _limit.Channels.Count == 0 || _limit.Channels.Contains(facts.Channel, StringComparer.OrdinalIgnoreCase));
}
