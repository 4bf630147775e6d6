using Polly;
using Polly.CircuitBreaker;

namespace PaymentAvailability;

/// <summary>Leaves a dependency alone for a while when too many calls of it failed, then tries one. Polly's breaker behind two questions. Safe for concurrent use.</summary>
internal sealed class Breaker
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<CallEnd> _pipeline;
    private readonly MonotonicTime _time;
    private long _openUntil = long.MinValue;

    public Breaker(BreakerOptions options, TimeProvider time)
    {
        _time = new MonotonicTime(time);
        _pipeline = new ResiliencePipelineBuilder<CallEnd> { TimeProvider = _time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<CallEnd>
            {
                FailureRatio = options.FailureShare,
                MinimumThroughput = options.MinimumCalls,
                SamplingDuration = options.Sampling,
                BreakDuration = options.BreakFor,
                StateProvider = _state,
                ShouldHandle = static end => new(end.Outcome.Exception is null && end.Outcome.Result is CallEnd.Failed or CallEnd.Late),
                OnOpened = opened =>
                {
                    Volatile.Write(ref _openUntil, _time.Ticks + opened.BreakDuration.Ticks);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Until when no call is worth trying, if so now.</summary>
    /// <param name="at">The moment of the resolution, which is now on the wall.</param>
    public DateTimeOffset? RefusesUntil(DateTimeOffset at)
    {
        long until = Volatile.Read(ref _openUntil);
        if (until == long.MinValue)
        {
            return null;
        }

        long left = until - _time.Ticks;
        return left > 0 && _state.CircuitState == CircuitState.Open ? at.AddTicks(left) : null;
    }

    /// <summary>Makes a call unless too many failed lately.</summary>
    /// <param name="call">Never throws.</param>
    /// <param name="state">What the call is given.</param>
    public async ValueTask<CallEnd> RunAsync<TState>(Func<TState, ValueTask<CallEnd>> call, TState state)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get();
        Outcome<CallEnd> outcome = await _pipeline.ExecuteOutcomeAsync(
            static async (_, made) => Outcome.FromResult(await made.call(made.state).ConfigureAwait(false)), context, (call, state)).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        return outcome.Exception is null ? outcome.Result : CallEnd.Refused;
    }
}
