namespace PaymentAvailability;

/// <summary>Evaluates a candidate with changes applied: its terms anew, and every closure, one by one. Knows nothing of how the changes were found.</summary>
internal sealed class RemedyCheck
{
    private readonly DiagnosedCase _case;
    private readonly LiftTable _lifts;
    private readonly ComingReasons _coming;
    private readonly List<Reason> _reasons = [];
    private readonly List<LiftableReason> _none = [];

    public RemedyCheck(DiagnosedCase diagnosed, LiftTable lifts, ComingReasons coming)
    {
        _case = diagnosed;
        _lifts = lifts;
        _coming = coming;
    }

    public bool Opens(in Candidate candidate, ChangeVector changes)
    {
        long moment = changes.Until == 0 ? _case.At.UtcTicks : changes.Until;
        return AcceptTerms(candidate, changes, moment) && NoClosureIsLeft(candidate, changes, moment) && NothingCame(candidate, changes, moment);
    }

    private bool AcceptTerms(in Candidate candidate, ChangeVector changes, long moment)
    {
        PaymentRequest request = _case.Request;
        RouteIndex index = _case.Catalog.Index;
        var when = new DateTimeOffset(moment, TimeSpan.Zero);
        if (index.Hours.NextOpen(index.Hours.TimetableOf(candidate.Route.Index), when) is { } opens && opens > when)
        {
            return false;
        }

        // Hours were looked at above: the index keeps the answer for now, and another moment would push it out.
        RouteQuery query = request.ToQuery(candidate.Instrument, when) with { At = null, Amount = AmountAfter(changes) };
        query = changes.Client == ChangeVector.None ? query : query with { Client = (ClientKind)changes.Client };
        SelectedRows selected = index.Select(query);
        _reasons.Clear();
        index.AddReasons(candidate.Route.Index, query, selected, null, _reasons);
        foreach (Reason reason in _reasons)
        {
            if (!IsLifted(reason, candidate, changes, moment))
            {
                return false;
            }
        }

        return true;
    }

    private Money AmountAfter(ChangeVector changes)
    {
        Money amount = _case.Request.Amount;
        return changes.AtMost != ChangeVector.NoLimit ? Money.FromMinorUnits(changes.AtMost, amount.Currency)
            : changes.AtLeast != ChangeVector.NoMinimum ? Money.FromMinorUnits(changes.AtLeast, amount.Currency)
            : amount;
    }

    private bool NoClosureIsLeft(in Candidate candidate, ChangeVector changes, long moment)
    {
        foreach (Closure closure in _case.Closures)
        {
            if (closure.Scope.Covers(candidate.Route, candidate.Instrument) && !IsLifted(closure.Reason, candidate, changes, moment))
            {
                return false;
            }
        }

        return true;
    }

    private bool NothingCame(in Candidate candidate, ChangeVector changes, long moment)
    {
        if (changes.Until == 0)
        {
            return true;
        }

        _none.Clear();
        while (_coming.FirstAgainst(candidate, moment, _none) is { } came)
        {
            if (!IsLifted(came, changes, moment))
            {
                return false;
            }

            _none.Add(came);
        }

        return true;
    }

    private bool IsLifted(Reason reason, in Candidate candidate, ChangeVector changes, long moment)
    {
        LiftableReason liftable = _lifts.Of(_case.ToldOf(reason), candidate.Place, candidate.Route.Method.Instrument != InstrumentKind.None);
        return (candidate.IsAnother && liftable.IsAboutInstrument) || IsLifted(liftable, changes, moment);
    }

    private static bool IsLifted(LiftableReason liftable, ChangeVector changes, long moment)
    {
        foreach (Lift way in liftable.Ways)
        {
            bool isTaken = way.Means switch
            {
                LiftMeans.Act => Array.BinarySearch(changes.Acts, (int)way.Value) >= 0,
                LiftMeans.AtMost => changes.AtMost <= way.Value,
                LiftMeans.AtLeast => changes.AtLeast >= way.Value,
                LiftMeans.Until => moment >= way.Value,
                LiftMeans.Client => changes.Client != ChangeVector.None && (way.Value >> changes.Client & 1) != 0,
                _ => changes.AppVersion >= way.Version,
            };
            if (isTaken)
            {
                return true;
            }
        }

        return false;
    }
}
