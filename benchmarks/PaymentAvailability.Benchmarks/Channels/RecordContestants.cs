using Polly;
using Polly.CircuitBreaker;

namespace PaymentAvailability.Benchmarks;

/// <summary>Records outcomes of which three in a hundred are failures.</summary>
internal sealed class RecordContestant : IContestant
{
    private readonly ChannelDetectionOptions _options = new();
    private readonly bool[] _outcomes = RecordQuestions.Outcomes();
    private readonly OutcomeTracker _tracker;
    private DateTimeOffset _now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public RecordContestant() => _tracker = new OutcomeTracker(_options, _now);

    public string Name => "tracker";

    public long AnswerAll()
    {
        long sum = 0;
        foreach (bool isFailure in _outcomes)
        {
            _now = _now.AddTicks(TimeSpan.TicksPerMillisecond);
            sum += (long)_tracker.Record(isFailure, null, _now);
        }

        return sum;
    }

    public string Explain(int question) => "recorded";
}

/// <summary>Runs an empty callback with the same outcomes through Polly's circuit breaker with its default options.</summary>
internal sealed class PollyContestant : IContestant
{
    private readonly bool[] _outcomes = RecordQuestions.Outcomes();
    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool>()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool> { ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Result) })
        .Build();

    public string Name => "Polly";

    public long AnswerAll()
    {
        long sum = 0;
        foreach (bool isFailure in _outcomes)
            sum += _pipeline.Execute(static isFailing => isFailing, isFailure) ? 1 : 0;
        return sum;
    }

    public string Explain(int question) => "recorded";
}

/// <summary>Reads what is suspected, as a resolution would.</summary>
internal sealed class ReadContestant : IContestant
{
    private readonly OutcomeTracker[] _trackers =
        [.. Enumerable.Range(0, RecordQuestions.Count).Select(_ => new OutcomeTracker(new ChannelDetectionOptions(), DateTimeOffset.UnixEpoch))];

    public string Name => "status";

    public long AnswerAll()
    {
        long sum = 0;
        foreach (OutcomeTracker tracker in _trackers)
            sum += (long)tracker.Suspicion;
        return sum;
    }

    public string Explain(int question) => "read";
}

/// <summary>The outcomes that contestants record.</summary>
internal static class RecordQuestions
{
    public const int Count = 1_000;

    private const double FailureRate = 0.03;

    public static bool[] Outcomes()
    {
        var coin = new Coin(AlarmTrial.FirstSeed);
        return [.. Enumerable.Range(0, Count).Select(_ => coin.IsBad(FailureRate))];
    }
}
