using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>The latest values by key, bounded: at least the last half of the bound, at most all of it. Reading takes no lock. Safe for concurrent use.</summary>
/// <remarks>Two generations: when the young one has half of the bound, it becomes the old one, and the old one is dropped.</remarks>
internal sealed class RecentValues<TValue>
    where TValue : class
{
    private readonly Lock _gate = new();
    private readonly int _half;
    private volatile Generations _generations = new([], new(StringComparer.Ordinal));
    private int _youngCount;

    public RecentValues(int maximum) => _half = Math.Max(1, maximum / 2);

    public Remembered<TValue>? Find(string key)
    {
        Generations generations = _generations;
        return generations.Young.TryGetValue(key, out Remembered<TValue>? value) || generations.Old.TryGetValue(key, out value) ? value : null;
    }

    /// <summary>Remembers a value, unless one is remembered that was asked for later: calls overtake each other.</summary>
    public void Set(string key, Remembered<TValue> value)
    {
        lock (_gate)
        {
            if (Find(key) is { } known && known.AskedAt > value.AskedAt)
            {
                return;
            }

            if (_youngCount >= _half)
            {
                _generations = new(_generations.Young, new(StringComparer.Ordinal));
                _youngCount = 0;
            }

            ConcurrentDictionary<string, Remembered<TValue>> young = _generations.Young;
            _youngCount += young.TryAdd(key, value) ? 1 : 0;
            young[key] = value;
        }
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            _youngCount -= _generations.Young.TryRemove(key, out _) ? 1 : 0;
            _generations.Old.TryRemove(key, out _);
        }
    }

    private sealed record Generations(ConcurrentDictionary<string, Remembered<TValue>> Old, ConcurrentDictionary<string, Remembered<TValue>> Young);
}
