using System.Runtime.CompilerServices;

namespace PaymentAvailability.Tests;

/// <summary>A fake clock that counts who reads it, and that tells when the timers running on it have become few enough.</summary>
public sealed class ObservedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _readings;
    private int _timers;

    public FakeTime Clock { get; } = new();

    /// <summary>How often the time was read.</summary>
    public int Readings => Volatile.Read(ref _readings);

    public override long TimestampFrequency => Clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Increment(ref _readings);
        return Clock.GetUtcNow();
    }

    public override long GetTimestamp() => Clock.GetTimestamp();

    public void Advance(TimeSpan by) => Clock.Advance(by);

    /// <summary>Completes as soon as at most <paramref name="count"/> timers run: whatever else was waited for has come.</summary>
    public Task WaitForTimersAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((count, reached));
        }

        Count(0);
        return reached.Task.Soon();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Count(1);
        return new CountedTimer(this, Clock.CreateTimer(callback, state, dueTime, period));
    }

    private void Count(int change)
    {
        lock (_gate)
        {
            _timers += change;
            foreach ((int count, TaskCompletionSource reached) in _waiting)
            {
                if (_timers <= count)
                    reached.TrySetResult();
            }
        }
    }

    private sealed class CountedTimer(ObservedTime time, ITimer inner) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            inner.Dispose();
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                time.Count(-1);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Keeps a broken build from hanging: what should come at once fails after a while of real time.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    // Gates that block their thread are part of the tests, and the pool must not need time to replace those threads.
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "A test assembly has no other place that runs first.")]
    internal static void GiveThePoolThreads() => ThreadPool.SetMinThreads(64, 64);
}
