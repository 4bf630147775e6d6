namespace PaymentAvailability;

/// <summary>Evaluates a candidate with changes applied: its terms anew, and every closure, one by one. Knows nothing of how the changes were found.</summary>
internal sealed class RemedyCheck
{
    private readonly DiagnosedCase _case;
    private readonly Openings _openings;
    private readonly LiftTable _lifts;
    private readonly ComingReasons _coming;
    private readonly List<Reason> _reasons = [];
    private readonly List<LiftableReason> _lifted = [];

    public RemedyCheck(DiagnosedCase diagnosed, Openings openings, LiftTable lifts, ComingReasons coming)
    {
        _case = diagnosed;
        _openings = openings;
        _lifts = lifts;
        _coming = coming;
    }

    public bool Opens(in Candidate candidate, in ChangeDraft changes)
    {
        long moment = changes.Until == 0 ? _case.At.UtcTicks : changes.Until;
        return AcceptTerms(candidate, changes, moment) && NoClosureIsLeft(candidate, changes, moment) && NothingCame(candidate, changes, moment);
    }

    private bool AcceptTerms(in Candidate candidate, in ChangeDraft changes, long moment)
    {
        PaymentRequest request = _case.Request;
        RouteIndex index = _case.Catalog.Index;
        if (_openings.NextOf(candidate.Route, moment) != moment)
        {
            return false;
        }

        // Hours were looked at above: the index keeps the answer for now, and another moment would push it out.
        RouteQuery query = request.ToQuery(candidate.Instrument, _case.At) with { At = null, Amount = AmountAfter(changes) };
        query = changes.Client == ChangeDraft.None ? query : query with { Client = (ClientKind)changes.Client };
        _reasons.Clear();
        index.AddReasons(candidate.Route.Index, query, index.Select(query), null, _reasons);
        return AllAreLifted(candidate, changes, moment);
    }

    private Money AmountAfter(in ChangeDraft changes)
    {
        Money amount = _case.Request.Amount;
        return changes.AtMost != ChangeDraft.NoLimit ? Money.FromMinorUnits(changes.AtMost, amount.Currency)
            : changes.AtLeast != ChangeDraft.NoMinimum ? Money.FromMinorUnits(changes.AtLeast, amount.Currency)
            : amount;
    }

    private bool NoClosureIsLeft(in Candidate candidate, in ChangeDraft changes, long moment)
    {
        _reasons.Clear();
        _case.AddReasons(candidate.Route, candidate.Instrument, _reasons);
        return AllAreLifted(candidate, changes, moment);
    }

    private bool AllAreLifted(in Candidate candidate, in ChangeDraft changes, long moment)
    {
        foreach (Reason reason in _reasons)
        {
            if (!IsLifted(reason, candidate, changes, moment))
            {
                return false;
            }
        }

        return true;
    }

    private bool NothingCame(in Candidate candidate, in ChangeDraft changes, long moment)
    {
        if (changes.Until == 0)
        {
            return true;
        }

        _lifted.Clear();
        while (_coming.FirstAgainst(candidate, moment, _lifted) is { } came)
        {
            if (!IsLifted(came, changes, moment))
            {
                return false;
            }

            _lifted.Add(came);
        }

        return true;
    }

    private bool IsLifted(Reason reason, in Candidate candidate, in ChangeDraft changes, long moment)
    {
        LiftableReason liftable = _lifts.Of(_case.ToldOf(reason), candidate.Place, candidate.Route.Method.Instrument != InstrumentKind.None);
        return (candidate.IsAnother && liftable.IsAboutInstrument) || IsLifted(liftable, changes, moment);
    }

    private static bool IsLifted(LiftableReason liftable, in ChangeDraft changes, long moment)
    {
        foreach (Lift way in liftable.Ways)
        {
            bool isTaken = way.Means switch
            {
                LiftMeans.Act => changes.Acts.BinarySearch((int)way.Value) >= 0,
                LiftMeans.AtMost => changes.AtMost <= way.Value,
                LiftMeans.AtLeast => changes.AtLeast >= way.Value,
                LiftMeans.Until => moment >= way.Value,
                LiftMeans.Client => changes.Client != ChangeDraft.None && (way.Value >> changes.Client & 1) != 0,
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
