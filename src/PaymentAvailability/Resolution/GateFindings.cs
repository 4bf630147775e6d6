namespace PaymentAvailability;

/// <summary>What all gates said of one payment, gathered: closures, demands, notices, and who did not know. Reused; for one thread at a time.</summary>
internal sealed class GateFindings
{
    private readonly List<Closure> _closures = [];
    private bool _closeAll;

    public List<VerificationDemand> Demands { get; } = [];

    public List<Notice> Notices { get; } = [];

    public List<string> Assumptions { get; } = [];

    public List<UnknownGate> UnknownGates { get; } = [];

    public void Collect(GateContext context, ReadOnlySpan<GateOutcome> outcomes)
    {
        RequestCheck.AddClosures(context.Request, context.At, _closures);
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            if (outcome.IsUnknown)
            {
                UnknownGates.Add(new UnknownGate(outcome.Runner.Name, outcome.Cause, outcome.Runner.WhenUnknown));
                if (outcome.Runner.WhenUnknown == UnknownPolicy.Close)
                {
                    _closures.Add(outcome.Runner.ClosureFor(outcome.Cause));
                }
            }

            _closures.AddRange(outcome.Verdict.Closures.AsSpan());
            Demands.AddRange(outcome.Verdict.Demands.AsSpan());
            Assumptions.AddRange(outcome.Verdict.Assumptions.AsSpan());
            foreach (Reason warning in outcome.Verdict.Warnings.AsSpan())
            {
                Notices.Add(new Notice(NoticeKind.Warning, warning));
            }
        }

        foreach (Closure closure in _closures)
        {
            _closeAll |= closure.Scope.CoversAll;
        }
    }

    /// <summary>Whether some gate closes <paramref name="route"/> with <paramref name="instrument"/>.</summary>
    public bool Close(PaymentRoute route, PaymentInstrument? instrument)
    {
        if (_closeAll)
        {
            return true;
        }

        foreach (Closure closure in _closures)
        {
            if (closure.Scope.Covers(route, instrument))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the reasons of every gate that closes <paramref name="route"/>, each once.</summary>
    public void AddReasons(PaymentRoute route, PaymentInstrument? instrument, List<Reason> reasons)
    {
        foreach (Closure closure in _closures)
        {
            if (closure.Scope.Covers(route, instrument) && !reasons.Contains(closure.Reason))
            {
                reasons.Add(closure.Reason);
            }
        }
    }

    /// <summary>Notes that options go over another channel because the one before it does not work.</summary>
    /// <param name="first">The route that is tried first.</param>
    /// <param name="skipped">The closed routes before it in failover order.</param>
    public void NoteFailover(PaymentRoute first, ReadOnlySpan<ClosedRoute> skipped)
    {
        foreach (ref readonly ClosedRoute closed in skipped)
        {
            PaymentChannel from = closed.Route.Channel;
            foreach (Reason reason in closed.Reasons.AsSpan())
            {
                if (reason.Definition.Cause == ReasonCause.Channel && from != first.Channel && !IsNoted(from, first.Channel))
                {
                    Notices.Add(new Notice(NoticeKind.Failover, reason) { From = from, To = first.Channel });
                }
            }
        }
    }

    public void Clear()
    {
        _closures.Clear();
        _closeAll = false;
        Demands.Clear();
        Notices.Clear();
        Assumptions.Clear();
        UnknownGates.Clear();
    }

    private bool IsNoted(PaymentChannel from, PaymentChannel to)
    {
        foreach (Notice notice in Notices)
        {
            if (notice.From == from && notice.To == to)
            {
                return true;
            }
        }

        return false;
    }
}
