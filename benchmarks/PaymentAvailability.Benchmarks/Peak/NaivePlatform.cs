namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The platform before: one slow validation query for each attempt, in a queue for the pool that nothing bounds; thresholds that close;
/// always the first channel.
/// </summary>
/// <remarks>
/// Kinder to it than many are: who has waited for the pool for nine tenths of their patience leaves the queue, so that no query is made for
/// nobody. Without that it collapses as soon as the queue is longer than the patience of payers, and serves none of them in time.
/// </remarks>
internal sealed class NaivePlatform
{
    private const double PoolShare = 0.9;

    private readonly PeakCrowd _crowd;
    private readonly NaiveOrders _orders;
    private readonly TimeSpan _patience;
    private readonly DeviceWatch _devices = new();
    private readonly PaymentCatalog _catalog;

    public NaivePlatform(PeakCrowd crowd, NaiveOrders orders, PaymentCatalog catalog, TimeSpan patience)
    {
        _crowd = crowd;
        _orders = orders;
        _catalog = catalog;
        _patience = patience;
    }

    public async Task<PeakCause> PayAsync(PeakPayment payment, bool isCardRight)
    {
        double came = _crowd.Now;
        _devices.Note(payment.Device, came);
        if (_devices.IsBusy(payment.Device, came) || payment.Order.AmountDue >= DeviceWatch.LargeAmount)
        {
            return PeakCause.Rules;
        }

        var question = new OrderQuestion(_catalog, payment.Order, isCardRight ? 0 : OrderQuestion.WrongCard);
        using var leaving = new CancellationTokenSource(PoolShare * _patience);
        IReadOnlyList<string>? objections;
        try
        {
            objections = await _orders.VerifyAsync(question, leaving.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return PeakCause.Timeout;
        }

        if (_crowd.Now - came > _patience.TotalSeconds)
        {
            return PeakCause.Timeout;
        }

        if (objections is not [])
        {
            return PeakCause.Other;
        }

        double sent = _crowd.Now;
        PaymentOutcome outcome = await PeakChannels.SendAsync(payment, 0, sent).ConfigureAwait(false);
        return outcome == PaymentOutcome.Succeeded ? PeakCause.None : PeakChannels.IsOut(0, sent) ? PeakCause.Outage : PeakCause.Channel;
    }
}
