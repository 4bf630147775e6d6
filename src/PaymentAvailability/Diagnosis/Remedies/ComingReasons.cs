namespace PaymentAvailability;

/// <summary>What will stand against candidates at later moments: sessions and orders that end, cards that expire, maintenance announced.</summary>
internal sealed class ComingReasons
{
    private readonly List<(long From, Closure Closure)> _all = [];
    private readonly Func<Reason, Candidate, LiftableReason> _liftable;

    /// <param name="coming">What was announced.</param>
    /// <param name="at">Now: what begins no later is in force already.</param>
    /// <param name="liftable">How a reason goes away.</param>
    public ComingReasons(List<ComingClosure> coming, DateTimeOffset at, Func<Reason, Candidate, LiftableReason> liftable)
    {
        _liftable = liftable;
        foreach (ComingClosure each in coming)
        {
            if (each.From > at)
            {
                _all.Add((each.From.UtcTicks, each.Closure));
            }
        }

        _all.Sort(static (one, other) => one.From.CompareTo(other.From));
    }

    /// <summary>Whether nothing comes.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>The first reason in force at a moment that is not among those lifted, or nothing.</summary>
    public LiftableReason? FirstAgainst(in Candidate candidate, long moment, List<LiftableReason> lifted)
    {
        foreach ((long from, Closure closure) in _all)
        {
            if (from <= moment && closure.Scope.Covers(candidate.Route, candidate.Instrument))
            {
                LiftableReason reason = _liftable(closure.Reason, candidate);
                if (moment < reason.Until && !(candidate.IsAnother && reason.IsAboutInstrument) && !lifted.Exists(each => each.Reason.Equals(reason.Reason)))
                {
                    return reason;
                }
            }
        }

        return null;
    }
}
