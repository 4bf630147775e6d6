namespace PaymentAvailability;

/// <summary>Finds, for one candidate, the sets of changes that open it and hold nothing needless; some may still be within others.</summary>
/// <remarks>
/// Goes through the reasons and takes each way of each, so the sets are all there are. Values follow from the ways taken: the amount nearest
/// to the requested one, the earliest moment at which what passes has passed and the route serves. What begins before that moment stands
/// against the candidate as well.
/// </remarks>
internal sealed class CandidateSolver
{
    private readonly RouteIndex _index;
    private readonly Currency _currency;
    private readonly long _at;
    private readonly long _amount;
    private readonly Openings _openings;
    private readonly ClientTerms _clients;
    private readonly InstrumentTerms _instruments;
    private readonly RemedyCheck _check;
    private readonly ComingReasons _coming;
    private readonly SearchBudget _budget;
    private readonly SmallestSets _found;
    private readonly List<LiftableReason> _reasons = [];
    private readonly List<int> _acts = [];
    private Candidate _candidate;
    private int _group;

    public CandidateSolver(
        DiagnosedCase diagnosed,
        Openings openings,
        ClientTerms clients,
        InstrumentTerms instruments,
        ComingReasons coming,
        RemedyCheck check,
        SearchBudget budget,
        SmallestSets found)
    {
        _index = diagnosed.Catalog.Index;
        _currency = diagnosed.Request.Amount.Currency;
        _at = diagnosed.At.UtcTicks;
        _amount = RequestCheck.IsAmount(diagnosed.Request) && diagnosed.Request.Amount.TryGetMinorUnits(out long units) ? units : 0;
        _openings = openings;
        _clients = clients;
        _instruments = instruments;
        _check = check;
        _coming = coming;
        _budget = budget;
        _found = found;
    }

    /// <summary>Adds the sets that open a candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="group">The number under which they are added.</param>
    public void Solve(in Candidate candidate, int group)
    {
        _group = group;
        _candidate = candidate;
        _reasons.Clear();
        _reasons.AddRange(candidate.Reasons);
        foreach (LiftableReason reason in candidate.Reasons)
        {
            if (reason.Ways.Length == 0)
            {
                return;
            }
        }

        Lift(0, new Values());
    }

    private void Lift(int next, in Values values)
    {
        if (!_budget.TrySpend())
        {
            return;
        }

        if (next == _reasons.Count)
        {
            Complete(next, values);
            return;
        }

        Lift[] ways = _reasons[next].Ways;
        if (ways.Length > 1 && IsCovered(values))
        {
            return;
        }

        foreach (Lift way in ways)
        {
            Take(way, next + 1, values);
        }
    }

    private void Take(in Lift way, int next, in Values values)
    {
        switch (way.Means)
        {
            case LiftMeans.Act:
                TakeAct((int)way.Value, next, values);
                break;
            case LiftMeans.AtMost:
                Lift(next, values with { AtMost = Math.Min(values.AtMost, way.Value) });
                break;
            case LiftMeans.AtLeast:
                Lift(next, values with { AtLeast = Math.Max(values.AtLeast, way.Value) });
                break;
            case LiftMeans.Until:
                Lift(next, values with { Until = Math.Max(values.Until, way.Value) });
                break;
            case LiftMeans.AppVersion:
                Lift(next, values with { AppVersion = values.AppVersion is { } version && version > way.Version ? version : way.Version });
                break;
            case LiftMeans.Client when (values.Clients & way.Value & _clients.AcceptedBy(_candidate.Route)) is var clients and not 0:
                Lift(next, values with { Clients = clients });
                break;
        }
    }

    private void TakeAct(int act, int next, in Values values)
    {
        int place = _acts.BinarySearch(act);
        if (place >= 0)
        {
            Lift(next, values);
            return;
        }

        _acts.Insert(~place, act);
        Lift(next, values);
        _acts.Remove(act);
    }

    private void Complete(int next, in Values values)
    {
        if (TryFindAmount(values, out long atMost, out long atLeast) && TryFindMoment(values, out long until))
        {
            if (until != 0 && _coming.FirstAgainst(_candidate, until, _reasons) is { } coming)
            {
                Wait(coming, next, values with { Until = until });
                return;
            }

            Tell(values, atMost, atLeast, until);
        }
    }

    // The payer would wait into another reason, which then has to go away too.
    private void Wait(LiftableReason coming, int next, in Values values)
    {
        _reasons.Add(coming);
        Lift(next, values);
        _reasons.RemoveAt(_reasons.Count - 1);
    }

    private bool TryFindAmount(in Values values, out long atMost, out long atLeast)
    {
        (atMost, atLeast) = (values.AtMost, values.AtLeast);
        bool isLess = atMost < _amount;
        bool isMore = atLeast > _amount;
        if (!isLess && !isMore)
        {
            (atMost, atLeast) = (ChangeDraft.NoLimit, ChangeDraft.NoMinimum);
            return true;
        }

        AmountRange? range = _index.AmountTermOf(_candidate.Route.Index).Find(_currency);
        atMost = Math.Min(atMost, range?.Maximum ?? long.MaxValue);
        atLeast = Math.Max(Math.Max(atLeast, range?.Minimum ?? 1), 1);
        if (atMost < atLeast)
        {
            return false;
        }

        (atMost, atLeast) = isLess ? (atMost, ChangeDraft.NoMinimum) : (ChangeDraft.NoLimit, atLeast);
        return true;
    }

    private bool TryFindMoment(in Values values, out long until)
    {
        until = values.Until;
        if (until == 0)
        {
            return true;
        }

        until = _openings.NextOf(_candidate.Route, until);
        return until > _at;
    }

    private void Tell(in Values values, long atMost, long atLeast, long until)
    {
        if (values.Clients == ~0L)
        {
            Tell(Draft(values, atMost, atLeast, until, ChangeDraft.None));
            return;
        }

        if (IsCovered(values with { AtMost = atMost, AtLeast = atLeast, Until = until }))
        {
            return;
        }

        for (long clients = values.Clients; clients != 0; clients &= clients - 1)
        {
            Tell(Draft(values, atMost, atLeast, until, System.Numerics.BitOperations.TrailingZeroCount(clients)));
        }
    }

    // Evaluated before it is kept, so that a set that opens nothing could not push out one that does.
    private void Tell(in ChangeDraft changes)
    {
        if (_found.Find(changes, out SmallestSet? equal) && equal is null)
        {
            return;
        }

        if (_check.Opens(_candidate, changes))
        {
            _found.Add(changes, equal, _group);
        }
    }

    // What is taken so far holds a smallest set already, and whatever is added only asks for more.
    private bool IsCovered(in Values values) => _found.Find(Draft(values, values.AtMost, values.AtLeast, values.Until, ChangeDraft.None), out _);

    private ChangeDraft Draft(in Values values, long atMost, long atLeast, long until, int client) =>
        new(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_acts))
        {
            AtMost = atMost,
            AtLeast = atLeast,
            Until = until,
            AppVersion = values.AppVersion,
            Client = client,
            Instrument = _candidate.IsAnother ? _instruments.NumberOf(_candidate.Route) : ChangeDraft.None,
        };

    /// <summary>The values taken so far.</summary>
    private readonly record struct Values()
    {
        public long AtMost { get; init; } = ChangeDraft.NoLimit;

        public long AtLeast { get; init; } = ChangeDraft.NoMinimum;

        public long Until { get; init; }

        public Version? AppVersion { get; init; }

        public long Clients { get; init; } = ~0L;
    }
}
