namespace PaymentAvailability.Benchmarks;

/// <summary>How well scores put bad payments above good ones.</summary>
internal sealed class Ranking
{
    private readonly List<(double Score, bool IsBad)> _scores = [];
    private int _bad;

    public int Count => _scores.Count;

    public void Add(double score, bool isBad)
    {
        _scores.Add((score, isBad));
        _bad += isBad ? 1 : 0;
    }

    /// <summary>How often a bad payment has a higher score than a good one; equal ones count half.</summary>
    public double Auc()
    {
        double won = 0;
        long good = 0;
        foreach ((int goodHere, int badHere) in Enumerable.Reverse(Steps()))
        {
            won += badHere * (good + (goodHere / 2.0));
            good += goodHere;
        }

        return won / good / _bad;
    }

    /// <summary>The mean precision over the bad payments, each at its own threshold.</summary>
    public double AveragePrecision()
    {
        double sum = 0;
        long good = 0;
        long bad = 0;
        foreach ((int goodHere, int badHere) in Steps())
        {
            good += goodHere;
            bad += badHere;
            sum += badHere * (double)bad / (bad + good);
        }

        return sum / _bad;
    }

    /// <summary>The share of bad payments found at a threshold that at most so many good ones reach.</summary>
    public double Found(double falsePositiveRate)
    {
        double most = falsePositiveRate * (_scores.Count - _bad);
        long good = 0;
        long bad = 0;
        foreach ((int goodHere, int badHere) in Steps())
        {
            if (good + goodHere > most)
                break;
            good += goodHere;
            bad += badHere;
        }

        return (double)bad / _bad;
    }

    // Good and bad payments of each score, the highest first.
    private List<(int Good, int Bad)> Steps()
    {
        var steps = new List<(int Good, int Bad)>();
        _scores.Sort((left, right) => right.Score.CompareTo(left.Score));
        for (int i = 0; i < _scores.Count;)
        {
            int good = 0;
            int bad = 0;
            double score = _scores[i].Score;
            for (; i < _scores.Count && _scores[i].Score == score; i++)
            {
                good += _scores[i].IsBad ? 0 : 1;
                bad += _scores[i].IsBad ? 1 : 0;
            }

            steps.Add((good, bad));
        }

        return steps;
    }
}
