using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Tells one observer of one change after the other, so that whatever it does costs only itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; a call that was given up may still look at its token.")]
internal sealed class ChannelStatusObserverPump
{
    private readonly IChannelStatusObserver _observer;
    private readonly ChannelChangeReader _reader;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Task _pumping;

    public ChannelStatusObserverPump(
        IChannelStatusObserver observer, ChannelStatusFeed feed, ChannelChangeOptions options, TimeProvider time, ILogger logger)
    {
        _observer = observer;
        _timeout = options.ObserverTimeout;
        _time = time;
        _logger = logger;

        // Before the pump has a thread, so that nothing that comes meanwhile is lost.
        _reader = feed.Subscribe();
        _pumping = Task.Run(PumpAsync, CancellationToken.None);
    }

    /// <summary>Lets the observer have what still waits for it, for as long as one call may take; then gives it up. Never fails.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _reader.Dispose();
        await _pumping.WaitAsync(_timeout, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _givingUp.CancelAsync().ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        await foreach (ChannelStatusChange change in _reader.ReadAllAsync(_givingUp.Token).ConfigureAwait(false))
        {
            await TellAsync(change).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(ChannelStatusChange change)
    {
        var call = new ForeignCall<bool>(async cancellationToken =>
        {
            await _observer.OnChangeAsync(change, cancellationToken).ConfigureAwait(false);
            return true;
        });
        await ((Task)call.Work.WaitAsync(_timeout, _time, _givingUp.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.Work.IsCompleted)
        {
            call.Cancel();
            Log(ChannelChangeLog.ObserverLate);
        }

        // The next one waits until this one is over, or else they could overlap.
        await call.Ended.WaitAsync(_givingUp.Token).ConfigureAwait(false);
        if (call.Work.Exception?.InnerException is { } failure)
        {
            Log((logger, observer) => ChannelChangeLog.ObserverFailed(logger, observer, failure.GetType().FullName));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A logger is foreign code; there is nobody to tell that telling failed.")]
    private void Log(Action<ILogger, string?> write)
    {
        try
        {
            write(_logger, _observer.GetType().FullName);
        }
        catch (Exception)
        {
        }
    }
}
