using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Remembers, in this process, by which facts attempts were counted. Bounded: the oldest go first. Safe for concurrent use.</summary>
internal sealed class FactsMemory(int most)
{
    private readonly ConcurrentDictionary<(string Order, string Id), PaymentFacts> _facts = new();
    private readonly ConcurrentQueue<(string Order, string Id)> _byAge = new();

    /// <summary>Remembers the facts of an attempt, unless some are remembered.</summary>
    public void Remember(PaymentAttempt attempt, PaymentFacts facts)
    {
        (string, string) key = (attempt.OrderId, attempt.Id);
        if (!_facts.TryAdd(key, facts))
        {
            return;
        }

        _byAge.Enqueue(key);
        while (_byAge.Count > most && _byAge.TryDequeue(out (string, string) oldest))
        {
            _facts.TryRemove(oldest, out _);
        }
    }

    /// <summary>The facts of an attempt; <see langword="null"/> when they are not known, or not any more.</summary>
    public PaymentFacts? Find(PaymentAttempt attempt) => _facts.GetValueOrDefault((attempt.OrderId, attempt.Id));
}
