namespace PaymentAvailability.Tests;

/// <summary>Makes predicaments small enough to try every set of changes, and varied enough to need all of them. One seed, one run.</summary>
internal sealed class RandomPredicament
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly ClientKind[][] ClientSets =
        [[ClientKind.App], [ClientKind.App, ClientKind.MiniProgram], [ClientKind.DesktopWeb], [ClientKind.BackEnd], [ClientKind.PointOfSale, ClientKind.InWalletBrowser]];

    private static readonly string[][] BankSets = [["CMB"], ["CMB", "ICBC"], ["ICBC", "ABC", "OTHER"], ["CMB", "ICBC", "OTHER"]];

    private static readonly CardType[][] TypeSets =
        [[CardType.Debit], [CardType.Debit, CardType.Credit], [CardType.Credit, CardType.SemiCredit, CardType.Prepaid]];

    private readonly Random _random;
    private readonly string[] _channels = ["c0", "c1", "c2"];
    private readonly List<string> _dependents;
    private readonly List<ModelRoute> _routes;
    private readonly CatalogDefinition _definition;
    private readonly PaymentCatalog _catalog;

    public RandomPredicament(int seed)
    {
        _random = new Random(seed);
        _dependents = _random.Next(2) == 0 ? [] : [.. _channels.Where(_ => _random.Next(3) > 0)];
        _routes = [.. Enumerable.Range(0, _random.Next(1, 4)).SelectMany(RoutesOfMethod)];
        _definition = Define();
        _catalog = PaymentCatalog.Compile(_definition);
    }

    /// <summary>The next predicament over the same catalog.</summary>
    public Predicament Next()
    {
        DateTimeOffset at = Day.AddHours(_random.Next(24)).AddMinutes(_random.Next(4) * 15);
        PaymentRequest request = Request(at);
        request.Amount.TryGetMinorUnits(out long amount);
        var reasons = new ModelReasons(_random, at, amount, _channels, onlyInstruments => Scope(request, onlyInstruments));
        List<ModelClosure> closures = [];
        while (_random.Next(4) > 0 && closures.Count < 4)
        {
            closures.Add(reasons.Next());
        }

        BlameUpstream(closures);
        if (request.OrderExpiresAt is { } end)
        {
            closures.Add(new ModelClosure(OrderReasons.Expired.WithoutFacts, Everything, "reopen_order") { From = end, IsOfTheRequest = true });
        }

        return new Predicament { Definition = _definition, Catalog = _catalog, Routes = _routes, Request = request, At = at, Closures = closures };
    }

    // Channels that all depend on one upstream and all failed have one thing to be mended.
    private void BlameUpstream(List<ModelClosure> closures)
    {
        HashSet<string> failed =
        [
            .. closures.Where(closure => closure.From is null && closure.Reason.Definition == ChannelReasons.Unavailable)
                .Select(closure => closure.Reason.Find("channel")!.WrittenValue),
        ];
        if (_dependents.Count > 1 && _dependents.TrueForAll(failed.Contains))
        {
            for (int i = 0; i < closures.Count; i++)
            {
                if (_dependents.Exists(channel => closures[i].Act == ModelReasons.RestoreChannel(channel)))
                    closures[i] = closures[i] with { Act = ModelReasons.RestoreChannel("net") };
            }
        }
    }

    private static ScriptedScope Everything { get; } = new(null, [], null);

    private PaymentRequest Request(DateTimeOffset at) => new()
    {
        Amount = Money.FromMinorUnits(Pick([50, 100, 500, 1_000, 5_000]), Currency.Parse("CNY")),
        Product = "instalment",
        OrderExpiresAt = _random.Next(4) == 0 ? at.AddHours(_random.Next(1, 20)) : null,
        Client = _random.Next(5) == 0 ? null : new ClientContext { Kind = Pick([ClientKind.App, ClientKind.MobileWeb]), AppVersion = new Version(2, 0, 0) },
        Instruments = _random.Next(4) == 0 ? null : [.. Enumerable.Range(0, _random.Next(3)).Select(i => Instrument(i, at))],
    };

    private PaymentInstrument Instrument(int number, DateTimeOffset at)
    {
        // The month before last is over everywhere; this one is not.
        DateTimeOffset month = at.AddMonths(_random.Next(2) == 0 ? -2 : 0);
        return new PaymentInstrument
        {
            Id = $"own-{number}",
            Kind = _random.Next(3) == 0 ? InstrumentKind.Wallet : InstrumentKind.Card,
            Bank = Pick([null, "CMB", "ICBC", "OTHER"]),
            CardType = _random.Next(2) == 0 ? null : Pick(Enum.GetValues<CardType>()),
            Expiry = _random.Next(4) == 0 ? new CardExpiry(month.Year, month.Month) : null,
        };
    }

    private IEnumerable<ModelRoute> RoutesOfMethod(int method)
    {
        InstrumentKind instrument = Pick([InstrumentKind.None, InstrumentKind.None, InstrumentKind.Card, InstrumentKind.Wallet]);
        for (int i = 0; i < _random.Next(1, 3); i++)
        {
            long minimum = Pick([1L, 1L, 100L, 600L]);
            yield return new ModelRoute($"m{method}.r{i}", $"m{method}", Pick(_channels), instrument)
            {
                Minimum = minimum,
                Maximum = Pick([long.MaxValue, long.MaxValue, minimum + 300, 2_000]),
                Clients = _random.Next(3) == 0 ? Pick(ClientSets) : null,
                Products = _random.Next(6) == 0 ? Pick<string[]>([["instalment"], ["overdue"]]) : null,
                Banks = _random.Next(3) == 0 ? Pick(BankSets) : null,
                CardTypes = _random.Next(4) == 0 ? Pick(TypeSets) : null,
                Hours = _random.Next(4) == 0 ? Pick<(int, int)?>([(8, 20), (2, 6), (5, 9)]) : null,
            };
        }
    }

    private CatalogDefinition Define() => new()
    {
        Channels = [.. _channels.Select(channel => new ChannelDefinition { Id = channel, Upstreams = _dependents.Contains(channel) ? ["net"] : [] })],
        Methods =
        [
            .. _routes.GroupBy(route => route.Method).Select(method => new MethodDefinition
            {
                Id = method.Key,
                Instrument = method.First().Instrument,
                Routes = [.. method.Select(route => new RouteDefinition { Id = route.Id, Channel = route.Channel, Terms = TermsOf(route) })],
            }),
        ],
    };

    private static TermsDefinition TermsOf(ModelRoute route)
    {
        var sets = new Dictionary<string, ValueSetDefinition>();
        if (route.Clients is { } clients)
            sets["client"] = ValueSetDefinition.Only([.. clients.Select(WireNames.Client.NameOf)]);
        if (route.Products is { } products)
            sets["product"] = ValueSetDefinition.Only(products);
        if (route.Banks is { } banks)
            sets["bank"] = banks.Contains("OTHER") ? ValueSetDefinition.Except([.. ConcreteInstruments.Banks.Except(banks)]) : ValueSetDefinition.Only(banks);
        if (route.CardTypes is { } types)
            sets["card_type"] = ValueSetDefinition.Only([.. types.Select(WireNames.CardType.NameOf)]);
        return new TermsDefinition
        {
            Sets = sets,
            Amounts = new Dictionary<string, AmountRangeDefinition>
            {
                ["CNY"] = new() { Minimum = route.Minimum / 100m, Maximum = route.Maximum == long.MaxValue ? null : route.Maximum / 100m },
            },
            Hours = route.Hours is { } hours
                ? new ServiceHoursDefinition
                {
                    TimeZone = "UTC",
                    Windows = [new ServiceWindowDefinition { Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], From = $"{hours.From:00}:00", To = $"{hours.To:00}:00" }],
                }
                : null,
        };
    }

    private ScriptedScope Scope(PaymentRequest request, bool onlyInstruments)
    {
        PaymentInstrument? instrument = request.Instruments is { Count: > 0 } own && _random.Next(4) == 0 ? own[_random.Next(own.Count)] : null;
        if (onlyInstruments)
        {
            string[] methods = [.. _routes.Where(each => each.Instrument != InstrumentKind.None).Select(each => each.Method).Distinct()];
            return new ScriptedScope(ScopeSubject.Method, methods, instrument);
        }

        ModelRoute route = _routes[_random.Next(_routes.Count)];
        return _random.Next(6) switch
        {
            0 or 1 => new ScriptedScope(null, [], instrument),
            2 => new ScriptedScope(ScopeSubject.Method, [route.Method], instrument),
            3 => new ScriptedScope(ScopeSubject.Channel, [route.Channel], instrument),
            _ => new ScriptedScope(ScopeSubject.Route, [route.Id], instrument),
        };
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
