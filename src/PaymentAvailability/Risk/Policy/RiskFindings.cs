using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>What all rules found of one payment, and who is on the allow list.</summary>
/// <param name="Signals">What the rules found, each with whether it has effect.</param>
/// <param name="IsEnforced">Whether the policy has effect.</param>
/// <param name="Allowed">The entry of the allow list that is about the whole payment.</param>
/// <param name="AllowedCards">The instruments that are on the allow list.</param>
/// <param name="Spared">The same instruments, for which nothing has effect.</param>
internal readonly record struct RiskFindings(
    ImmutableArray<AssessedSignal> Signals, bool IsEnforced, RiskListEntry? Allowed, ImmutableArray<AllowedInstrument> AllowedCards, PaymentInstrument[] Spared)
{
    private const string RollOutName = "policy";

    private static readonly RiskRuleOptions OrdinaryRule = new();

    /// <summary>Gathers what the gates found, and takes back what those of rules without effect said.</summary>
    /// <param name="context">The payment.</param>
    /// <param name="outcomes">What the gates said; those of rules without effect are changed to say nothing.</param>
    /// <param name="options">Which rules have effect.</param>
    /// <param name="lists">Who is on the allow list.</param>
    public static RiskFindings Gather(GateContext context, Span<GateOutcome> outcomes, RiskOptions options, RiskLists lists)
    {
        PaymentRequest request = context.Request;
        RiskListEntry? allowed = lists.Find(RiskListKind.Allow, request, context.At);
        bool isEnforced = allowed is null && RollOut.IsEnforced(RollOutName, options.Mode, options.EnforcedShare, request);
        ImmutableArray<AllowedInstrument> cards = FindCards(context, lists);
        PaymentInstrument[] spared = cards.IsEmpty ? [] : InstrumentsOf(cards, request);
        int count = 0;
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            count += RiskSignals.Of(outcome.Verdict).Length;
        }

        var signals = count == 0 ? [] : new AssessedSignal[count];
        int next = 0;
        foreach (ref GateOutcome outcome in outcomes)
        {
            // The deny list, whose gate runs no rules, and what the law holds are not for an allow list or a trial to open.
            bool stands = outcome.Runner.Gate is not IRiskSource;
            if (outcome.Runner.Gate is IRiskSource source)
            {
                if (!isEnforced || !AnyIsEnforced(source, options, request))
                {
                    stands = SetAside(ref outcome);
                }
                else if (spared.Length > 0)
                {
                    Spare(ref outcome, spared);
                }
            }

            next = Assess(RiskSignals.Of(outcome.Verdict), signals, next, options, request, isEnforced, stands, spared);
        }

        return new RiskFindings(ImmutableCollectionsMarshal.AsImmutableArray(signals), isEnforced, allowed, cards, spared);
    }

    private static int Assess(
        ReadOnlySpan<RiskSignal> found, AssessedSignal[] signals, int next, RiskOptions options, PaymentRequest request, bool isEnforced, bool stands, PaymentInstrument[] spared)
    {
        string? name = null;
        RiskRuleOptions rule = OrdinaryRule;
        bool hasEffect = false;
        int place = -1;
        foreach (RiskSignal signal in found)
        {
            // Signals of one rule about many cards come one after the other, in the order of the request.
            if (!ReferenceEquals(name, signal.Rule))
            {
                name = signal.Rule;
                rule = RuleOf(options, name);
                hasEffect = stands || (isEnforced && RollOut.IsEnforced(name, rule.Mode, rule.EnforcedShare, request));
            }

            place = signal.Instrument is null ? -1 : request.PlaceOf(signal.Instrument, place + 1);
            bool isSpared = !stands && signal.Instrument is not null && spared.HasInstance(signal.Instrument);
            signals[next++] = new AssessedSignal(signal, rule.Weight, hasEffect && !isSpared, signal.Instrument is null ? null : place);
        }

        return next;
    }

    private static ImmutableArray<AllowedInstrument> FindCards(GateContext context, RiskLists lists)
    {
        ImmutableArray<AllowedInstrument> found = [];
        for (int i = 0; lists.HasEntries && i < context.Request.Instruments?.Count; i++)
        {
            if (lists.Find(RiskListKind.Allow, RiskSubject.Card, context.Request.Instruments[i].Id, context.At) is { } entry)
            {
                found = found.Add(new AllowedInstrument(i, entry.Because));
            }
        }

        return found;
    }

    private static PaymentInstrument[] InstrumentsOf(ImmutableArray<AllowedInstrument> cards, PaymentRequest request) =>
        [.. cards.Select(card => request.Instruments![card.InstrumentIndex])];

    private static bool AnyIsEnforced(IRiskSource source, RiskOptions options, PaymentRequest request)
    {
        foreach (string name in source.Rules.AsSpan())
        {
            RiskRuleOptions rule = RuleOf(options, name);
            if (RollOut.IsEnforced(name, rule.Mode, rule.EnforcedShare, request))
            {
                return true;
            }
        }

        return false;
    }

    // Whether anything is left: what the law holds.
    private static bool SetAside(ref GateOutcome outcome)
    {
        GateVerdict verdict = outcome.Verdict;
        Closure[] held = [.. verdict.Closures.Where(IsHold)];
        outcome = outcome with { Verdict = held.Length == 0 ? verdict.WithoutEffect() : verdict.WithoutEffect().With(held) };
        return held.Length > 0;
    }

    private static void Spare(ref GateOutcome outcome, PaymentInstrument[] spared)
    {
        GateVerdict verdict = outcome.Verdict;
        if (verdict.Closures.IsEmpty && verdict.Demands.IsEmpty)
        {
            return;
        }

        Closure[] closures = [.. verdict.Closures.Select(closure => IsHold(closure) ? closure : new Closure(closure.Reason, closure.Scope.Sparing(spared)))];
        outcome = outcome with { Verdict = verdict.With(closures, [.. verdict.Demands.Select(demand => demand.Sparing(spared))]) };
    }

    private static bool IsHold(Closure closure) => closure.Reason.Definition == RiskReasons.ComplianceHold;

    private static RiskRuleOptions RuleOf(RiskOptions options, string rule) =>
        options.Rules.Count > 0 && options.Rules.TryGetValue(rule, out RiskRuleOptions? own) ? own : OrdinaryRule;
}
