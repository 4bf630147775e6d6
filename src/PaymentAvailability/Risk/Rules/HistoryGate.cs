using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Runs all rules that ask what is usual for the payer, on one reading of the payer's history.</summary>
internal sealed class HistoryGate : IPaymentGate, IRiskSource
{
    private static readonly GateVerdict NoPayer = GateVerdict.Open.Assuming("payer");

    private readonly HistoryRuleSet _rules;
    private readonly IPayerHistoryStore _store;
    private readonly SubjectKeys _keys;

    public HistoryGate(HistoryRuleSet rules, IPayerHistoryStore store, SubjectKeys keys)
    {
        _rules = rules;
        _store = store;
        _keys = keys;
    }

    public ImmutableArray<string> Rules => _rules.Names;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (RiskSubjects.Of(context.Request, RiskSubject.Payer) is not { } payer)
        {
            return new(NoPayer);
        }

        ValueTask<PayerHistory?> pending = _store.FindAsync(_keys.TextOf(payer), cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(context, pending.Result)) : AwaitAsync(context, pending);
    }

    private async ValueTask<GateVerdict> AwaitAsync(GateContext context, ValueTask<PayerHistory?> pending) =>
        VerdictOf(context, await pending.ConfigureAwait(false));

    private GateVerdict VerdictOf(GateContext context, PayerHistory? history) =>
        GateVerdict.Open.Noting(_rules.Judge(context, (history ?? PayerHistory.Empty).KnownAt(context.At)));
}
