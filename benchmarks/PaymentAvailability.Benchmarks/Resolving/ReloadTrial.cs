using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>Two threads resolve without pause while a third compiles another catalog and swaps it in a thousand times a second.</summary>
internal sealed class ReloadTrial
{
    private const int Resolvers = 2;
    private const int Percentile = 999;
    private const int OutOf = 1_000;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenSwaps = TimeSpan.FromMilliseconds(1);

    // Two states of the catalog in which no method has the same name, so that a mixture shows.
    private static readonly (string Version, string Prefix)[] States = [("even", "even."), ("odd", "odd.")];

    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly PaymentCatalogStore _store;
    private readonly PaymentRequest[] _payments;
    private readonly CatalogDefinition[] _definitions;
    private volatile bool _isOver;

    public ReloadTrial(IServiceProvider host, PaymentRequest[] payments)
    {
        _resolver = host.GetRequiredService<IPaymentAvailabilityResolver>();
        _store = host.GetRequiredService<PaymentCatalogStore>();
        _payments = payments;
        _definitions = [.. States.Select(state => Checkout.Define(state.Version, state.Prefix))];
        _store.Swap(PaymentCatalog.Compile(_definitions[0]));
    }

    /// <summary>Results that mixed two catalogs.</summary>
    public long Torn { get; private set; }

    /// <summary>Catalogs put into use a second.</summary>
    public double SwapsASecond { get; private set; }

    /// <summary>One turn, with or without swaps.</summary>
    /// <returns>The time in nanoseconds within which 99.9 % of the resolutions were done.</returns>
    public double Run(bool isReloading)
    {
        _isOver = false;
        var times = new List<long>[Resolvers];
        var torn = new long[Resolvers];
        Thread[] threads = [.. Enumerable.Range(0, Resolvers).Select(i => new Thread(() => torn[i] = Resolve(times[i] = new List<long>(1 << 22))))];
        Array.ForEach(threads, thread => thread.Start());
        long started = Stopwatch.GetTimestamp();
        long swaps = 0;
        while (Stopwatch.GetElapsedTime(started) < Turn)
        {
            // Two busy threads on two processors let this one run late; it catches up, so that there are a thousand swaps in each second.
            for (; isReloading && swaps < DueSwaps(started); swaps++)
                _store.Swap(PaymentCatalog.Compile(_definitions[swaps % States.Length]));
            Thread.Sleep(BetweenSwaps);
        }

        SwapsASecond = isReloading ? swaps / Stopwatch.GetElapsedTime(started).TotalSeconds : SwapsASecond;
        _isOver = true;
        Array.ForEach(threads, thread => thread.Join());
        Torn += torn.Sum();
        long[] all = [.. times.SelectMany(each => each).Order()];
        return all[(long)all.Length * Percentile / OutOf] * (1e9 / Stopwatch.Frequency);
    }

    // None after the end of the turn: a processor too busy to catch up must not keep the turn from ending.
    private static double DueSwaps(long started)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return elapsed < Turn ? elapsed / BetweenSwaps : 0;
    }

    private long Resolve(List<long> times)
    {
        long torn = 0;
        for (int i = 0; !_isOver; i++)
        {
            long started = Stopwatch.GetTimestamp();
            AvailabilityResult result = _resolver.ResolveAsync(_payments[i % _payments.Length]).AsTask().GetAwaiter().GetResult();
            if (times.Count < times.Capacity)
                times.Add(Stopwatch.GetTimestamp() - started);
            string prefix = result.CatalogVersion + ".";
            if (result.Options.Any(option => !option.Method.Id.StartsWith(prefix, StringComparison.Ordinal))
                || result.ClosedOptions.Any(option => !option.Method.Id.StartsWith(prefix, StringComparison.Ordinal)))
                torn++;
        }

        return torn;
    }
}
