using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>What all gates said of one payment, gathered: closures, steps of verification, notices, and who did not know. Reused; for one thread at a time.</summary>
internal sealed class GateFindings
{
    private static readonly Reason FaultyRanking = PlatformReasons.DependencyFailure.With(Fact.OfCatalog("gate", "channel_ranking"));

    private readonly ClosureIndex _closures = new();
    private readonly List<Closure> _gathered = [];

    public VerificationFindings Verification { get; } = new();

    public List<Notice> Notices { get; } = [];

    public List<string> Assumptions { get; } = [];

    public List<UnknownGate> UnknownGates { get; } = [];

    /// <summary>The loan that the payment repays, as the first gate that knows has it on record.</summary>
    public LoanContext? Loan { get; private set; }

    public void Collect(GateContext context, ReadOnlySpan<GateOutcome> outcomes)
    {
        RequestCheck.AddClosures(context.Request, context.At, _gathered);
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            if (outcome.IsUnknown)
            {
                UnknownGates.Add(new UnknownGate(outcome.Runner.Name, outcome.Cause, outcome.Runner.WhenUnknown) { RetryAt = outcome.Verdict.RetryAt });
                if (outcome.Runner.WhenUnknown == UnknownPolicy.Close)
                {
                    _gathered.Add(outcome.Runner.ClosureFor(outcome.Cause));
                }
            }

            _gathered.AddRange(outcome.Verdict.Closures.AsSpan());
            Loan ??= outcome.Verdict.Loan;
            Assumptions.AddRange(outcome.Verdict.Assumptions.AsSpan());
            foreach (Reason warning in outcome.Verdict.Warnings.AsSpan())
            {
                Notices.Add(new Notice(NoticeKind.Warning, warning));
            }
        }

        Verification.Collect(context, outcomes);
        Verification.AddClosures(context, _gathered);
        _closures.Fill(CollectionsMarshal.AsSpan(_gathered));
    }

    /// <summary>Whether some gate closes <paramref name="route"/> with <paramref name="instrument"/>.</summary>
    public bool Close(PaymentRoute route, PaymentInstrument? instrument) => _closures.Close(route, instrument);

    /// <summary>Adds the reasons of every gate that closes <paramref name="route"/>, each once.</summary>
    public void AddReasons(PaymentRoute route, PaymentInstrument? instrument, List<Reason> reasons) => _closures.AddReasons(route, instrument, reasons);

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

    /// <summary>Notes that options go over another channel because the one before it does not work well.</summary>
    /// <param name="first">The route that is tried first.</param>
    /// <param name="demoted">The open routes that would come before it, each with what its channel is like.</param>
    public void NoteDemotion(PaymentRoute first, List<(PaymentRoute Route, HealthTier Tier)> demoted)
    {
        foreach ((PaymentRoute route, HealthTier tier) in demoted)
        {
            if (route.Channel != first.Channel && !IsNoted(route.Channel, first.Channel))
            {
                ReasonDefinition definition = tier switch
                {
                    HealthTier.Doubtful => ChannelReasons.Degraded,
                    HealthTier.LastResort => ChannelReasons.Recovering,
                    _ => ChannelReasons.Unavailable,
                };
                Reason reason = definition.With(Fact.OfCatalog("channel", route.Channel.Id));
                Notices.Add(new Notice(NoticeKind.Failover, reason) { From = route.Channel, To = first.Channel });
            }
        }
    }

    /// <summary>Notes that the host's ranking of channels could not be used.</summary>
    public void NoteFault(RankingView ranking)
    {
        if (ranking.Fault is not null)
        {
            Notices.Add(new Notice(NoticeKind.Warning, FaultyRanking));
        }
    }

    public void Clear()
    {
        _closures.Clear();
        _gathered.Clear();
        Verification.Clear();
        Notices.Clear();
        Assumptions.Clear();
        UnknownGates.Clear();
        Loan = null;
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
