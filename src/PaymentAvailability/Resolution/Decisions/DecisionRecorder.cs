using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Hands decisions to the log in the background, many at once and in order, so that a log that fails or is slow costs no resolution anything. Safe for concurrent use.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; a call that was given up may still look at its token.")]
internal sealed class DecisionRecorder
{
    private readonly Channel<AvailabilityResult> _waiting;
    private readonly IDecisionLog _log;
    private readonly DecisionOptions _options;
    private readonly string? _registration;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _givingUp = new();
    private Task _pumping = Task.CompletedTask;
    private long _dropped;

    /// <param name="log">Where to.</param>
    /// <param name="options">How many, and how long to wait.</param>
    /// <param name="registration">The key of the registration.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told when decisions cannot be kept, and when they can again.</param>
    public DecisionRecorder(IDecisionLog log, DecisionOptions options, string? registration, TimeProvider time, ILogger logger)
    {
        _log = log;
        _options = options;
        _registration = registration;
        _time = time;
        _logger = logger;
        _waiting = Channel.CreateBounded<AvailabilityResult>(
            new BoundedChannelOptions(options.MaximumWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    /// <summary>How many were dropped because too many waited.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Has a result kept, unless too many wait already; takes no time.</summary>
    public void Record(AvailabilityResult result)
    {
        if (!_waiting.Writer.TryWrite(result))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    public void Start() => _pumping = Task.Run(PumpAsync, CancellationToken.None);

    /// <summary>Hands over what still waits, for as long as one call may take; then gives up. Never fails.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _pumping.WaitAsync(_options.Timeout, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _givingUp.CancelAsync().ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        var batch = new List<Decision>(_options.MaximumBatch);
        long toldDropped = 0;
        bool isFailing = false;
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (batch.Count < _options.MaximumBatch && _waiting.Reader.TryRead(out AvailabilityResult? result))
            {
                batch.Add(DecisionOf(result));
            }

            while (await TryAppendAsync(batch).ConfigureAwait(false) is { } error)
            {
                if (!isFailing)
                {
                    isFailing = true;
                    Log(logger => DecisionLogMessages.NotKept(logger, error));
                }

                await Task.Delay(_options.RetryAfter, _time, _givingUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_givingUp.IsCancellationRequested)
                {
                    return;
                }
            }

            batch.Clear();
            if (isFailing)
            {
                isFailing = false;
                long dropped = Dropped - toldDropped;
                toldDropped += dropped;
                Log(logger => DecisionLogMessages.KeptAgain(logger, dropped));
            }
        }
    }

    /// <summary>What went wrong, in a word, if anything.</summary>
    private async Task<string?> TryAppendAsync(List<Decision> batch)
    {
        Decision[] decisions = [.. batch];
        var call = new ForeignCall<bool>(async cancellationToken =>
        {
            await _log.AppendAsync(decisions, cancellationToken).ConfigureAwait(false);
            return true;
        });
        await ((Task)call.Work.WaitAsync(_options.Timeout, _time, _givingUp.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.Work.IsCompleted)
        {
            call.Cancel();
        }

        // The next call waits until this one is over, or else they could overlap.
        await call.Ended.WaitAsync(_givingUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call.Work.IsCompletedSuccessfully ? null : call.Work.Exception?.InnerException?.GetType().FullName ?? "too late";
    }

    private Decision DecisionOf(AvailabilityResult result) => new()
    {
        Id = result.Id.ToString(),
        At = result.At,
        Registration = _registration,
        IsAvailable = result.IsAvailable,
        PrimaryReason = result.PrimaryReason?.Code.Value,
        Result = result.ToJsonUtf8Bytes(),
    };

    [SuppressMessage("Design", "CA1031", Justification = "A logger is foreign code; there is nobody to tell that telling failed.")]
    private void Log(Action<ILogger> write)
    {
        try
        {
            write(_logger);
        }
        catch (Exception)
        {
        }
    }
}
