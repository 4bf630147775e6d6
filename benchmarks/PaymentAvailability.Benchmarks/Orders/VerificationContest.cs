using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>Payers who verify orders all at the same time, each again as soon as they have an answer: a closed loop, which never overruns anybody but finds what they can do.</summary>
internal sealed class VerificationContest
{
    private const int Payers = 2_000;
    private const int Compared = 500;

    private readonly OrderQuestion[] _questions;
    private readonly TimeSpan _warmUp;
    private readonly TimeSpan _duration;

    public VerificationContest(OrderQuestion[] questions, TimeSpan warmUp, TimeSpan duration)
    {
        _questions = questions;
        _warmUp = warmUp;
        _duration = duration;
    }

    /// <summary>Refuses contestants that answer anything differently, or of which the questions ask too little.</summary>
    public async Task CheckAnswersAsync(IOrderContestant naive, IOrderContestant ours)
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < Compared; i++)
        {
            string expected = Join(await naive.VerifyAsync(_questions[i]).ConfigureAwait(false));
            string answer = Join(await ours.VerifyAsync(_questions[i]).ConfigureAwait(false));
            seen.Add(expected);
            if (answer != expected)
                throw new InvalidOperationException($"the library answers `{answer}` to question {i}, the service without it `{expected}`");
        }

        foreach (ReasonCode code in (ReasonCode[])[OrderReasons.AlreadyPaid.Code, OrderReasons.Expired.Code, OrderReasons.OfAnotherPayer.Code])
        {
            if (!seen.Contains(code.Value))
                throw new InvalidOperationException($"none of {Compared} questions was answered with `{code.Value}` alone");
        }

        static string Join(IReadOnlyList<string>? codes) => codes is null ? "nothing" : string.Join(' ', codes);
    }

    /// <summary>What a contestant can do.</summary>
    /// <returns>Answers a second, and the time within which 99 of 100 were given, in seconds.</returns>
    public async Task<(double PerSecond, double P99)> RunAsync(IOrderContestant contestant)
    {
        long start = Stopwatch.GetTimestamp();
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, Payers).Select(payer => Task.Run(() => VerifyAgainAsync(contestant, payer, start)))).ConfigureAwait(false);
        double[] sorted = [.. times.SelectMany(own => own).Order()];
        return (sorted.Length / _duration.TotalSeconds, sorted[(int)(0.99 * (sorted.Length - 1))]);
    }

    private async Task<List<double>> VerifyAgainAsync(IOrderContestant contestant, int payer, long start)
    {
        var times = new List<double>();
        var random = new Random(payer);
        while (true)
        {
            long asked = Stopwatch.GetTimestamp();
            if (await contestant.VerifyAsync(_questions[random.Next(_questions.Length)]).ConfigureAwait(false) is null)
                throw new InvalidOperationException("a payer went without an answer although nobody was to be refused");
            TimeSpan ended = Stopwatch.GetElapsedTime(start);
            if (ended >= _warmUp + _duration)
                return times;
            if (ended >= _warmUp)
                times.Add(Stopwatch.GetElapsedTime(asked).TotalSeconds);
        }
    }
}
