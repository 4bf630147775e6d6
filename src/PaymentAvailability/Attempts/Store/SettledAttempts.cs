namespace PaymentAvailability;

/// <summary>The settled attempts of one kind in a stripe, oldest first, against their bound. Only touched under the lock of the stripe.</summary>
/// <remarks>
/// An attempt that leaves stays in the queue as a stale entry, which counts for nothing. Every leave makes one, and they are cleared out
/// when they are the most, so that each step takes constant time, averaged over many, and the queue no more room than it has attempts.
/// </remarks>
internal sealed class SettledAttempts(int most)
{
    // Below this, stale entries are not worth a search.
    private const int FewestCleared = 16;

    private readonly Queue<(HeldAttempt Attempt, int Change)> _queue = new();

    /// <summary>How many attempts are settled in this way.</summary>
    public int Count { get; private set; }

    /// <summary>How many entries the queue has, stale ones included.</summary>
    public int Length => _queue.Count;

    public void Enter(HeldAttempt attempt)
    {
        _queue.Enqueue((attempt, attempt.Changes));
        Count++;
    }

    /// <summary>Takes out an attempt whose status was changed since, so that its entry is stale.</summary>
    public void Leave()
    {
        Count--;
        int stale = _queue.Count - Count;
        if (stale <= Count + FewestCleared) return;

        for (int left = _queue.Count; left > 0; left--)
        {
            (HeldAttempt Attempt, int Change) entry = _queue.Dequeue();
            if (IsLive(entry)) _queue.Enqueue(entry);
        }
    }

    /// <summary>The oldest attempt, if it is to be forgotten: for its age, or because there are too many.</summary>
    public HeldAttempt? NextForgotten(long now)
    {
        while (_queue.TryPeek(out (HeldAttempt Attempt, int Change) oldest))
        {
            if (IsLive(oldest)) return oldest.Attempt.ForgetAt <= now || Count > most ? oldest.Attempt : null;

            _queue.Dequeue();
        }

        return null;
    }

    private static bool IsLive((HeldAttempt Attempt, int Change) entry) => entry.Change == entry.Attempt.Changes;
}
