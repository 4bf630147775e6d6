using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Evaluates a resolution once more, a route at a time, to tell who said what.</summary>
internal sealed class Explainer
{
    private readonly AvailabilityResult _result;
    private readonly RouteIndex _index;
    private readonly List<Closure> _ofRequest = [];
    private readonly List<Closure> _ofVerification = [];

    public Explainer(AvailabilityResult result)
    {
        _result = result;
        _index = result.Catalog.Index;
        RequestCheck.AddClosures(result.Request, result.At, _ofRequest);
        var context = new GateContext(result.Request, result.Catalog, result.At) { VerificationMaximumAge = result.VerificationMaximumAge };
        var verification = new VerificationFindings();
        verification.Collect(context, result.Outcomes.AsSpan());
        verification.AddClosures(context, _ofVerification);
    }

    public Explanation Explain() => new(
        $"resolution {_result.Id}, catalog {_result.CatalogVersion}",
        [
            .. _result.Options.Select(option => Option(option.Method, option.Instrument, "open", option.Verification)),
            .. _result.ClosedOptions.Select(option => Option(option.Method, option.Instrument, "closed", [])),
        ]);

    private Explanation Option(PaymentMethod method, PaymentInstrument? instrument, string verdict, ImmutableArray<VerificationStep> verification) =>
        new(
            instrument is null ? method.Id : $"{method} with {instrument}",
            [.. method.Routes.Select(route => Route(route, instrument))],
            verdict)
        {
            Note = verification.IsEmpty ? null : $"needs {string.Join(" and ", verification)}",
        };

    private Explanation Route(PaymentRoute route, PaymentInstrument? instrument)
    {
        ImmutableArray<Explanation> parts =
        [
            .. Unbound(route, instrument),
            Terms(route, instrument),
            Part("request", _ofRequest, route, instrument),
            .. _result.Outcomes.Select(outcome => Gate(outcome, route, instrument)),
            .. Verification(route, instrument),
        ];
        return new Explanation($"{route.Id} over {route.Channel}", parts, parts.Any(part => part.Verdict == "closed") ? "closed" : "open");
    }

    private IEnumerable<Explanation> Unbound(PaymentRoute route, PaymentInstrument? instrument)
    {
        if (instrument is null && route.Method.Instrument != InstrumentKind.None && _result.Request.Instruments is not null)
        {
            yield return new Explanation(
                "instruments", [], "closed", [_result.ClosedOptions.First(option => option.Method == route.Method).Routes[0].Reasons[0]]);
        }
    }

    private Explanation Terms(PaymentRoute route, PaymentInstrument? instrument)
    {
        var reasons = new List<Reason>();
        RouteQuery query = _result.Request.ToQuery(instrument, _result.At);
        _index.AddReasons(route.Index, query, _index.Select(query), _index.HoursOf(query), reasons);
        return new Explanation("terms", [], reasons.Count == 0 ? "open" : "closed", [.. reasons]);
    }

    // Told where it closes something; what gates demand is told with each.
    private IEnumerable<Explanation> Verification(PaymentRoute route, PaymentInstrument? instrument)
    {
        if (Part("verification", _ofVerification, route, instrument) is { Verdict: "closed" } part)
        {
            yield return part;
        }
    }

    private static Explanation Part(string subject, IEnumerable<Closure> closures, PaymentRoute route, PaymentInstrument? instrument)
    {
        ImmutableArray<Reason> reasons = [.. closures.Where(closure => closure.Scope.Covers(route, instrument)).Select(closure => closure.Reason).Distinct()];
        return new Explanation(subject, [], reasons.IsEmpty ? "open" : "closed", reasons);
    }

    private static Explanation Gate(GateOutcome outcome, PaymentRoute route, PaymentInstrument? instrument)
    {
        GateVerdict verdict = outcome.Verdict;
        bool isClosing = outcome is { IsUnknown: true, Runner.WhenUnknown: UnknownPolicy.Close };
        Explanation part = Part(outcome.Runner.Name, verdict.Closures, route, instrument);
        string[] demands = [.. verdict.Demands.Where(demand => demand.Scope.Covers(route, instrument)).Select(demand => $"demands {demand.Step}")];
        return new Explanation(
            part.Subject,
            [],
            isClosing ? "closed" : outcome.IsUnknown ? "unknown" : part.Verdict,
            isClosing ? [outcome.Runner.ClosureFor(outcome.Cause).Reason] : part.Reasons)
        {
            Duration = outcome.Elapsed == 0 ? null : new TimeSpan(outcome.Elapsed),
            AsOf = verdict.AsOf,
            Note = outcome.IsUnknown
                ? $"unknown: {WireNames.UnknownCause.NameOf(outcome.Cause)}, policy {WireNames.UnknownPolicy.NameOf(outcome.Runner.WhenUnknown)}"
                : demands.Length == 0 ? null : string.Join(", ", demands),
        };
    }
}
