using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Notices that bad outcomes have become more frequent, whatever they have risen to: a mixture of Shiryaev-Roberts statistics over
/// several rises. Its mean run between false alarms is at least the threshold, because the statistic less the number of payments is a
/// martingale as long as nothing has changed (M. Pollak, Ann. Statist. 13, 1985 and 15, 1987).
/// </summary>
/// <remarks>
/// A component is kept multiplied with its weight w: S becomes (S + w) times the likelihood ratio of the outcome. The multipliers are worked
/// out beforehand, so that an outcome costs one addition, one multiplication and a sum of eight numbers. Single precision is
/// enough: an error of rounding lasts no longer than the memory of the statistic.
/// </remarks>
internal struct RiseDetector
{
    // How far above the threshold the statistic may go, so that it comes down soon after the trouble has ended.
    private const float Headroom = 100;

    private const int MostSpread = 100_000;

    private readonly float _threshold;
    private readonly float _smallestRise;
    private Vector256<float> _components;
    private RiseTable _table;

    /// <summary>A detector that must be told what to expect before it is used.</summary>
    /// <param name="threshold">Payments between false alarms, at least, on average.</param>
    /// <param name="smallestRise">The smallest rise of the rate that is looked out for.</param>
    public RiseDetector(double threshold, double smallestRise)
    {
        _threshold = (float)threshold;
        _smallestRise = (float)smallestRise;
        _table = null!;
    }

    /// <summary>Whether the rate is thought to have risen.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>The likelihood of the outcomes if the rate had risen at some moment, summed over the moments, relative to no rise.</summary>
    public readonly double Statistic => Vector256.Sum(_components);

    /// <summary>Outcomes since the present run began, 0 when there is none.</summary>
    public int RunPayments { get; private set; }

    /// <summary>Bad outcomes since the present run began.</summary>
    public int RunBad { get; private set; }

    /// <summary>When the present run began, in ticks of UTC.</summary>
    public long RunStart { get; private set; }

    /// <summary>Sets what is usual; the evidence so far stays.</summary>
    /// <param name="usual">The usual rate, above 0 and below 1.</param>
    /// <param name="dispersion">By how much counts vary more than binomially, 1 or more; evidence is tempered by as much.</param>
    public void Expect(double usual, double dispersion) => _table = RiseTable.For(usual, dispersion, _smallestRise);

    /// <summary>Takes in one outcome.</summary>
    /// <param name="isBad">Whether it was bad.</param>
    /// <param name="ticks">When, in ticks of UTC.</param>
    /// <returns>Whether the rate is thought to have risen.</returns>
    public bool Add(bool isBad, long ticks)
    {
        _components = (_components + _table.Weights) * (isBad ? _table.OnBad : _table.OnGood);
        float statistic = Vector256.Sum(_components);
        if (statistic < _table.RunLevel)
        {
            EndRun(ticks);
            return false;
        }

        RunPayments++;
        RunBad += isBad ? 1 : 0;
        if (statistic >= _threshold)
        {
            IsRaised = true;
            LimitTo(Headroom * _threshold, statistic);
        }

        return IsRaised;
    }

    /// <summary>Takes in several outcomes of unknown order, the bad ones evenly among them.</summary>
    /// <param name="payments">How many; of more than a hundred thousand as many are taken, with the same share of bad ones.</param>
    /// <param name="bad">How many of them were bad, at most all.</param>
    /// <param name="ticks">When, in ticks of UTC.</param>
    public void AddSpread(int payments, int bad, long ticks)
    {
        long owed = payments / 2;
        for (int i = 0; i < Math.Min(payments, MostSpread); i++)
        {
            owed += bad;
            bool isBad = owed >= payments;
            owed -= isBad ? payments : 0;
            Add(isBad, ticks);
        }
    }

    /// <summary>The rate that explains the present run best: the mean of the mixture's rates, each weighed by its share of the statistic.</summary>
    public readonly double PosteriorRate()
    {
        double statistic = Statistic;
        return statistic > 0 ? Vector256.Sum(_components * _table.Rates) / statistic : _table.Usual;
    }

    /// <summary>Forgets all evidence.</summary>
    public void Restart(long ticks)
    {
        _components = Vector256<float>.Zero;
        EndRun(ticks);
    }

    private void EndRun(long ticks)
    {
        IsRaised = false;
        RunPayments = RunBad = 0;
        RunStart = ticks;
    }

    // Scaling all keeps their shares.
    private void LimitTo(float most, float statistic)
    {
        if (statistic > most)
            _components *= most / statistic;
    }
}
