using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>Runs one gate so that whatever it does costs only itself: exceptions, hanging, nonsense, ignored cancellation, blocked threads.</summary>
internal sealed class GateRunner
{
    private static readonly Closure Overloaded = new(PlatformReasons.Overloaded.WithoutFacts);

    private readonly IPaymentGate _gate;
    private readonly GateOptions _options;
    private readonly TimeProvider _time;
    private readonly Closure _incomplete;
    private readonly Closure _failed;
    private readonly StuckCalls _stuckCalls = new();
    private readonly GateProtection? _protection;

    /// <param name="name">The name in options, results and metrics.</param>
    /// <param name="gate">The gate itself.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="whenUnknown">What its unknown answer closes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="deadline">How long a resolution may take unless it says otherwise.</param>
    public GateRunner(string name, IPaymentGate gate, GateOptions options, UnknownPolicy whenUnknown, TimeProvider time, TimeSpan deadline)
    {
        Name = name;
        WhenUnknown = whenUnknown;
        _gate = gate;
        _options = options;
        _time = time;
        _incomplete = new Closure(PlatformReasons.EvaluationIncomplete.With(Fact.OfCatalog("gate", name)));
        _failed = new Closure(PlatformReasons.DependencyFailure.With(Fact.OfCatalog("gate", name)));
        _protection = IsIsolated ? new GateProtection(options, deadline, time) : null;
    }

    /// <summary>The name in options, results and metrics.</summary>
    public string Name { get; }

    public UnknownPolicy WhenUnknown { get; }

    /// <summary>The gate itself.</summary>
    public IPaymentGate Gate => _gate;

    public bool IsIsolated => _options.Execution is not GateExecution.Inline;

    /// <summary>What an unknown answer closes when the policy is to close.</summary>
    public Closure ClosureFor(UnknownCause cause) => cause switch
    {
        UnknownCause.Failed or UnknownCause.Invalid or UnknownCause.Broken => _failed,
        UnknownCause.Overloaded => Overloaded,
        _ => _incomplete,
    };

    /// <summary>Runs the gate.</summary>
    /// <param name="context">What to judge, and by when.</param>
    /// <param name="cancellationToken">The caller's. When it is cancelled the task completes soon, with an answer that no longer matters.</param>
    /// <returns>Never fails, and is never later than the deadline or the gate's own timeout.</returns>
    public ValueTask<GateOutcome> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        TimeSpan limit = _options.Timeout < context.Deadline ? _options.Timeout.Value : context.Deadline;
        return _protection is null ? RunInline(context, limit, cancellationToken)
            : _stuckCalls.Count >= (_options.MaximumStuckCalls ?? GateOptions.DefaultMaximumStuckCalls) ? new(new GateOutcome(this, GateVerdict.Unknown, UnknownCause.Stuck))
            : _protection.Refuse(context.At, limit) is { } refusal ? new(new GateOutcome(this, refusal, refusal.Cause))
            : RunProtected(_protection, context, limit, cancellationToken);
    }

    // Apart from the method that inline gates take as well, which would make the object of this lambda for nothing.
    private ValueTask<GateOutcome> RunProtected(GateProtection protection, GateContext context, TimeSpan limit, CancellationToken cancellationToken) =>
        protection.RunAsync(this, context.At, limit, left => RunIsolatedAsync(context, left, cancellationToken), cancellationToken);

    [SuppressMessage("Design", "CA1031", Justification = "A gate is foreign code; whatever it throws is an unknown answer.")]
    private ValueTask<GateOutcome> RunInline(GateContext context, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<GateVerdict> pending = _gate.EvaluateAsync(context, cancellationToken);
            return pending.IsCompletedSuccessfully
                ? new(Judge(pending.Result))
                : new(WaitAsync(pending.AsTask(), limit, cancellationToken));
        }
        catch (Exception error)
        {
            return new(Failed(error));
        }
    }

    private async ValueTask<GateOutcome> RunIsolatedAsync(GateContext context, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Not linked to the caller's token: what a gate registers must not run on the thread on which the caller cancels.
        var cancellation = new CancellationTokenSource();
        long started = _time.GetTimestamp();
        StuckCalls.Call call = _stuckCalls.NewCall();
        Task<GateVerdict> work = Task.Run(() => EvaluateOnPoolAsync(context, call, cancellation.Token), CancellationToken.None);
        GateOutcome outcome = await WaitAsync(work, limit, cancellationToken).ConfigureAwait(false);
        if (work.IsCompleted)
        {
            cancellation.Dispose();
        }
        else
        {
            call.GiveUp();
            _ = Task.Run(() => CancelOnPool(cancellation), CancellationToken.None);
        }

        return outcome with { Elapsed = Math.Max(1, _time.GetElapsedTime(started).Ticks) };
    }

    private async Task<GateVerdict> EvaluateOnPoolAsync(GateContext context, StuckCalls.Call call, CancellationToken cancellationToken)
    {
        if (!call.TryEnter())
        {
            return GateVerdict.Unknown;
        }

        Task<GateVerdict> pending;
        try
        {
            // As a task, because a value task's own source may refuse to be awaited, and from an await that would end the process.
            pending = _gate.EvaluateAsync(context, cancellationToken).AsTask();
        }
        finally
        {
            call.Leave();
        }

        return await pending.ConfigureAwait(false);
    }

    // The gate is told to stop. Its callbacks are foreign code like the gate itself: they may throw, and count while they hold a thread.
    [SuppressMessage("Design", "CA1031", Justification = "What a gate throws when told to stop is nobody's concern.")]
    private void CancelOnPool(CancellationTokenSource cancellation)
    {
        StuckCalls.Call call = _stuckCalls.NewCall();
        call.TryEnter();
        call.GiveUp();
        try
        {
            cancellation.Cancel();
        }
        catch (Exception)
        {
        }
        finally
        {
            call.Leave();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A gate is foreign code; whatever it throws is an unknown answer.")]
    private async Task<GateOutcome> WaitAsync(Task<GateVerdict> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        await ((Task)work.WaitAsync(limit, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted)
        {
            // An abandoned failure must not reach the process as an unobserved exception.
            _ = work.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return new GateOutcome(this, GateVerdict.Unknown, UnknownCause.Late);
        }

        try
        {
            return Judge(await work.ConfigureAwait(false));
        }
        catch (Exception error)
        {
            return Failed(error);
        }
    }

    private GateOutcome Judge(GateVerdict? verdict) => verdict is null
        ? new GateOutcome(this, GateVerdict.Unknown, UnknownCause.Invalid)
        : new GateOutcome(this, verdict, verdict.Cause);

    private GateOutcome Failed(Exception error) => new(this, GateVerdict.Unknown, UnknownCause.Failed, error);
}
