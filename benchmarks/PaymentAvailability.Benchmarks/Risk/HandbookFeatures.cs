namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The features of the Fraud Detection Handbook's baseline (chapter 3), worked out while payments stream by: what a customer does in
/// windows up to now, and what was known of a terminal, whose frauds come to light after a week. Besides, the amount against the customer's mean.
/// </summary>
internal sealed class HandbookFeatures
{
    public const int Delay = 7 * HandbookWorld.SecondsOfDay;

    private const int NightEnds = 6;
    private const int FirstWeekday = 6; // 2018-04-01 was a Sunday.
    private const int ToKeep = 60;

    private static readonly int[] Windows = [1, 7, 30];
    private static readonly string[] CustomerCounts = [.. Windows.Select(days => $"customer.payments.{days}d")];
    private static readonly string[] CustomerMeans = [.. Windows.Select(days => $"customer.mean.{days}d")];
    private static readonly string[] TerminalCounts = [.. Windows.Select(days => $"terminal.payments.{days}d")];
    private static readonly string[] TerminalRisks = [.. Windows.Select(days => $"terminal.risk.{days}d")];

    private readonly List<HandbookPayment>[] _ofCustomer = NewLists(HandbookWorld.Customers);
    private readonly List<HandbookPayment>[] _ofTerminal = NewLists(HandbookWorld.Terminals);

    /// <summary>Takes in the next payment without a look at it.</summary>
    public void Note(HandbookPayment payment)
    {
        _ofCustomer[payment.Customer].Add(payment);
        _ofTerminal[payment.Terminal].Add(payment);
    }

    /// <summary>Takes in the next payment.</summary>
    /// <returns>What is known about it at that moment.</returns>
    public RiskFeature[] Take(HandbookPayment payment)
    {
        Note(payment);
        var features = new RiskFeature[4 + (4 * Windows.Length)];
        int next = 0;
        int weekday = (payment.Day + FirstWeekday) % 7;
        features[next++] = new RiskFeature("amount", payment.Amount);
        features[next++] = new RiskFeature("weekend", weekday >= 5 ? 1 : 0);
        features[next++] = new RiskFeature("night", payment.Second % HandbookWorld.SecondsOfDay / 3_600 <= NightEnds ? 1 : 0);

        Span<int> counts = stackalloc int[Windows.Length];
        Span<double> sums = stackalloc double[Windows.Length];
        SumUp(_ofCustomer[payment.Customer], payment.Second, counts, sums);
        double before = counts[^1] > 1 ? (sums[^1] - payment.Amount) / (counts[^1] - 1) : double.NaN;
        features[next++] = new RiskFeature("amount.of.mean", payment.Amount / before);
        for (int i = 0; i < Windows.Length; i++)
        {
            features[next++] = new RiskFeature(CustomerCounts[i], counts[i]);
            features[next++] = new RiskFeature(CustomerMeans[i], sums[i] / counts[i]);
        }

        counts.Clear();
        sums.Clear();
        SumUpFrauds(_ofTerminal[payment.Terminal], payment.Second - Delay, counts, sums);
        for (int i = 0; i < Windows.Length; i++)
        {
            features[next++] = new RiskFeature(TerminalCounts[i], counts[i]);
            features[next++] = new RiskFeature(TerminalRisks[i], counts[i] == 0 ? 0 : sums[i] / counts[i]);
        }

        return features;
    }

    private static void SumUp(List<HandbookPayment> payments, int now, Span<int> counts, Span<double> sums)
    {
        for (int i = payments.Count - 1; i >= 0 && IsWithin(payments[i], now, ^1); i--)
        {
            for (int window = Windows.Length - 1; window >= 0 && IsWithin(payments[i], now, window); window--)
            {
                counts[window]++;
                sums[window] += payments[i].Amount;
            }
        }
    }

    private static void SumUpFrauds(List<HandbookPayment> payments, int known, Span<int> counts, Span<double> frauds)
    {
        for (int i = payments.Count - 1; i >= 0 && IsWithin(payments[i], known, ^1); i--)
        {
            if (payments[i].Second > known)
                continue;
            for (int window = Windows.Length - 1; window >= 0 && IsWithin(payments[i], known, window); window--)
            {
                counts[window]++;
                frauds[window] += payments[i].IsFraud ? 1 : 0;
            }
        }
    }

    private static bool IsWithin(HandbookPayment payment, int now, Index window) => payment.Second > now - (Windows[window] * HandbookWorld.SecondsOfDay);

    private static List<HandbookPayment>[] NewLists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<HandbookPayment>(ToKeep))];
}
