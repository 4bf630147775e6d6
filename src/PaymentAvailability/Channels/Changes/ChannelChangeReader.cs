using System.Threading.Channels;

namespace PaymentAvailability;

/// <summary>The changes that wait for one reader. Written to by the feed, read by one reader; disposing it ends the reading.</summary>
internal sealed class ChannelChangeReader : IDisposable
{
    private readonly Channel<ChannelStatusChange> _waiting;
    private readonly Action<ChannelChangeReader> _forget;

    public ChannelChangeReader(int maximumWaiting, Action<ChannelChangeReader> forget)
    {
        _forget = forget;
        _waiting = Channel.CreateBounded<ChannelStatusChange>(new BoundedChannelOptions(maximumWaiting)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,

            // Or else the reader's code would run on the thread of the one that publishes.
            AllowSynchronousContinuations = false,
        });
    }

    public void Write(ChannelStatusChange change) => _waiting.Writer.TryWrite(change);

    /// <summary>The changes as they come, until there can be no more.</summary>
    public IAsyncEnumerable<ChannelStatusChange> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>No more will come; what waits can still be read.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public void Dispose()
    {
        Complete();
        _forget(this);
    }
}
