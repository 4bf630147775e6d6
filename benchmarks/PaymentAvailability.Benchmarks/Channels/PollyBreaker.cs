using PaymentAvailability.Tests;
using Polly;
using Polly.CircuitBreaker;

namespace PaymentAvailability.Benchmarks;

/// <summary>Polly.Core's circuit breaker itself, at ten payments a second of made-up time.</summary>
internal sealed class PollyBreaker
{
    public const int DefaultSamplingPayments = 300;
    public const double DefaultRatio = 0.1;

    private static readonly TimeSpan BetweenPayments = TimeSpan.FromMilliseconds(100);

    private readonly FakeTime _time = new();
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<bool> _pipeline;

    public PollyBreaker(double ratio, int samplingPayments) => _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = _time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
        {
            FailureRatio = ratio,
            SamplingDuration = samplingPayments * BetweenPayments,
            MinimumThroughput = Math.Min(100, samplingPayments / 2),
            StateProvider = _state,
            ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Result),
        })
        .Build();

    /// <summary>Takes in one payment; tells whether the circuit is open after it.</summary>
    public bool Add(bool isBad)
    {
        _time.Advance(BetweenPayments);
        _pipeline.Execute(static isFailing => isFailing, isBad);
        return _state.CircuitState != CircuitState.Closed;
    }

    /// <summary>The mean number of payments from a change to the opening, over changes after two sampling durations without an alarm.</summary>
    public static (double Delay, double Missed) MeanDelay(double ratio, int samplingPayments, double usual, double changed, int changes, int cap)
    {
        double payments = 0;
        double missed = 0;
        for (int change = 0; change < changes; change++)
        {
            Coin coin = AlarmTrial.AfterChange(AlarmTrial.FirstSeed + (ulong)change, 0);
            PollyBreaker breaker = Settled(ratio, samplingPayments, usual, ref coin);
            int delay = 1;
            while (!breaker.Add(coin.IsBad(changed)) && delay < cap)
                delay++;
            payments += delay;
            missed += delay >= cap ? 1 : 0;
        }

        return (payments / changes, missed / changes);
    }

    /// <summary>Refuses a model that opens at another payment than Polly.Core does.</summary>
    public static void Check(int streams)
    {
        for (int stream = 0; stream < streams; stream++)
        {
            var coin = new Coin(AlarmTrial.FirstSeed + (ulong)stream);
            var breaker = new PollyBreaker(DefaultRatio, DefaultSamplingPayments);
            var model = new PollyModel(DefaultSamplingPayments);
            for (int payment = 0; payment < 5_000; payment++)
            {
                bool isBad = coin.IsBad(payment < 1_000 ? 0.03 : 0.09);
                bool isOpen = breaker.Add(isBad);
                bool isModelOpen = model.Add(isBad) >= DefaultRatio && model.Payments >= 100;
                if (isOpen != isModelOpen)
                    throw new InvalidOperationException($"stream {stream}: Polly is {(isOpen ? "open" : "closed")} after payment {payment}, the model is not");
                if (isOpen)
                    break;
            }
        }
    }

    private static PollyBreaker Settled(double ratio, int samplingPayments, double usual, ref Coin coin)
    {
        // Where false alarms are as frequent as with the defaults, a quiet start has to be looked for.
        while (true)
        {
            var breaker = new PollyBreaker(ratio, samplingPayments);
            int payments = (2 * samplingPayments) + coin.Below(samplingPayments);
            int payment = 0;
            while (payment < payments && !breaker.Add(coin.IsBad(usual)))
                payment++;
            if (payment == payments)
                return breaker;
        }
    }
}
