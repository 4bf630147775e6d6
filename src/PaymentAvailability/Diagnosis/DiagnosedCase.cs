using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>What a diagnosis looks at: the payment, what closes it now and later, and what its audience may know of the reasons.</summary>
/// <remarks>
/// For a payer, every reason is replaced by its public face before anything is concluded from it. What a payer is told can then not
/// depend on which of several reasons behind one alias it was: not by a text, an amount, a moment, or the number of remedies.
/// </remarks>
internal sealed class DiagnosedCase
{
    private readonly Func<Reason, Reason>? _tell;
    private readonly List<Closure> _closures = [];
    private readonly ClosureIndex _index = new();
    private readonly Dictionary<Reason[], ImmutableArray<Reason>> _told = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Reason[], ImmutableArray<Reason>> _withAnother = new(ReferenceEqualityComparer.Instance);
    private readonly List<Reason> _gathered = [];
    private readonly bool _hasInstrumentClosures;

    /// <param name="result">The resolution.</param>
    /// <param name="tell">Replaces a reason by what the audience may know of it; nothing to take reasons as they are.</param>
    public DiagnosedCase(AvailabilityResult result, Func<Reason, Reason>? tell = null)
    {
        _tell = tell;
        Request = result.Request;
        Catalog = result.Catalog;
        At = result.At;
        RequestCheck.AddClosures(Request, At, _closures);
        RequestCheck.AddComing(Request, At, Coming);
        foreach (GateOutcome outcome in result.Outcomes)
        {
            if (outcome is { IsUnknown: true, Runner.WhenUnknown: UnknownPolicy.Close })
            {
                _closures.Add(outcome.Runner.ClosureFor(outcome.Cause));
            }

            _closures.AddRange(outcome.Verdict.Closures.AsSpan());
            Coming.AddRange(outcome.Verdict.Coming.AsSpan());
            (outcome.Runner.Gate as IForesight)?.AddComing(new GateContext(Request, Catalog, At), Coming);
        }

        var context = new GateContext(Request, Catalog, At) { VerificationMaximumAge = result.VerificationMaximumAge };
        var verification = new VerificationFindings();
        verification.Collect(context, result.Outcomes.AsSpan());
        verification.AddClosures(context, _closures);
        verification.AddComing(context, Coming);
        foreach (Closure closure in _closures)
        {
            _hasInstrumentClosures |= closure.Scope.TellsInstrumentsApart;
        }

        _index.Fill(CollectionsMarshal.AsSpan(_closures));
        Upstreams = new SharedUpstreams(Catalog, FailedChannels());
    }

    /// <summary>Whether reasons are taken as they are.</summary>
    public bool IsPlain => _tell is null;

    public PaymentRequest Request { get; }

    public PaymentCatalog Catalog { get; }

    public DateTimeOffset At { get; }

    /// <summary>What gates and the request itself will close later.</summary>
    public List<ComingClosure> Coming { get; } = [];

    public SharedUpstreams Upstreams { get; }

    /// <summary>The reason as this diagnosis may know it.</summary>
    public Reason ToldOf(Reason reason) => _tell is null ? reason : _tell(reason);

    /// <summary>The reasons as this diagnosis may know them, each once; the same list for the same list.</summary>
    public ImmutableArray<Reason> ToldOf(ImmutableArray<Reason> reasons)
    {
        if (_tell is null)
        {
            return reasons;
        }

        Reason[] list = ImmutableCollectionsMarshal.AsArray(reasons)!;
        if (!_told.TryGetValue(list, out ImmutableArray<Reason> told))
        {
            _told.Add(list, told = [.. reasons.Select(_tell).Distinct()]);
        }

        return told;
    }

    /// <summary>The closed option with its reasons as this diagnosis may know them.</summary>
    public ClosedOption ToldOf(ClosedOption option) => _tell is null
        ? option
        : new ClosedOption(option.Method, option.Instrument, [.. option.Routes.Select(route => route with { Reasons = ToldOf(route.Reasons) })]);

    /// <summary>Adds the reasons for which gates and the request itself close a route now.</summary>
    public void AddReasons(PaymentRoute route, PaymentInstrument? instrument, List<Reason> reasons) => _index.AddReasons(route, instrument, reasons);

    /// <summary>What would stand against a route with another instrument of which nothing is known yet.</summary>
    /// <param name="route">The route.</param>
    /// <param name="instrument">The payer's instrument of which <paramref name="reasons"/> are known, if there is one.</param>
    /// <param name="reasons">What stands against the route with it.</param>
    public ImmutableArray<Reason> ReasonsWithAnother(PaymentRoute route, PaymentInstrument? instrument, ImmutableArray<Reason> reasons)
    {
        // A closure of one instrument may have the reason of one that holds for all.
        if (instrument is not null && _hasInstrumentClosures)
        {
            GatherWithout(route);
            _gathered.RemoveAll(IsAboutInstrument);
            return [.. _gathered];
        }

        Reason[] list = ImmutableCollectionsMarshal.AsArray(reasons)!;
        if (!_withAnother.TryGetValue(list, out ImmutableArray<Reason> left))
        {
            _gathered.Clear();
            _gathered.AddRange(reasons.AsSpan());
            left = _gathered.RemoveAll(IsAboutInstrument) == 0 ? reasons : [.. _gathered];
            _withAnother.Add(list, left);
        }

        return left;
    }

    private void GatherWithout(PaymentRoute route)
    {
        _gathered.Clear();
        RouteQuery query = Request.ToQuery(null, At);
        RouteIndex index = Catalog.Index;
        index.AddReasons(route.Index, query, index.Select(query), index.HoursOf(query), _gathered);
        AddReasons(route, null, _gathered);
    }

    private bool IsAboutInstrument(Reason reason) => ToldOf(reason).Definition.LiftedBy is ChangeKind.UseInstrument or ChangeKind.RestoreInstrument;

    private HashSet<string> FailedChannels()
    {
        var failed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Closure closure in _closures)
        {
            if (SharedUpstreams.ChannelOf(ToldOf(closure.Reason)) is { } channel)
            {
                failed.Add(channel);
            }
        }

        return failed;
    }
}
