namespace PaymentAvailability.Tests;

/// <summary>A random catalog with everything that matters to a resolution, and random payments and verdicts for it. One seed, one run.</summary>
internal sealed class RandomPayments
{
    private static readonly VerificationMethods[] Ways =
    [
        VerificationMethods.OneTimeCode, VerificationMethods.Password, VerificationMethods.Face | VerificationMethods.Fingerprint,
        VerificationMethods.OneTimeCode | VerificationMethods.Password,
    ];

    private static readonly VerificationMethods[] Single =
        [VerificationMethods.OneTimeCode, VerificationMethods.Password, VerificationMethods.Face, VerificationMethods.Fingerprint, VerificationMethods.PriorAuthorisation];

    private static readonly string?[] Orders = [null, "loan-17", "loan-18", "", " ", "a\nb", new string('x', 128), new string('x', 129)];

    private static readonly Reason[] Reasons =
    [
        OrderReasons.Expired.WithoutFacts,
        RiskReasons.TooFrequent.WithoutFacts,
        RiskReasons.Rejected.WithoutFacts,
        AccountReasons.PhoneMismatch.WithoutFacts,
        ChannelReasons.Unavailable.With(Fact.Of("channel", "channel0")),
        ChannelReasons.Maintenance.With(Fact.Of("channel", "channel1"), Fact.Of("until", new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero))),
        ChannelReasons.Disabled.WithoutFacts,
        ClientReasons.Offline.WithoutFacts,
    ];

    private readonly Random _random;
    private readonly RandomCatalog _terms;

    public RandomPayments(int seed, int routeCount)
    {
        _random = new Random(seed);
        _terms = new RandomCatalog(seed, routeCount);
        Definition = Complete(_terms.Definition);
        Catalog = PaymentCatalog.Compile(Definition);
    }

    public CatalogDefinition Definition { get; }

    public PaymentCatalog Catalog { get; }

    /// <summary>A time near which the service hours of the catalog change, or nothing.</summary>
    public DateTimeOffset? NextTime() => _terms.NextQuery().At?.ToUniversalTime();

    public PaymentRequest NextRequest(DateTimeOffset now)
    {
        RouteQuery facts = _terms.NextQuery();
        while (facts.Amount is not { Currency.IsNone: false, Amount: > -1e20m and < 1e20m })
            facts = _terms.NextQuery();

        return new PaymentRequest
        {
            Amount = facts.Amount.Value,
            OrderId = _random.Next(3) > 0 ? Orders[_random.Next(3)] : Orders[_random.Next(Orders.Length)],
            Country = facts.Country,
            Client = _random.Next(4) == 0 ? null : new ClientContext { Kind = Named(facts.Client), Capabilities = _random.Next(3) == 0 ? NextWays() : null },
            Product = TextOf(facts.Product),
            Capture = Named(facts.Capture),
            Recurrence = Named(facts.Recurrence),
            Attributes = facts.Attributes,
            Instruments = NextInstruments(now),
            CompletedVerifications = _random.Next(3) == 0 ? Pick(Ways) : VerificationMethods.None,
            Verifications = _random.Next(3) == 0 ? [.. Enumerable.Range(0, _random.Next(4)).Select(_ => NextCompleted(now))] : null,
        };
    }

    public ScriptedVerdict NextVerdict(PaymentRequest request, DateTimeOffset now)
    {
        var verdict = new ScriptedVerdict
        {
            Misdeed = _random.Next(40) switch { 0 => Misdeed.ThrowsAtOnce, 1 => Misdeed.ReturnsNull, 2 => Misdeed.SaysUnknown, _ => null },
        };
        while (_random.Next(3) == 0)
            verdict.Closures.Add((Pick(Reasons), NextScope(request)));
        while (_random.Next(5) == 0)
            verdict.Demands.Add((NextStep(), NextScope(request)));
        if (_random.Next(8) == 0)
            verdict.Withheld.Add(new WithheldWay(Pick(Single), now.AddMinutes(_random.Next(-1, 3))));
        if (_random.Next(6) == 0)
            verdict.Warnings.Add(Pick(Reasons));
        if (_random.Next(6) == 0)
            verdict.Assumptions.Add(Pick(["order", "client", "velocity"]));

        return verdict;
    }

    private static T? Named<T>(T? value)
        where T : struct, Enum
        => value is { } given && Enum.IsDefined(given) ? value : null;

    private static string? TextOf(string? text) => text is { Length: > 0 } ? text : null;

    private ScriptedScope NextScope(PaymentRequest request)
    {
        PaymentInstrument? instrument = request.Instruments is { Count: > 0 } bound && _random.Next(3) == 0 ? bound[_random.Next(bound.Count)] : null;
        PaymentRoute[] routes = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Catalog.Routes[_random.Next(Catalog.Routes.Length)])];
        return _random.Next(8) switch
        {
            0 => new ScriptedScope(null, [], instrument),
            1 => new ScriptedScope(ScopeSubject.Method, [.. routes.Select(route => route.Method.Id.ToUpperInvariant()), "nobody"], instrument),
            2 or 3 => new ScriptedScope(ScopeSubject.Channel, [.. routes.Select(route => route.Channel.Id)], instrument),
            _ => new ScriptedScope(ScopeSubject.Route, [.. routes.Select(route => route.Id)], instrument),
        };
    }

    private VerificationStep NextStep() => new(Pick(Ways))
    {
        MaximumAge = _random.Next(3) == 0 ? TimeSpan.FromMinutes(_random.Next(1, 20)) : null,
        MinimumStrength = (VerificationStrength)Math.Max(0, _random.Next(-3, 3)),
    };

    private VerificationMethods NextWays() => Enumerable.Range(0, _random.Next(4)).Aggregate(VerificationMethods.None, (ways, _) => ways | Pick(Single));

    private CompletedVerification NextCompleted(DateTimeOffset now) => new()
    {
        Method = Pick(Single),
        At = now.AddSeconds(Pick([0, 59, 60, 61, -59, -60, -61, -300, -899, -900, -901])),
        Strength = _random.Next(3) == 0 ? (VerificationStrength)_random.Next(3) : null,
    };

    private List<PaymentInstrument>? NextInstruments(DateTimeOffset now)
    {
        if (_random.Next(4) == 0)
            return null;

        var instruments = new List<PaymentInstrument>();
        while (_random.Next(5) > 1)
        {
            RouteQuery facts = _terms.NextQuery();
            DateTimeOffset month = now.AddMonths(_random.Next(-2, 3));
            instruments.Add(new PaymentInstrument
            {
                Id = $"instrument-{instruments.Count}",
                Kind = Pick([InstrumentKind.Card, InstrumentKind.Card, InstrumentKind.Wallet, InstrumentKind.BankAccount]),
                Bank = TextOf(facts.Bank),
                CardType = Named(facts.CardType),
                CardNetwork = TextOf(facts.CardNetwork),
                AccountClass = Named(facts.AccountClass),
                Expiry = _random.Next(4) == 0 ? new CardExpiry(month.Year, month.Month) : null,
            });
        }

        return instruments;
    }

    // The terms come from the matching tests; what only a resolution looks at is added here. Failover leads forward only: no cycle.
    private CatalogDefinition Complete(CatalogDefinition terms)
    {
        bool failsOver = _random.Next(2) == 0;
        return terms with
        {
            Channels =
            [
                .. terms.Channels.Select((channel, i) => channel with
                {
                    Failover = failsOver ? [.. terms.Channels.Skip(i + 1).Where(_ => _random.Next(3) == 0).Select(next => next.Id)] : [],
                }),
            ],
            Methods =
            [
                .. terms.Methods.Select(method => method with
                {
                    Instrument = Pick([InstrumentKind.None, InstrumentKind.None, InstrumentKind.Card, InstrumentKind.Wallet]),
                    Verification = [.. Ways.Where(_ => _random.Next(4) == 0).Select(way => new VerificationStep(way))],
                }),
            ],
        };
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
