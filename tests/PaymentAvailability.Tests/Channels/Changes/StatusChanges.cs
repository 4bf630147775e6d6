namespace PaymentAvailability.Tests;

/// <summary>Changes to publish, numbered as the library numbers them.</summary>
internal static class StatusChanges
{
    public static ChannelStatusChange Numbered(long sequence) => new()
    {
        Sequence = sequence,
        At = new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero).AddSeconds(sequence),
        From = sequence % 2 == 0 ? ChannelState.Down : ChannelState.Healthy,
        Status = new ChannelStatus { Channel = "netsunion", State = sequence % 2 == 0 ? ChannelState.Healthy : ChannelState.Down },
    };

    public static void Publish(this ChannelStatusFeed feed, int from, int to)
    {
        for (int i = from; i <= to; i++)
            feed.Publish(Numbered(i));
    }
}

/// <summary>An observer that does as the test says, and tells what it was told.</summary>
internal sealed class ScriptedObserver(Func<ChannelStatusChange, CancellationToken, ValueTask> act) : IChannelStatusObserver
{
    private readonly System.Threading.Channels.Channel<long> _seen = System.Threading.Channels.Channel.CreateUnbounded<long>();
    private int _inside;

    /// <summary>How many calls ran at once at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The sequences of the next changes it is told of; waits for them.</summary>
    public async Task<long[]> NextAsync(int count)
    {
        long[] next = new long[count];
        for (int i = 0; i < count; i++)
            next[i] = await _seen.Reader.ReadAsync().Soon();
        return next;
    }

    public async ValueTask OnChangeAsync(ChannelStatusChange change, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inside));
        try
        {
            _seen.Writer.TryWrite(change.Sequence);
            await act(change, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
