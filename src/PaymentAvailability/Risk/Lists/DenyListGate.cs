namespace PaymentAvailability;

/// <summary>Closes everything for who is on the deny list, and what uses a card that is.</summary>
internal sealed class DenyListGate(RiskLists lists) : IPaymentGate
{
    /// <summary>What the names of its signals begin with, before why somebody is on the list.</summary>
    public const string SignalPrefix = "deny_list:";

    private static readonly Reason Refused = RiskReasons.Rejected.WithoutFacts;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (!lists.HasEntries)
        {
            return new(GateVerdict.Open);
        }

        if (lists.Find(RiskListKind.Deny, context.Request, context.At) is { } entry)
        {
            return new(GateVerdict.Closed(Refused).Noting(SignalOf(entry, null)));
        }

        var closures = new List<Closure>();
        var signals = new List<RiskSignal>();
        foreach (PaymentInstrument instrument in context.Request.Instruments ?? [])
        {
            if (lists.Find(RiskListKind.Deny, RiskSubject.Card, instrument.Id, context.At) is { } card)
            {
                closures.Add(new Closure(Refused, RouteScope.Everything.WithInstrument(instrument)));
                signals.Add(SignalOf(card, instrument));
            }
        }

        return new(closures.Count == 0 ? GateVerdict.Open : GateVerdict.Closed(closures).Noting(signals.ToArray()));
    }

    private static RiskSignal SignalOf(RiskListEntry entry, PaymentInstrument? instrument) =>
        new(SignalPrefix + entry.Because, 0, []) { Action = RiskAction.Close, Until = entry.Until, Instrument = instrument };
}
