namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The platform before: one slow validation query for each attempt, in a queue for the pool that nothing bounds; thresholds that close;
/// always the first channel.
/// </summary>
/// <remarks>Who has given up is still asked for: the service does not learn that its payer has left.</remarks>
internal sealed class NaivePlatform
{
    private readonly PeakCrowd _crowd;
    private readonly IOrderContestant _orders;
    private readonly TimeSpan _patience;
    private readonly DeviceWatch _devices = new();
    private readonly PaymentCatalog _catalog;

    public NaivePlatform(PeakCrowd crowd, IOrderContestant orders, PaymentCatalog catalog, TimeSpan patience)
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
        Task<IReadOnlyList<string>?> validation = _orders.VerifyAsync(question).AsTask();
        await Task.WhenAny(validation, Task.Delay(_patience)).ConfigureAwait(false);
        if (!validation.IsCompleted)
        {
            return PeakCause.Timeout;
        }

        if (await validation.ConfigureAwait(false) is not [])
        {
            return PeakCause.Other;
        }

        double sent = _crowd.Now;
        PaymentOutcome outcome = await PeakChannels.SendAsync(payment, 0, sent).ConfigureAwait(false);
        return outcome == PaymentOutcome.Succeeded ? PeakCause.None : PeakChannels.IsOut(0, sent) ? PeakCause.Outage : PeakCause.Channel;
    }
}
