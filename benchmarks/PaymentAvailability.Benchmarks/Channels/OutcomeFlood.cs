using System.Diagnostics;
using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>
/// Two threads that report as fast as they can, over ten channels and eight thousand channel × bank keys that are known already. In an outage every
/// payment fails, so that half of the channels go down and the others are found degraded again and again: the worst there is for what watches them.
/// </summary>
internal static class OutcomeFlood
{
    private const int ChannelCount = 10;
    private const int BankCount = 800;
    private const int Threads = 2;
    private const int OutcomesAThread = 400_000;

    public static double PerSecond(bool isOutage)
    {
        string[] channels = Names("channel", ChannelCount);
        string[] banks = Names("bank", BankCount);
        ChannelMonitor monitor = WatchedMarket.NewMonitor(new ChannelHealthOptions(), channels);
        var now = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 10 * ChannelCount * BankCount; i++)
            Record(i, PaymentOutcome.Succeeded);

        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int i = 0; i < OutcomesAThread; i++)
                Record((thread * OutcomesAThread) + i, isOutage ? PaymentOutcome.Failed : PaymentOutcome.Succeeded);
        });
        return Threads * OutcomesAThread / Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A hundred thousand a second in virtual time, too.
        void Record(int turn, PaymentOutcome outcome)
        {
            DateTimeOffset at = now.AddTicks(turn * (TimeSpan.TicksPerSecond / 100_000));
            monitor.Record(new ChannelOutcome
            {
                Channel = channels[turn % ChannelCount],
                Bank = banks[turn / ChannelCount % BankCount],
                Outcome = outcome,
                At = at,
                ReportedAt = at,
            });
        }
    }

    private static string[] Names(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => kind + i.ToString(CultureInfo.InvariantCulture))];
}
