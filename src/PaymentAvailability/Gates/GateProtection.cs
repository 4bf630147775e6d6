namespace PaymentAvailability;

/// <summary>Bounds the calls of one isolated gate, and leaves it alone for a while when it fails. Safe for concurrent use.</summary>
internal sealed class GateProtection
{
    private static readonly TimeSpan RetryAfter = new ProtectionOptions().RetryAfter;

    private readonly Bulkhead<Turn> _bulkhead;
    private readonly Breaker _breaker;
    private readonly TimeProvider _time;

    /// <param name="options">How the gate is run.</param>
    /// <param name="deadline">How long a resolution may take unless it says otherwise.</param>
    /// <param name="time">The clock.</param>
    public GateProtection(GateOptions options, TimeSpan deadline, TimeProvider time)
    {
        var calls = new ProtectionOptions { MaximumConcurrency = options.MaximumConcurrency ?? GateOptions.DefaultMaximumConcurrency, MaximumBatch = 1 };
        _bulkhead = new Bulkhead<Turn>(ProtectionPlan.Of(calls, deadline), time, static turns => turns[0].Begin());
        _breaker = new Breaker(options.Breaker ?? new BreakerOptions(), time);
        _time = time;
    }

    /// <summary>What to answer instead of calling the gate, if it is not worth calling.</summary>
    public GateVerdict? Refuse(DateTimeOffset at, TimeSpan limit) =>
        _breaker.RefusesUntil(at) is { } until ? GateVerdict.UnknownFor(UnknownCause.Broken, until)
        : _bulkhead.WouldRefuse(limit) ? GateVerdict.Overloaded(at + RetryAfter)
        : null;

    /// <summary>Calls the gate when it is its turn.</summary>
    /// <param name="runner">Whose gate it is.</param>
    /// <param name="at">The moment of the resolution.</param>
    /// <param name="limit">How long the turn and the call may take together.</param>
    /// <param name="call">Makes the call within the time that is left; never fails.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async ValueTask<GateOutcome> RunAsync(
        GateRunner runner, DateTimeOffset at, TimeSpan limit, Func<TimeSpan, ValueTask<GateOutcome>> call, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        var turn = new Turn(_bulkhead);
        if (!_bulkhead.TryAdd(turn, limit))
        {
            return new GateOutcome(runner, GateVerdict.Overloaded(at + RetryAfter), UnknownCause.Overloaded);
        }

        if (!turn.Begun.IsCompleted)
        {
            await turn.Begun.WaitAsync(limit, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (turn.GiveUp())
            {
                return new GateOutcome(runner, GateVerdict.Unknown, UnknownCause.Late);
            }
        }

        // A thread that had to wait can sleep over its timer; and less than no time, a timer takes for an error or for ever.
        long called = _time.GetTimestamp();
        TimeSpan left = limit - _time.GetElapsedTime(started, called);
        if (left <= TimeSpan.Zero)
        {
            _bulkhead.End(1, null);
            return new GateOutcome(runner, GateVerdict.Unknown, UnknownCause.Late);
        }

        var made = new Call(call, left, cancellationToken);
        CallEnd end = await _breaker.RunAsync(static made => made.MakeAsync(), made).ConfigureAwait(false);
        _bulkhead.End(1, end == CallEnd.Refused ? null : _time.GetElapsedTime(called));
        return end == CallEnd.Refused
            ? new GateOutcome(runner, GateVerdict.UnknownFor(UnknownCause.Broken, _breaker.RefusesUntil(at)), UnknownCause.Broken)
            : made.Outcome;
    }

    private sealed class Call(Func<TimeSpan, ValueTask<GateOutcome>> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        public GateOutcome Outcome { get; private set; }

        public async ValueTask<CallEnd> MakeAsync()
        {
            Outcome = await call(limit).ConfigureAwait(false);
            return !Outcome.IsUnknown || cancellationToken.IsCancellationRequested ? CallEnd.Answered : Outcome.Cause switch
            {
                UnknownCause.Failed or UnknownCause.Invalid => CallEnd.Failed,
                UnknownCause.Late => CallEnd.Late,
                _ => CallEnd.Answered,
            };
        }
    }

    /// <summary>The right to call the gate once; it is taken up or given up, never both.</summary>
    private sealed class Turn(Bulkhead<Turn> bulkhead) : IBulkheadItem
    {
        private const int Waiting = 0;
        private const int Taken = 1;
        private const int GivenUp = 2;

        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _state = Waiting;

        public Task Begun => _begun.Task;

        public bool IsAbandoned => Volatile.Read(ref _state) == GivenUp;

        public int LargestBatch => 1;

        public void Begin()
        {
            if (Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting)
            {
                _begun.SetResult();
            }
            else
            {
                bulkhead.End(1, null);
            }
        }

        public bool GiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting;
    }
}
