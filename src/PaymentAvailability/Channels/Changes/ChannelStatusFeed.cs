using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>Every change of a channel's state, as it happens, to any number of readers. Take it from the container.</summary>
/// <remarks>
/// Safe for concurrent use. Each reader gets each change once and in order, at its own pace: up to
/// <see cref="ChannelChangeOptions.MaximumWaiting"/> changes wait for it, and then the oldest are lost, which it sees by a gap in
/// <see cref="ChannelStatusChange.Sequence"/>. A slow reader costs nobody else anything.
/// </remarks>
public sealed class ChannelStatusFeed : IDisposable
{
    private readonly int _maximumWaiting;
    private readonly Lock _publishing = new();
    private ImmutableArray<ChannelChangeReader> _readers = [];
    private bool _hasEnded;

    internal ChannelStatusFeed(ChannelChangeOptions options) => _maximumWaiting = options.MaximumWaiting;

    /// <summary>Reads changes from the first <c>MoveNextAsync</c> on, until it is cancelled or the container is disposed.</summary>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<ChannelStatusChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using ChannelChangeReader reader = Subscribe();
        await foreach (ChannelStatusChange change in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return change;
        }
    }

    /// <summary>Ends the reading of everybody, after what waits for them. The container does this.</summary>
    public void Dispose()
    {
        lock (_publishing)
        {
            _hasEnded = true;
            foreach (ChannelChangeReader reader in _readers)
            {
                reader.Complete();
            }

            _readers = [];
        }
    }

    /// <summary>Tells everybody. Never waits for a reader, never throws, and runs nobody else's code.</summary>
    /// <param name="change">What changed; its sequence is greater than that of the one before.</param>
    internal void Publish(ChannelStatusChange change)
    {
        // One at a time, so that all readers see one order.
        lock (_publishing)
        {
            foreach (ChannelChangeReader reader in _readers)
            {
                reader.Write(change);
            }
        }
    }

    /// <summary>A reader that gets every change from now on. Dispose it when it is no longer read.</summary>
    internal ChannelChangeReader Subscribe()
    {
        var reader = new ChannelChangeReader(_maximumWaiting, Forget);
        lock (_publishing)
        {
            if (_hasEnded)
            {
                reader.Complete();
            }
            else
            {
                _readers = _readers.Add(reader);
            }
        }

        return reader;
    }

    private void Forget(ChannelChangeReader reader)
    {
        lock (_publishing)
        {
            _readers = _readers.Remove(reader);
        }
    }
}
