using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Remembers the facts of attempts from their beginning to their end, in this process. Bounded: the oldest go first. Safe for concurrent use.</summary>
internal sealed class FactsMemory(int most)
{
    private readonly ConcurrentDictionary<(string Order, string Id), PaymentFacts> _facts = new();
    private readonly ConcurrentQueue<(string Order, string Id)> _byAge = new();

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

    /// <summary>The facts of an attempt that has ended, which are then forgotten.</summary>
    public PaymentFacts? Take(PaymentAttempt attempt) => _facts.TryRemove((attempt.OrderId, attempt.Id), out PaymentFacts? facts) ? facts : null;
}
