using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>Measures contestants against each other in one process, turn by turn, so that what disturbs one disturbs all.</summary>
/// <remarks>Every contestant answers every question in every round, and the quick ones repeat until a turn is long enough to time.</remarks>
internal sealed class Contest
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WarmUpStep = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(4);

    private readonly IContestant[] _contestants;
    private readonly int _questions;
    private readonly List<double[]> _rounds = [];
    private long _sink;

    /// <param name="questions">How many questions the contestants share.</param>
    /// <param name="contestants">The ways to answer them, the one of interest first.</param>
    public Contest(int questions, params IContestant[] contestants)
    {
        _questions = questions;
        _contestants = contestants;
    }

    /// <summary>Refuses contestants that answer anything differently from the first.</summary>
    public void CheckAnswers()
    {
        for (int question = 0; question < _questions; question++)
        {
            string expected = _contestants[0].Explain(question);
            foreach (IContestant contestant in _contestants)
            {
                string answer = contestant.Explain(question);
                if (answer != expected)
                    throw new InvalidOperationException($"{contestant.Name} answers `{answer}` to question {question}, {_contestants[0].Name} `{expected}`");
            }
        }
    }

    public void Run(int rounds)
    {
        int[] repetitions = [.. _contestants.Select(CalibrateRepetitions)];
        for (int round = 0; round < rounds; round++)
        {
            var nanoseconds = new double[_contestants.Length];
            for (int turn = 0; turn < _contestants.Length; turn++)
            {
                int contestant = (round + turn) % _contestants.Length;
                nanoseconds[contestant] = Time(_contestants[contestant], repetitions[contestant]);
            }

            _rounds.Add(nanoseconds);
        }
    }

    /// <summary>For each round, how often the first contestant answers while another one answers once.</summary>
    public IEnumerable<double> SpeedUps(int contestant) => _rounds.Select(round => round[contestant] / round[0]);

    /// <summary>For each round, what a question cost a contestant, in nanoseconds.</summary>
    public IEnumerable<double> Nanoseconds(int contestant) => _rounds.Select(round => round[contestant]);

    /// <summary>Gives tiered compilation the time to finish, then finds how often to repeat.</summary>
    private int CalibrateRepetitions(IContestant contestant)
    {
        double quickest = double.MaxValue;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            for (long step = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(step) < WarmUpStep;)
                quickest = Math.Min(quickest, Time(contestant, 1));
            Thread.Sleep(WarmUpStep);
        }

        return (int)Math.Ceiling(ShortestTurn.TotalNanoseconds / quickest / _questions);
    }

    private double Time(IContestant contestant, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
            _sink += contestant.AnswerAll();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repetitions / _questions;
    }
}
