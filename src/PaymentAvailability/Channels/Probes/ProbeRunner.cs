using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Runs one probe on its schedule so that whatever it does costs only itself, and hands on what it finds.</summary>
/// <remarks>A probe that is late is reported as failed once; until it returns it counts as running, and is not started again.</remarks>
internal sealed class ProbeRunner
{
    private readonly IChannelProbe _probe;
    private readonly string _name;
    private readonly ProbedChannel _channel;
    private readonly IProbeSink _sink;
    private readonly ChannelProbeOptions _options;
    private readonly TimeProvider _time;
    private readonly ProbeLog _log;
    private readonly ProbeSchedule _schedule;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private ForeignCall<ChannelProbeResult>? _running;
    private long _answered;
    private bool _isStopped;

    public ProbeRunner(
        IChannelProbe probe, string name, ProbedChannel channel, IProbeSink sink, ChannelProbeOptions options, Random random, TimeProvider time, ILogger logger)
    {
        _probe = probe;
        _name = name;
        _channel = channel;
        _sink = sink;
        _options = options;
        _time = time;
        _log = new ProbeLog(logger, name);
        _schedule = new ProbeSchedule(options, random);

        // It fires once and is set again when the probe is over.
        _timer = time.CreateTimer(static runner => ((ProbeRunner)runner!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        _answered = _time.GetTimestamp();
        _timer.Change(_schedule.First(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts nothing more, reports nothing more, and tells a probe that runs to stop. Completes when it has; never fails.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _isStopped = true;
            _timer.Dispose();
            _running?.Cancel();
            return _running?.Ended ?? Task.CompletedTask;
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            if (!_schedule.IsDue(_time.GetElapsedTime(_answered), _sink.IsInDoubt(_name), out TimeSpan again))
            {
                _timer.Change(again, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        _channel.Enter(Run);
    }

    private void Run()
    {
        ForeignCall<ChannelProbeResult>? call;
        lock (_gate)
        {
            call = _running = _isStopped ? null : new ForeignCall<ChannelProbeResult>(_probe.ProbeAsync);
        }

        if (call is null)
        {
            _channel.Leave();
        }
        else
        {
            _ = WaitAsync(call, _time.GetUtcNow(), _time.GetTimestamp());
        }
    }

    private async Task WaitAsync(ForeignCall<ChannelProbeResult> call, DateTimeOffset startedAt, long started)
    {
        await ((Task)call.Work.WaitAsync(_options.Timeout, _time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TimeSpan elapsed = _time.GetElapsedTime(started);
        if (!call.Work.IsCompleted)
        {
            call.Cancel();
            Report(isHealthy: false, "timeout", startedAt, null);
        }
        else if (call.Work.IsCompletedSuccessfully)
        {
            ChannelProbeResult? result = call.Work.Result;
            Report(result is { IsHealthy: true }, result is null ? "no_result" : result.Problem, startedAt, elapsed);
        }
        else
        {
            Report(isHealthy: false, call.Work.Exception?.InnerException?.GetType().FullName ?? "cancelled", startedAt, null);
        }

        await call.Ended.ConfigureAwait(false);
        lock (_gate)
        {
            _running = null;
            _answered = _time.GetTimestamp();
            if (!_isStopped)
            {
                _timer.Change(_schedule.Next(), Timeout.InfiniteTimeSpan);
            }
        }

        _channel.Leave();
    }

    private void Report(bool isHealthy, string? problem, DateTimeOffset startedAt, TimeSpan? latency)
    {
        if (!Volatile.Read(ref _isStopped))
        {
            _sink.RecordProbe(_name, isHealthy, startedAt, isHealthy ? latency : null);
            _log.Write(problem);
        }
    }
}
