namespace PaymentAvailability.Tests;

/// <summary>Two worlds that are the same but for which of the reasons behind one alias hold. One seed, one pair.</summary>
internal sealed class TwinWorlds
{
    private static readonly string[] Channels = ["c0", "c1", "c2", "c3"];

    private readonly Random _random;
    private readonly ReasonWording _wording;
    private readonly HiddenReasons _reasons;
    private readonly PaymentCatalog _catalog;
    private readonly DateTimeOffset _at = new FakeTime().UtcNow;
    private readonly List<Door> _doors = [];

    public TwinWorlds(int seed, ReasonVocabulary vocabulary)
    {
        _random = new Random(seed);
        _wording = new ReasonWording(vocabulary, ReasonTexts.BuiltIn);
        _reasons = new HiddenReasons(vocabulary, _random, _at, Channels);
        _catalog = Catalog();
        Request = NextRequest();
        for (int i = _random.Next(4); i > 0; i--)
        {
            Reason visible = _reasons.Draw(Pick(_reasons.Disclosed));
            _doors.Add(NextDoor(visible, visible));
        }

        ReasonDefinition[] family = Pick(_reasons.Families);
        for (int i = _random.Next(10) == 0 ? _random.Next(20, 60) : _random.Next(1, 6); i > 0; i--)
        {
            family = _random.Next(4) == 0 ? Pick(_reasons.Families) : family;
            _doors.Insert(_random.Next(_doors.Count + 1), NextDoor(_reasons.Draw(Pick(family)), _reasons.Draw(Pick(family))));
        }
    }

    public PaymentRequest Request { get; }

    /// <summary>The first or the second world, resolved.</summary>
    public AvailabilityResult Resolve(bool first)
    {
        var resolver = new TestResolver(_catalog) { Wording = _wording };
        resolver.AddInline(GateName.Client, new ClientGate(new ClientOptions()));
        foreach (Door door in _doors)
        {
            resolver.AddInline($"gate.door_{_doors.IndexOf(door)}", door.Gate(first ? door.First : door.Second));
        }

        return resolver.Resolve(Request);
    }

    /// <summary>What differs between the worlds, for whoever has to find out.</summary>
    public override string ToString() => $"{Request}, {Request.Instruments?.Count} instruments\n"
        + string.Join('\n', _doors.Select(door => $"  {door.First} | {door.Second} by {door.Port} on {door.Scope.Of} {string.Join(',', door.Scope.Ids)} {door.Scope.Instrument} from {door.From:O}"));

    private PaymentCatalog Catalog()
    {
        CatalogBuilder builder = new CatalogBuilder();
        bool isShared = _random.Next(2) == 0;
        foreach (string id in Channels)
        {
            builder.Channel(id, channel => channel.DependsOn(isShared && id != "c3" ? ["net"] : []));
        }

        for (int i = _random.Next(1, 5); i > 0; i--)
        {
            string id = $"m{i}";
            InstrumentKind kind = _random.Next(2) == 0 ? InstrumentKind.Card : InstrumentKind.None;
            builder.Method(id, method =>
            {
                method.Needs(kind).Terms(Terms);
                foreach (string channel in Channels.Where(_ => _random.Next(2) == 0).DefaultIfEmpty("c0"))
                {
                    method.Route(channel, route => route.Terms(Terms));
                }
            });
        }

        return builder.Build();

        void Terms(TermsBuilder terms)
        {
            switch (_random.Next(8))
            {
                case 0:
                    terms.Amount("CNY", 1m, Pick([500m, 1_000m, 2_000m]));
                    break;
                case 1:
                    terms.Hours("UTC", ServiceDays.EveryDay, "06:00", "23:00");
                    break;
                case 2:
                    terms.Clients(ClientKind.App, ClientKind.MobileWeb);
                    break;
            }
        }
    }

    private PaymentRequest NextRequest() => new()
    {
        Amount = new Money(Pick([100m, 1_200m, 3_000m]), "CNY"),
        OrderExpiresAt = _random.Next(4) == 0 ? _at.AddHours(_random.Next(1, 30)) : null,
        Client = new ClientContext
        {
            Kind = Pick([ClientKind.App, ClientKind.DesktopWeb]),
            AppVersion = new Version(2, 0),
            SessionExpiresAt = _random.Next(4) == 0 ? _at.AddHours(_random.Next(1, 30)) : null,
        },
        Loan = _random.Next(3) == 0 ? new LoanContext { DueOn = DateOnly.FromDateTime(_at.DateTime).AddDays(_random.Next(-1, 3)) } : null,
        Instruments = _random.Next(6) == 0
            ? null
            : [.. Enumerable.Range(0, _random.Next(8) == 0 ? 24 : _random.Next(5)).Select(i => new PaymentInstrument { Id = $"own-{i}", LastFour = $"{1000 + i}" })],
    };

    private Door NextDoor(Reason first, Reason second) => new(
        first, second, NextScope(), (Port)_random.Next(3), _random.Next(6) == 0 ? _at.AddMinutes(_random.Next(1, 1_500)) : null);

    private ScriptedScope NextScope()
    {
        PaymentInstrument? instrument = Request.Instruments is { Count: > 0 } all && _random.Next(3) == 0 ? all[_random.Next(all.Count)] : null;
        return _random.Next(6) switch
        {
            0 => new(ScopeSubject.Method, [Pick([.. _catalog.Methods]).Id], instrument),
            1 => new(ScopeSubject.Channel, [Pick(Channels)], instrument),
            2 => new(ScopeSubject.Route, [Pick([.. _catalog.Routes]).Id], instrument),
            _ => new(null, [], instrument),
        };
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>A closure that has one of two reasons.</summary>
    internal sealed record Door(Reason First, Reason Second, ScriptedScope Scope, Port Port, DateTimeOffset? From)
    {
        public IPaymentGate Gate(Reason reason)
        {
            var closure = new Closure(reason, Scope.ToScope());
            return From is { } moment ? new GateOf(GateVerdict.Open.ClosingFrom(moment, closure))
                : Port == Port.Order ? new OrderGate(new SaysOf(OrderVerdict.NotPayable([closure])))
                : Port == Port.Risk ? new RiskGate(new SaysOf(RiskVerdict.Close(reason, closure.Scope)), "risk.says")
                : Scope.Of is null && Scope.Instrument is null && reason == PlatformReasons.EvaluationIncomplete.WithoutFacts ? new GateOf(GateVerdict.Unknown)
                : new GateOf(GateVerdict.Closed(closure));
        }
    }

    internal enum Port
    {
        Order,
        Risk,
        Host,
    }

    /// <summary>An order verifier or a risk rule that has made up its mind.</summary>
    internal sealed class SaysOf : IOrderVerifier, IRiskRule
    {
        private readonly OrderVerdict? _order;
        private readonly RiskVerdict? _risk;

        public SaysOf(OrderVerdict order) => _order = order;

        public SaysOf(RiskVerdict risk) => _risk = risk;

        public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) => new(_order!);

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(_risk!);
    }
}
