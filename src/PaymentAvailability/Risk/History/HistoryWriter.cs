namespace PaymentAvailability;

/// <summary>Tells payers' histories and their peers of outcomes. A store that fails or is slow costs a report nothing but what would be learnt from it.</summary>
internal sealed class HistoryWriter
{
    private readonly IPayerHistoryStore _store;
    private readonly PeerAmounts _peers;
    private readonly SubjectKeys _keys;
    private readonly BoundedCalls? _calls;
    private readonly TimeSpan _declinesForgottenAfter;
    private readonly TimeProvider _time;

    /// <param name="store">Where histories are kept.</param>
    /// <param name="peers">The amounts of everybody.</param>
    /// <param name="keys">Makes keys of references.</param>
    /// <param name="calls">Bounds what is asked of the store; <see langword="null"/> for one in memory.</param>
    /// <param name="declinesForgottenAfter">See <see cref="DeclinesInARowRule.ForgottenAfter"/>.</param>
    /// <param name="time">The clock.</param>
    public HistoryWriter(IPayerHistoryStore store, PeerAmounts peers, SubjectKeys keys, BoundedCalls? calls, TimeSpan declinesForgottenAfter, TimeProvider time)
    {
        _store = store;
        _peers = peers;
        _keys = keys;
        _calls = calls;
        _declinesForgottenAfter = declinesForgottenAfter;
        _time = time;
    }

    public async ValueTask NoteAsync(PaymentFacts facts, bool isPaid, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (isPaid && facts.Amount is { Amount: > 0 } amount)
        {
            _peers.Add(facts.MerchantId, facts.Product, amount);
        }

        if (facts.Of(RiskSubject.Payer) is not { } payer)
        {
            return;
        }

        string key = _keys.TextOf(payer);
        ulong? device = facts.Of(RiskSubject.Device) is { } used ? _keys.NumberOf(used) : null;
        ulong? payee = facts.Of(RiskSubject.Payee) is { } receiver ? _keys.NumberOf(receiver) : null;
        DateTimeOffset now = _time.GetUtcNow();
        Func<PayerHistory, PayerHistory> change = isPaid
            ? history => history.KnownAt(now).AfterSuccess(facts.Amount, device, payee, facts.Place, at)
            : history => history.KnownAt(now).AfterDecline(at, _declinesForgottenAfter);
        if (_calls is null)
        {
            await _store.ChangeAsync(key, change, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _calls.RunAsync(
            async token =>
            {
                await _store.ChangeAsync(key, change, token).ConfigureAwait(false);
                return true;
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
