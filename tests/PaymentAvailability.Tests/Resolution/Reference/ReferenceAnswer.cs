namespace PaymentAvailability.Tests;

/// <summary>An answer as lines of text, whoever gave it: the reference or the library.</summary>
internal sealed class ReferenceAnswer
{
    private readonly List<(string Name, List<ReferenceReason> Reasons)> _closedReasons = [];

    public List<string> Open { get; } = [];

    public List<string> Closed { get; } = [];

    public List<string> Notices { get; } = [];

    public List<string> Unknown { get; } = [];

    public HashSet<string> Assumptions { get; } = [];

    public List<(PaymentRoute Route, ReferenceFacts Facts)> Offered { get; } = [];

    /// <summary>Which instrument of the request this is: equal ones may be there twice.</summary>
    public static string PlaceOf(PaymentInstrument? instrument, PaymentRequest request) =>
        instrument is null ? "-" : $"{request.Instruments!.ToList().FindIndex(each => ReferenceEquals(each, instrument))}";

    public static List<string> LinesOf(AvailabilityResult result, PaymentRequest request) =>
    [
        .. result.Options.Select(option => OpenLine(
            $"{option.Method}#{PlaceOf(option.Instrument, request)}",
            option.Routes,
            option.ClosedRoutes.Select(closed => ClosedText(closed.Route, closed.Reasons.Select(ComparedCatalog.Text))),
            option.Verification,
            option.Completed)),
        .. result.ClosedOptions.Select(option => ClosedLine(
            $"{option.Method}#{PlaceOf(option.Instrument, request)}",
            option.Routes.Select(closed => ClosedText(closed.Route, closed.Reasons.Select(ComparedCatalog.Text))))),
        .. result.Notices.Select(notice => notice.Kind == NoticeKind.Failover
            ? $"failover {notice.From} {notice.To} {ComparedCatalog.Text(notice.Reason)}"
            : $"warning {ComparedCatalog.Text(notice.Reason)}"),
        .. result.UnknownGates.Select(gate => $"unknown {gate.Gate} {gate.Cause} {gate.Policy}"),
        $"assumed {string.Join(' ', result.Assumptions.Select(assumption => assumption.Fact).Order(StringComparer.Ordinal))}",
        $"headline {result.PrimaryReason?.Definition.HeadlineRank}",
    ];

    public void Add(
        string name,
        List<PaymentRoute> open,
        List<(PaymentRoute Route, List<ReferenceReason> Reasons)> closed,
        IEnumerable<VerificationStep> verification,
        IEnumerable<CountedVerification> completed)
    {
        IEnumerable<string> closedTexts = closed.Select(each => ClosedText(each.Route, each.Reasons.Select(reason => reason.Text)));
        if (open.Count == 0)
        {
            Closed.Add(ClosedLine(name, closedTexts));
            _closedReasons.AddRange(closed.Select(each => (name, each.Reasons)));
            return;
        }

        Open.Add(OpenLine(name, open, closedTexts, verification, completed));
        PaymentRoute first = open[0];
        foreach ((PaymentRoute route, List<ReferenceReason> reasons) in closed)
        {
            bool isBefore = first.Method.Routes.IndexOf(route) < first.Method.Routes.IndexOf(first);
            ReferenceReason? why = reasons.Find(reason => reason.Definition.Cause == ReasonCause.Channel);
            string change = $"failover {route.Channel} {first.Channel} ";
            if (isBefore && why is not null && route.Channel != first.Channel && !Notices.Exists(notice => notice.StartsWith(change, StringComparison.Ordinal)))
                Notices.Add(change + why.Text);
        }
    }

    public List<string> ToLines()
    {
        int? headline = Open.Count > 0 || _closedReasons.Count == 0 ? null : Headline();
        return [.. Open, .. Closed, .. Notices, .. Unknown, $"assumed {string.Join(' ', Assumptions.Order(StringComparer.Ordinal))}", $"headline {headline}"];
    }

    private int Headline()
    {
        List<ReferenceReason> everywhere = [.. _closedReasons[0].Reasons.Where(reason => _closedReasons.TrueForAll(each => each.Reasons.Contains(reason)))];
        if (everywhere.Count > 0)
            return everywhere.Min(reason => reason.Definition.HeadlineRank);

        int fewest = _closedReasons.Min(each => DistanceOf(each.Reasons));
        return _closedReasons.Where(each => DistanceOf(each.Reasons) == fewest)
            .Select(each => each.Reasons.MinBy(reason => (-OptionsWith(reason), reason.Definition.HeadlineRank))!)
            .MaxBy(OptionsWith)!.Definition.HeadlineRank;

        int OptionsWith(ReferenceReason reason) => _closedReasons.Where(each => each.Reasons.Contains(reason)).Select(each => each.Name).Distinct().Count();
    }

    // To bind something is a step of its own.
    private static int DistanceOf(List<ReferenceReason> reasons) =>
        reasons.Count + (reasons.Exists(reason => reason.Definition == AccountReasons.NoBoundInstrument) ? 1 : 0);

    private static string OpenLine(
        string name, IEnumerable<PaymentRoute> open, IEnumerable<string> closed, IEnumerable<VerificationStep> verification, IEnumerable<CountedVerification> completed) =>
        $"open {name} over {string.Join(' ', open.Select(route => route.Id))} verify {string.Join(" and ", verification)} "
        + $"after {string.Join(" and ", completed)} without {string.Join(' ', closed)}";

    private static string ClosedLine(string name, IEnumerable<string> closed) => $"closed {name} {string.Join(' ', closed)}";

    private static string ClosedText(PaymentRoute route, IEnumerable<string> reasons) => $"{route.Id}[{string.Join("; ", reasons.Order(StringComparer.Ordinal))}]";
}
