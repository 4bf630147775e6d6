namespace PaymentAvailability.Tests;

/// <summary>
/// What resolving means, restated from the definition of the catalog and the verdicts of the gates, a route and an instrument at a
/// time. Slow on purpose. Its answer, and that of the library, are told as lines of text.
/// </summary>
internal sealed class ReferenceResolver
{
    private readonly CatalogDefinition _definition;
    private readonly PaymentCatalog _catalog;
    private readonly Dictionary<string, ReferenceRoute> _terms;

    public ReferenceResolver(CatalogDefinition definition, PaymentCatalog catalog)
    {
        _definition = definition;
        _catalog = catalog;
        _terms = new ReferenceCatalog(definition).Routes.ToDictionary(route => route.Id);
    }

    public List<string> Resolve(PaymentRequest request, DateTimeOffset at, IReadOnlyList<ReferenceGate> gates)
    {
        var answer = new ReferenceAnswer();
        var closures = new ReferenceClosures(request, at, gates);
        foreach (ReferenceGate gate in gates)
        {
            if (gate.Unknown is { } cause)
                answer.Unknown.Add($"unknown {gate.Name} {cause} {gate.Policy}");
            answer.Notices.AddRange(gate.Verdict.Warnings.Select(warning => $"warning {ComparedCatalog.Text(warning)}"));
        }

        foreach (PaymentMethod method in _catalog.Methods)
        {
            PaymentInstrument?[] bound = InstrumentsFor(method, request);
            foreach (PaymentInstrument? instrument in bound.DefaultIfEmpty(null))
                AddOption(answer, method, instrument, bound.Length == 0, request, at, closures);
        }

        if (answer.Open.Count > 0)
            AddAssumptions(answer, request, gates);
        return answer.ToLines();
    }

    // Nothing bound is told from nothing needed and from nothing known: only the first gives an empty list.
    private static PaymentInstrument?[] InstrumentsFor(PaymentMethod method, PaymentRequest request) =>
        method.Instrument == InstrumentKind.None || request.Instruments is null
            ? [null]
            : [.. request.Instruments.Where(instrument => instrument.Kind == method.Instrument)];

    private static RouteQuery FactsOf(PaymentRequest request, PaymentInstrument? instrument, DateTimeOffset at) => new()
    {
        Amount = request.Amount,
        Country = request.Country,
        Client = request.Client?.Kind,
        Product = request.Product,
        Capture = request.Capture,
        Recurrence = request.Recurrence,
        Bank = instrument?.Bank,
        CardType = instrument?.CardType,
        CardNetwork = instrument?.CardNetwork,
        AccountClass = instrument?.AccountClass,
        Attributes = request.Attributes,
        At = at,
    };

    private void AddOption(
        ReferenceAnswer answer, PaymentMethod method, PaymentInstrument? instrument, bool isUnbound, PaymentRequest request, DateTimeOffset at, ReferenceClosures closures)
    {
        var facts = new ReferenceFacts(FactsOf(request, instrument, at));
        var open = new List<PaymentRoute>();
        var closed = new List<(PaymentRoute Route, List<ReferenceReason> Reasons)>();
        foreach (PaymentRoute route in method.Routes)
        {
            var reasons = new List<ReferenceReason>();
            if (isUnbound)
                reasons.Add(new ReferenceReason(AccountReasons.NoBoundInstrument.With(Fact.Of("instrument", WireNames.Instrument.NameOf(method.Instrument)))));
            reasons.AddRange(_terms[route.Id].ReasonsFor(facts).Select(text => new ReferenceReason(text)));
            reasons.AddRange(closures.For(route, instrument));
            if (reasons.Count == 0)
                open.Add(route);
            else
                closed.Add((route, [.. reasons.Distinct()]));
        }

        string name = $"{method.Id}#{ReferenceAnswer.PlaceOf(instrument, request)}";
        answer.Add(name, open, closed, closures.VerificationFor(method, open, instrument), closures.CompletedFor(method, open, instrument));
        foreach (PaymentRoute route in open)
            answer.Offered.Add((route, facts));
    }

    private void AddAssumptions(ReferenceAnswer answer, PaymentRequest request, IReadOnlyList<ReferenceGate> gates)
    {
        foreach ((PaymentRoute route, ReferenceFacts facts) in answer.Offered)
        {
            TermsDefinition[] all = TermsOf(route);
            answer.Assumptions.UnionWith(all.SelectMany(terms => terms.Sets.Keys).Where(name => facts.BuiltIn[name] is null));
            answer.Assumptions.UnionWith(all.SelectMany(terms => terms.Attributes.Keys).Where(name => facts.Attributes.GetValueOrDefault(name) is null));
            if (request.Instruments is null && route.Method.Instrument != InstrumentKind.None)
                answer.Assumptions.Add("instruments");
        }

        answer.Assumptions.UnionWith(gates.SelectMany(gate => gate.Verdict.Assumptions));
    }

    private TermsDefinition[] TermsOf(PaymentRoute route)
    {
        MethodDefinition method = _definition.Methods.Single(each => each.Id == route.Method.Id);
        RouteDefinition own = method.Routes.Single(each => each.Id == route.Id);
        return [own.Terms, method.Terms, _definition.Channels.Single(channel => channel.Id == own.Channel).Terms];
    }
}
