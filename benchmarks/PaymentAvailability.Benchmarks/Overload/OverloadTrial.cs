using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>One protected dependency, every question about another order, offered less, as much and more than it can do.</summary>
internal sealed class OverloadTrial
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);

    // Long enough for the limit of concurrency to have looked around at least once.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.6);

    private readonly Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, string>>> _check;
    private readonly int _concurrency;
    private readonly TimeSpan _duration;
    private int _orders;

    /// <param name="check">The dependency.</param>
    /// <param name="concurrency">How many questions it can work on at the same time.</param>
    /// <param name="duration">How long to measure each load.</param>
    public OverloadTrial(
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, string>>> check, int concurrency, TimeSpan duration)
    {
        _check = check;
        _concurrency = concurrency;
        _duration = duration;
    }

    /// <summary>How many answers a second the dependency gives to customers who come as soon as there is room.</summary>
    public double MeasureCapacity()
    {
        BatchLoader<string> loader = CreateLoader();
        long start = Stopwatch.GetTimestamp();
        TimeSpan end = WarmUp + _duration / 2;
        int counted = 0;
        Task[] customers = [.. Enumerable.Range(0, 2 * _concurrency).Select(_ => Task.Run(async () =>
        {
            TimeSpan now;
            while ((now = Stopwatch.GetElapsedTime(start)) < end)
            {
                Loaded<string> loaded = await LoadAsync(loader).ConfigureAwait(false);
                if (now >= WarmUp && loaded.Status == LoadStatus.Found)
                {
                    Interlocked.Increment(ref counted);
                }
            }
        }))];
        Task.WaitAll(customers);
        return counted / Stopwatch.GetElapsedTime(start, Stopwatch.GetTimestamp()).Subtract(WarmUp).TotalSeconds;
    }

    public LoadReport Offer(int seed, double perSecond)
    {
        BatchLoader<string> loader = CreateLoader();
        return new OfferedLoad(seed, perSecond, WarmUp, _duration, Deadline).Run(_ =>
        {
            ValueTask<Loaded<string>> pending = LoadAsync(loader);
            return pending.IsCompletedSuccessfully ? new(pending.Result.Status == LoadStatus.Found) : AwaitAsync(pending);
        });

        static async ValueTask<bool> AwaitAsync(ValueTask<Loaded<string>> pending) => (await pending.ConfigureAwait(false)).Status == LoadStatus.Found;
    }

    private ValueTask<Loaded<string>> LoadAsync(BatchLoader<string> loader) =>
        loader.LoadAsync($"order-{Interlocked.Increment(ref _orders)}", TimeProvider.System.GetUtcNow(), Deadline, CancellationToken.None);

    // One order a call and nothing remembered, so that every answer costs the dependency the same.
    private BatchLoader<string> CreateLoader() => new(
        _check,
        new ProtectionOptions { MaximumConcurrency = _concurrency, MaximumBatch = 1, FreshFor = TimeSpan.Zero, RememberFor = TimeSpan.Zero },
        Deadline,
        TimeProvider.System);
}
