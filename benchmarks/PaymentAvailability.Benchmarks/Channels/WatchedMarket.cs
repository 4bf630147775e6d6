using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Ten channels under watch that all work, each with payments of eight banks by two methods.</summary>
internal sealed class WatchedMarket
{
    public const int ChannelCount = 10;

    private const int BankCount = 8;
    private static readonly string[] Channels = [.. Enumerable.Range(0, ChannelCount).Select(i => Name("channel", i))];
    private static readonly string[] Banks = [.. Enumerable.Range(0, BankCount).Select(i => Name("bank", i))];
    private static readonly string[] Methods = ["card.quick_pay", "card.online"];

    private readonly ChannelMonitor _monitor;
    private readonly ChannelStatusGate _gate;
    private readonly ChannelRanker _ranker;
    private readonly GateContext _context;
    private DateTimeOffset _now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public WatchedMarket()
    {
        var builder = new CatalogBuilder();
        foreach (string channel in Channels)
            builder.Channel(channel);
        PaymentCatalog catalog = builder.Method("card.quick_pay", method => Array.ForEach(Channels, channel => method.Route(channel))).Build();
        _monitor = NewMonitor(new ChannelHealthOptions(), Channels);
        _gate = new ChannelStatusGate(_monitor, UnknownPolicy.Open);
        _ranker = new ChannelRanker(new ChannelRankingOptions(), _monitor, new LearnedRates(20_000));
        for (int turn = 0; turn < 200 * ChannelCount; turn++)
            Record(turn, isFailure: false, hasParts: true);
        _context = new GateContext(new PaymentRequest { Amount = new Money(100m, "CNY") }, catalog, _now);
    }

    public static ChannelMonitor NewMonitor(ChannelHealthOptions options, IReadOnlyList<string> channels) =>
        new(options, new ChannelStatusBoard(), ChannelCalendars.None, () => channels, TimeProvider.System);

    public void Record(int turn, bool isFailure, bool hasParts)
    {
        _now = _now.AddTicks(TimeSpan.TicksPerMillisecond);
        _monitor.Record(new ChannelOutcome
        {
            Channel = Channels[turn % ChannelCount],
            Bank = hasParts ? Banks[turn / ChannelCount % BankCount] : null,
            Method = hasParts ? Methods[turn / ChannelCount % Methods.Length] : null,
            Outcome = isFailure ? PaymentOutcome.Failed : PaymentOutcome.Succeeded,
            At = _now,
            ReportedAt = _now,
        });
    }

    public long ReadAll()
    {
        ValueTask<GateVerdict> verdict = _gate.EvaluateAsync(_context, CancellationToken.None);
        return (verdict.IsCompletedSuccessfully ? verdict.Result.Closures.Length : throw new InvalidOperationException("the gate left the thread"))
            + (_ranker.ViewFor(_context, default).Health.IsEveryChannelUsable ? 1 : 0);
    }

    /// <summary>What one more bank over one more channel costs in memory, all in.</summary>
    public static double BytesPerKey(int keys)
    {
        ChannelMonitor monitor = NewMonitor(new ChannelHealthOptions { MaximumParts = keys }, Channels);
        string[] banks = [.. Enumerable.Range(0, keys / ChannelCount).Select(i => Name("bank", i))];
        var now = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        foreach (string channel in Channels)
            monitor.Record(new ChannelOutcome { Channel = channel, Outcome = PaymentOutcome.Succeeded, At = now, ReportedAt = now });

        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (string channel in Channels)
        {
            foreach (string bank in banks)
                monitor.Record(new ChannelOutcome { Channel = channel, Bank = bank, Outcome = PaymentOutcome.Succeeded, At = now, ReportedAt = now });
        }

        double bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / keys;
        GC.KeepAlive(monitor);
        return bytes;
    }

    private static string Name(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);
}
