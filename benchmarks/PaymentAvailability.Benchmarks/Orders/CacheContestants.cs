using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace PaymentAvailability.Benchmarks;

/// <summary>Orders that are looked up again and again while they are fresh.</summary>
internal abstract class CacheContestant(string name, string[] orders) : IContestant
{
    public string Name { get; } = name;

    public long AnswerAll()
    {
        long sum = 0;
        foreach (string order in orders)
        {
            sum += Find(order).Length;
        }

        return sum;
    }

    public string Explain(int question) => Find(orders[question]);

    protected abstract string Find(string order);
}

/// <summary>What a look-up costs at least.</summary>
internal sealed class DictionaryContestant : CacheContestant
{
    private readonly ConcurrentDictionary<string, string> _orders = new(StringComparer.Ordinal);

    public DictionaryContestant(string[] orders)
        : base("dictionary", orders)
    {
        foreach (string order in orders)
        {
            _orders[order] = order;
        }
    }

    protected override string Find(string order) => _orders.TryGetValue(order, out string? found) ? found : throw new KeyNotFoundException();
}

/// <summary>The cache of the framework, as its documentation has it used.</summary>
internal sealed class MemoryCacheContestant : CacheContestant, IDisposable
{
    private readonly MemoryCache _orders = new(new MemoryCacheOptions());

    public MemoryCacheContestant(string[] orders)
        : base("MemoryCache", orders)
    {
    }

    public void Dispose() => _orders.Dispose();

    protected override string Find(string order) => _orders.GetOrCreateAsync(order, static entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10);
        return Task.FromResult((string)entry.Key);
    }).GetAwaiter().GetResult()!;
}

/// <summary>The library's loader.</summary>
internal sealed class LoaderContestant : CacheContestant
{
    private readonly DateTimeOffset _now;
    private readonly BatchLoader<string> _loader = new(
        (keys, _) => new(keys.ToDictionary(key => key)),
        new ProtectionOptions { FreshFor = TimeSpan.FromMinutes(10) },
        TimeSpan.FromSeconds(1),
        TimeProvider.System);

    public LoaderContestant(string[] orders)
        : base("loader", orders)
    {
        _now = TimeProvider.System.GetUtcNow();
        foreach (string order in orders)
        {
            _loader.LoadAsync(order, _now, TimeSpan.FromSeconds(1), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }

    protected override string Find(string order)
    {
        ValueTask<Loaded<string>> loaded = _loader.LoadAsync(order, _now, TimeSpan.FromSeconds(1), CancellationToken.None);
        return loaded.IsCompletedSuccessfully ? loaded.Result.Value! : throw new InvalidOperationException("a fresh order was asked for again");
    }
}
