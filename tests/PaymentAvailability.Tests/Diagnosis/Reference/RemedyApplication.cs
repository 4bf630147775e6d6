using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>Applies remedies: the changed request in a changed world, through a resolver whose gate judges that world anew.</summary>
internal sealed class RemedyApplication
{
    private const int PredicamentsACatalog = 20;

    private static readonly ResolutionTelemetry Silent = new(null, NullLogger.Instance);

    private readonly ResultAssembler _assembler = new();

    /// <summary>How many remedies were applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Those that opened an option.</summary>
    public long Opened { get; private set; }

    /// <summary>Those that propose an amount.</summary>
    public long WithAmount { get; private set; }

    /// <summary>Those with which one minor unit nearer to the requested amount opens nothing.</summary>
    public long Tight { get; private set; }

    /// <summary>The first failure, with the seed that shows it again.</summary>
    public string? FirstFailure { get; private set; }

    /// <summary>Applies every remedy of the predicaments of one catalog.</summary>
    public void Check(int seed)
    {
        var random = new RandomPredicament(seed);
        for (int i = 0; i < PredicamentsACatalog; i++)
        {
            Predicament predicament = random.Next();
            foreach (Remedy remedy in predicament.Resolve(_assembler).Diagnose()?.Remedies ?? Enumerable.Empty<Remedy>())
            {
                Apply(predicament, remedy, $"seed {seed}, predicament {i}: {remedy}");
            }
        }
    }

    private void Apply(Predicament predicament, Remedy remedy, string where)
    {
        Applied++;
        PaymentRequest changed = remedy.ApplyTo(predicament.Request);
        bool opens = InstrumentsOf(remedy, changed).All(request => IsOpen(predicament, remedy, request));
        Opened += opens ? 1 : 0;
        bool isTight = true;

        // What fits one of several other instruments says nothing of all of them, so those amounts are left to the reference.
        if (remedy.Find<AmountChange>() is { } amount && remedy.Find<InstrumentChange>() is null)
        {
            WithAmount++;
            amount.Amount.TryGetMinorUnits(out long units);
            long nearer = amount.Kind == ChangeKind.PayAtMost ? units + 1 : units - 1;
            isTight = !IsOpen(predicament, remedy, changed with { Amount = Money.FromMinorUnits(nearer, amount.Amount.Currency) });
            Tight += isTight ? 1 : 0;
        }

        if (!opens || !isTight)
        {
            FirstFailure ??= $"{where} {(opens ? "is not tight" : "opens nothing")}";
        }
    }

    // Every instrument that the remedy allows has to do.
    private static IEnumerable<PaymentRequest> InstrumentsOf(Remedy remedy, PaymentRequest changed) => remedy.Find<InstrumentChange>() is { } another
        ? RemedyTexts.AcceptedBy(another).All.Select(concrete => changed with
        {
            Instruments = [changed.Instruments![0] with { Bank = concrete.Bank, CardType = concrete.Type }, .. changed.Instruments.Skip(1)],
        })
        : [changed];

    private static bool IsOpen(Predicament predicament, Remedy remedy, PaymentRequest request)
    {
        request.Amount.TryGetMinorUnits(out long units);
        DateTimeOffset at = remedy.OpensAt ?? predicament.At;
        var world = new World(0, units, at, request.Client?.AppVersion, request.Client?.Kind);
        bool isAnother = remedy.Find<InstrumentChange>() is not null;
        HashSet<string> done = [.. remedy.Changes.Select(change => change.ToString())];
        IEnumerable<ModelClosure> left = predicament.Closures.Where(closure =>
            !closure.IsOfTheRequest && closure.HoldsIn(world) && !(closure.Act is { } act && done.Contains(act)) && !(isAnother && closure.IsAboutInstrument));
        request = done.Contains("reopen_order") ? request with { OrderExpiresAt = null } : request;
        if (remedy.Changes.Any(change => change is ReasonChange { Kind: ChangeKind.RestoreInstrument }))
        {
            PaymentInstrument old = remedy.Opens[0].Instrument!;
            PaymentInstrument renewed = old with { Expiry = null };
            request = request with { Instruments = [.. request.Instruments!.Select(each => ReferenceEquals(each, old) ? renewed : each)] };
            left = left.Select(closure => ReferenceEquals(closure.Scope.Instrument, old) ? closure with { Scope = closure.Scope with { Instrument = renewed } } : closure);
        }

        PaymentCatalog catalog = done.Contains("widen_terms product") ? Widened(predicament.Definition) : predicament.Catalog;
        return Resolve(catalog, request, at, Predicament.Verdict(left)).IsAvailable;
    }

    private static PaymentCatalog Widened(CatalogDefinition definition) => PaymentCatalog.Compile(definition with
    {
        Methods =
        [
            .. definition.Methods.Select(method => method with
            {
                Routes =
                [
                    .. method.Routes.Select(route => route with
                    {
                        Terms = route.Terms with { Sets = route.Terms.Sets.Where(set => set.Key != "product").ToDictionary() },
                    }),
                ],
            }),
        ],
    });

    private static AvailabilityResult Resolve(PaymentCatalog catalog, PaymentRequest request, DateTimeOffset at, GateVerdict verdict)
    {
        var runner = new GateRunner("gate.model", new Said(verdict), new GateOptions { Execution = GateExecution.Inline }, UnknownPolicy.Close, TimeProvider.System, TimeSpan.FromMilliseconds(300));
        var resolver = new PaymentAvailabilityResolver(
            new PaymentCatalogStore(catalog), [runner], new PaymentAvailabilityOptions(), Silent, new Standing(at), TestRanking.Ranker);
        ValueTask<AvailabilityResult> pending = resolver.ResolveAsync(request);
        return pending.IsCompletedSuccessfully ? pending.Result : throw new InvalidOperationException("a gate left the thread");
    }

    private sealed class Said(GateVerdict verdict) : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(verdict);
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
