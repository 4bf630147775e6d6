namespace PaymentAvailability.Tests;

/// <summary>A fake clock that goes from one look of a probe's schedule to the next, when all of them wait again.</summary>
internal sealed class ProbeClock : TimeProvider
{
    private readonly FakeTime _clock = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Watched> _set = [];
    private int _timeouts;

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public DateTimeOffset Now => _clock.UtcNow;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public void Advance(TimeSpan by) => _clock.Advance(by);

    /// <summary>Waits until so many schedules wait for their time.</summary>
    public async Task SettleAsync(int schedules)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30), System);
        while (Count() != schedules)
        {
            patience.IsCompleted.Should().BeFalse($"{schedules} schedules should wait, and {Count()} do");
            await Task.Yield();
        }
    }

    /// <summary>Waits until so many probes are being waited for at most.</summary>
    public async Task WaitForAnswersAsync(int pending)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30), System);
        while (Volatile.Read(ref _timeouts) > pending)
        {
            patience.IsCompleted.Should().BeFalse("probes should answer");
            await Task.Yield();
        }
    }

    /// <summary>Goes to the first time at which a schedule looks, once so many of them wait.</summary>
    public async Task StepAsync(int schedules)
    {
        await SettleAsync(schedules);
        DateTimeOffset next;
        lock (_gate)
        {
            next = _set.Min(timer => timer.Due);
        }

        Advance(next - Now);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is not ProbeRunner)
            return new Counted(this, _clock.CreateTimer(callback, state, dueTime, period));

        var timer = new Watched(this);
        timer.Inner = _clock.CreateTimer(
            _ =>
            {
                timer.Note(Timeout.InfiniteTimeSpan);
                callback(state);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private int Count()
    {
        lock (_gate)
        {
            return _set.Count;
        }
    }

    private sealed class Counted : ITimer
    {
        private readonly ProbeClock _clock;
        private readonly ITimer _inner;
        private int _isDisposed;

        public Counted(ProbeClock clock, ITimer inner)
        {
            (_clock, _inner) = (clock, inner);
            Interlocked.Increment(ref clock._timeouts);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _inner.Change(dueTime, period);

        public void Dispose()
        {
            _inner.Dispose();
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                Interlocked.Decrement(ref _clock._timeouts);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Watched(ProbeClock clock) : ITimer
    {
        public ITimer? Inner { get; set; }

        public DateTimeOffset Due { get; private set; }

        public void Note(TimeSpan dueTime)
        {
            lock (clock._gate)
            {
                Due = clock.Now + dueTime;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    clock._set.Remove(this);
                else
                    clock._set.Add(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isChanged = Inner!.Change(dueTime, period);
            Note(dueTime);
            return isChanged;
        }

        public void Dispose()
        {
            Inner!.Dispose();
            Note(Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Keeps what probes found.</summary>
internal sealed class ProbeRecord : IProbeSink
{
    private readonly System.Threading.Channels.Channel<Answer> _answers = System.Threading.Channels.Channel.CreateUnbounded<Answer>();

    public HashSet<string> InDoubt { get; } = [];

    public bool IsInDoubt(string channel) => InDoubt.Contains(channel);

    public void RecordProbe(string channel, bool isHealthy, DateTimeOffset startedAt, TimeSpan? latency) =>
        _answers.Writer.TryWrite(new Answer(channel, isHealthy, startedAt, latency)).Should().BeTrue();

    public Task<Answer> NextAsync() => _answers.Reader.ReadAsync().Soon();

    public bool IsEmpty => !_answers.Reader.TryPeek(out _);

    internal sealed record Answer(string Channel, bool IsHealthy, DateTimeOffset StartedAt, TimeSpan? Latency);
}

/// <summary>A probe that does as the test says, and counts how many of its channel run at once.</summary>
internal sealed class ScriptedProbe(string channel, Func<int, CancellationToken, ValueTask<ChannelProbeResult>> act) : IChannelProbe
{
    private int _calls;
    private int _inside;

    public string Channel { get; } = channel;

    public int Calls => Volatile.Read(ref _calls);

    public int Inside => Volatile.Read(ref _inside);

    public static ScriptedProbe Healthy(string channel) => new(channel, (_, _) => new(ChannelProbeResult.Healthy));

    public async ValueTask<ChannelProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inside);
        try
        {
            return await act(Interlocked.Increment(ref _calls), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
