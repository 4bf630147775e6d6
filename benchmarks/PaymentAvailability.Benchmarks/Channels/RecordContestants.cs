using Polly;
using Polly.CircuitBreaker;

namespace PaymentAvailability.Benchmarks;

/// <summary>
/// Records outcomes of which three in a hundred are failures: each for its channel alone, one stream as Polly's breaker is one, or for its bank and
/// its method too, which makes three.
/// </summary>
internal sealed class RecordContestant(bool hasParts) : IContestant
{
    private readonly WatchedMarket _market = new();
    private readonly bool[] _outcomes = RecordQuestions.Outcomes();
    private int _turn;

    public string Name => "monitor";

    public long AnswerAll()
    {
        foreach (bool isFailure in _outcomes)
            _market.Record(_turn++, isFailure, hasParts);
        return _turn;
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

/// <summary>Reads the states of all channels as a resolution does: the gate of channel states, and the view that routes are put in order by.</summary>
internal sealed class ReadContestant : IContestant
{
    private readonly WatchedMarket _market = new();

    public string Name => "status";

    public long AnswerAll()
    {
        // A question is one channel, and a resolution reads all of them.
        long sum = 0;
        for (int i = 0; i < RecordQuestions.Count / WatchedMarket.ChannelCount; i++)
            sum += _market.ReadAll();
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
