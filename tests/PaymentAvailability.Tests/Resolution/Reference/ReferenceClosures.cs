namespace PaymentAvailability.Tests;

/// <summary>A gate as the reference sees it: its verdict, or why there is none.</summary>
internal sealed record ReferenceGate(string Name, UnknownPolicy Policy, ScriptedVerdict Played)
{
    private static readonly ScriptedVerdict Nothing = new();

    public ScriptedVerdict Verdict => Played.Misdeed is null ? Played : Nothing;

    public UnknownCause? Unknown => Played.Misdeed is { } misdeed ? HostileGates.CauseOf(misdeed) : null;
}

/// <summary>A reason as text, with its definition.</summary>
internal sealed record ReferenceReason(string Text)
{
    public ReferenceReason(Reason reason)
        : this(ComparedCatalog.Text(reason))
    {
    }

    public ReasonDefinition Definition => ReasonVocabulary.BuiltIn.Find(ReasonCode.Parse(Text.Split('(')[0]))!;
}

/// <summary>What closes routes besides terms: the request itself, the verdicts of the gates, and gates that do not know.</summary>
internal sealed class ReferenceClosures
{
    private readonly List<(Reason Reason, ScriptedScope Scope)> _closures = [];
    private readonly List<(VerificationStep Step, ScriptedScope Scope)> _demands = [];
    private readonly ReferenceVerification _verification;

    public ReferenceClosures(PaymentRequest request, DateTimeOffset at, IReadOnlyList<ReferenceGate> gates)
    {
        var everything = new ScriptedScope(null, [], null);
        bool isCountable = new ReferenceFacts(new RouteQuery { Amount = request.Amount }).Amount is not null;
        if (request.Amount.Amount <= 0 || !isCountable)
            _closures.Add((OrderReasons.AmountInvalid.WithoutFacts, everything));

        if (request.OrderId is { } order && (order.Trim().Length == 0 || order.Length > 128 || order.Any(char.IsControl)))
            _closures.Add((OrderReasons.ReferenceInvalid.WithoutFacts, everything));

        foreach (PaymentInstrument instrument in request.Instruments ?? [])
        {
            // The last place on earth where a month ends is twelve hours behind UTC.
            if (instrument.Expiry is { } expiry && at.UtcDateTime.AddHours(-12) >= new DateTime(expiry.Year, expiry.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1))
                _closures.Add((AccountReasons.CardExpired.WithoutFacts, everything with { Instrument = instrument }));
        }

        _verification = new ReferenceVerification(request, at, [.. gates.SelectMany(gate => gate.Verdict.Withheld)]);
        foreach (ReferenceGate gate in gates)
        {
            _closures.AddRange(gate.Verdict.Closures);
            _demands.AddRange(gate.Verdict.Demands);
            if (gate is { Unknown: { } cause, Policy: UnknownPolicy.Close })
            {
                ReasonDefinition because = cause is UnknownCause.Failed or UnknownCause.Invalid ? PlatformReasons.DependencyFailure : PlatformReasons.EvaluationIncomplete;
                _closures.Add((because.With(Fact.Of("gate", gate.Name)), everything));
            }
        }
    }

    public IEnumerable<ReferenceReason> For(PaymentRoute route, PaymentInstrument? instrument) =>
        _closures.Where(closure => closure.Scope.Covers(route, instrument)).Select(closure => closure.Reason)
            .Concat(route.Method.Verification.Concat(_demands.Where(demand => demand.Scope.Covers(route, instrument)).Select(demand => demand.Step))
                .SelectMany(_verification.WhyNot))
            .Select(reason => new ReferenceReason(reason));

    public IEnumerable<VerificationStep> VerificationFor(PaymentMethod method, IReadOnlyList<PaymentRoute> open, PaymentInstrument? instrument) =>
        _verification.Left(method.Verification.Concat(_demands.Where(demand => open.Any(route => demand.Scope.Covers(route, instrument))).Select(demand => demand.Step)));

    public IEnumerable<CountedVerification> CompletedFor(PaymentMethod method, IReadOnlyList<PaymentRoute> open, PaymentInstrument? instrument) =>
        _verification.Counted(method.Verification.Concat(_demands.Where(demand => open.Any(route => demand.Scope.Covers(route, instrument))).Select(demand => demand.Step)));
}
