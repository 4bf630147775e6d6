using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Notices that bad outcomes have become more frequent, whatever they have risen to: a mixture of Shiryaev-Roberts statistics over
/// several rises. Its mean run between false alarms is at least the threshold, because the statistic less the number of payments is a
/// martingale as long as nothing has changed (M. Pollak, Ann. Statist. 13, 1985 and 15, 1987).
/// </summary>
/// <remarks>
/// A component is kept multiplied with its weight w: S becomes (S + w) times the likelihood ratio of the outcome. The multipliers are worked
/// out beforehand, so that an outcome costs two vector additions, two multiplications and a sum.
/// </remarks>
internal struct RiseDetector
{
    // A run of bad luck is counted from when the statistic was last below this: without a change it mostly is.
    private const double RunLevel = 30;

    // How far above the threshold the statistic may go, so that it comes down soon after the trouble has ended.
    private const double Headroom = 100;

    private readonly double _threshold;
    private readonly double _smallestRise;
    private Vector256<double> _small;
    private Vector256<double> _great;
    private Vector256<double> _smallWeights;
    private Vector256<double> _greatWeights;
    private Vector256<double> _smallOnBad;
    private Vector256<double> _greatOnBad;
    private Vector256<double> _smallOnGood;
    private Vector256<double> _greatOnGood;
    private double _usual;
    private double _dispersion;

    /// <summary>A detector that must be told what to expect before it is used.</summary>
    /// <param name="threshold">Payments between false alarms, at least, on average.</param>
    /// <param name="smallestRise">The smallest rise of the rate that is looked out for.</param>
    public RiseDetector(double threshold, double smallestRise)
    {
        _threshold = threshold;
        _smallestRise = smallestRise;
    }

    /// <summary>Whether the rate is thought to have risen.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>The likelihood of the outcomes if the rate had risen at some moment, summed over the moments, relative to no rise.</summary>
    public double Statistic { get; private set; }

    /// <summary>Outcomes since the present run began, 0 when there is none.</summary>
    public int RunPayments { get; private set; }

    /// <summary>Bad outcomes since the present run began.</summary>
    public int RunBad { get; private set; }

    /// <summary>When the present run began, in ticks of UTC.</summary>
    public long RunStart { get; private set; }

    /// <summary>Sets what is usual; the evidence so far stays.</summary>
    /// <param name="usual">The usual rate, above 0 and below 1.</param>
    /// <param name="dispersion">By how much counts vary more than binomially, 1 or more; evidence is tempered by as much.</param>
    public void Expect(double usual, double dispersion)
    {
        // Less than a hundredth makes no difference that could be measured.
        if (Math.Abs(usual - _usual) < 0.01 * _usual && Math.Abs(dispersion - _dispersion) < 0.01 * _dispersion)
            return;

        _usual = usual;
        _dispersion = dispersion;
        Span<double> rates = stackalloc double[RiseMixture.Size];
        Span<double> weights = stackalloc double[RiseMixture.Size];
        RiseMixture.Fill(usual, _smallestRise, rates, weights);
        _smallWeights = Vector256.Create<double>(weights);
        _greatWeights = Vector256.Create<double>(weights[4..]);

        Span<double> factors = weights;
        for (int i = 0; i < RiseMixture.Size; i++)
            factors[i] = Math.Pow(rates[i] / usual, 1 / dispersion);
        _smallOnBad = Vector256.Create<double>(factors);
        _greatOnBad = Vector256.Create<double>(factors[4..]);
        for (int i = 0; i < RiseMixture.Size; i++)
            factors[i] = Math.Pow((1 - rates[i]) / (1 - usual), 1 / dispersion);
        _smallOnGood = Vector256.Create<double>(factors);
        _greatOnGood = Vector256.Create<double>(factors[4..]);
    }

    /// <summary>Takes in one outcome.</summary>
    /// <param name="isBad">Whether it was bad.</param>
    /// <param name="ticks">When, in ticks of UTC.</param>
    /// <returns>Whether the rate is thought to have risen.</returns>
    public bool Add(bool isBad, long ticks)
    {
        _small = (_small + _smallWeights) * (isBad ? _smallOnBad : _smallOnGood);
        _great = (_great + _greatWeights) * (isBad ? _greatOnBad : _greatOnGood);
        double statistic = Vector256.Sum(_small + _great);
        Statistic = statistic;
        if (statistic < RunLevel)
        {
            EndRun(ticks);
            return false;
        }

        RunPayments++;
        RunBad += isBad ? 1 : 0;
        if (statistic >= _threshold)
        {
            IsRaised = true;
            LimitTo(Headroom * _threshold);
        }

        return IsRaised;
    }

    /// <summary>The rate that explains the present run best: the mean of the mixture's rates, each weighed by its share of the statistic.</summary>
    public readonly double PosteriorRate()
    {
        Span<double> rates = stackalloc double[RiseMixture.Size];
        Span<double> weights = stackalloc double[RiseMixture.Size];
        RiseMixture.Fill(_usual, _smallestRise, rates, weights);
        double sum = Vector256.Sum((_small * Vector256.Create<double>(rates)) + (_great * Vector256.Create<double>(rates[4..])));
        return Statistic > 0 ? sum / Statistic : _usual;
    }

    /// <summary>Forgets all evidence.</summary>
    public void Restart(long ticks)
    {
        _small = _great = Vector256<double>.Zero;
        Statistic = 0;
        EndRun(ticks);
    }

    private void EndRun(long ticks)
    {
        IsRaised = false;
        RunPayments = RunBad = 0;
        RunStart = ticks;
    }

    // Scaling all keeps their shares.
    private void LimitTo(double most)
    {
        if (Statistic > most)
        {
            double scale = most / Statistic;
            _small *= scale;
            _great *= scale;
            Statistic = most;
        }
    }
}
