using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>
/// Hands changes on in their order, one at a time and outside of every lock: whoever is told may log, and a log that hangs must not hold up
/// what watches channels. Safe for concurrent use.
/// </summary>
internal sealed class ChangeTeller
{
    // Only a listener that hangs lets so many wait; what comes then is left out, which the numbers of the changes show.
    private const int MostWaiting = 10_000;

    private readonly ConcurrentQueue<ChannelStatusChange> _waiting = new();
    private readonly Action<ChannelStatusChange> _tell;
    private int _isTelling;

    /// <param name="tell">Told of each change; must not throw.</param>
    public ChangeTeller(Action<ChannelStatusChange> tell) => _tell = tell;

    /// <summary>Takes a change in, in the order in which they are to be told.</summary>
    public void Add(ChannelStatusChange change)
    {
        if (_waiting.Count < MostWaiting)
        {
            _waiting.Enqueue(change);
        }
    }

    /// <summary>Tells what waits, unless another thread is about it; to be called without a lock held.</summary>
    public void TellWaiting()
    {
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isTelling, 1) == 0)
        {
            try
            {
                while (_waiting.TryDequeue(out ChannelStatusChange? change))
                {
                    _tell(change);
                }
            }
            finally
            {
                Volatile.Write(ref _isTelling, 0);
            }
        }
    }
}
