using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>Exchanges the health of channels with other instances every so often: one exchange at a time, each with a deadline.</summary>
/// <remarks>An exchange that fails or is late costs nothing but itself: what it would have told is told by the next one.</remarks>
internal sealed class ChannelHealthSharing : IDisposable
{
    private readonly ChannelMonitor _monitor;
    private readonly IChannelHealthExchange _exchange;
    private readonly ChannelSharingOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _failed;
    private readonly string _instance = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;
    private int _isExchanging;

    public ChannelHealthSharing(
        ChannelMonitor monitor, IChannelHealthExchange exchange, ChannelSharingOptions options, TimeProvider time, Action<Exception> failed)
    {
        _monitor = monitor;
        _exchange = exchange;
        _options = options;
        _time = time;
        _failed = failed;
        _timer = time.CreateTimer(static sharing => _ = ((ChannelHealthSharing)sharing!).ExchangeAsync(), this, options.Interval, options.Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stopping.Cancel();
        _stopping.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The store of a host may fail in any way; channels are then watched alone.")]
    private async Task ExchangeAsync()
    {
        // A store that does not let itself be cancelled holds its place until it answers.
        if (Interlocked.Exchange(ref _isExchanging, 1) == 1)
        {
            return;
        }

        try
        {
            using var deadline = new CancellationTokenSource(_options.Timeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, deadline.Token);
            ChannelHealthShare own = _monitor.ShareAs(_instance, _time.GetUtcNow());
            IReadOnlyList<ChannelHealthShare> others = await _exchange.ExchangeAsync(own, either.Token).ConfigureAwait(false);
            _monitor.Merge(others.Where(share => share.Instance != _instance), _time.GetUtcNow());
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            _failed(failure);
        }
        finally
        {
            Volatile.Write(ref _isExchanging, 0);
        }
    }
}
