using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Notices that bad outcomes have become more frequent, whatever they have risen to: a mixture of Shiryaev-Roberts statistics over
/// several rises. Its mean run between false alarms is at least the threshold, because the statistic less the number of payments is a
/// martingale as long as nothing has changed (M. Pollak, Ann. Statist. 13, 1985 and 15, 1987).
/// </summary>
internal struct RiseDetector
{
    // A run of bad luck is counted from when the statistic was last below this.
    private const double RunLevel = 30;

    // How far above the threshold the statistic may go, so that it comes down soon after the trouble has ended.
    private const double Headroom = 100;

    private static readonly Vector256<double> Weight = Vector256.Create(1.0 / RiseMixture.Size);

    private Vector256<double> _small;
    private Vector256<double> _great;
    private Vector256<double> _smallOnBad;
    private Vector256<double> _greatOnBad;
    private Vector256<double> _smallOnGood;
    private Vector256<double> _greatOnGood;
    private readonly double _threshold;
    private double _usual;

    public RiseDetector(double threshold) => _threshold = threshold;

    /// <summary>Whether the rate is thought to have risen.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>The statistic: the likelihood of a change at any moment so far, relative to none. Falls and rises; an alarm at the threshold.</summary>
    public double Statistic { get; private set; }

    /// <summary>Outcomes since the present run began, 0 when there is none.</summary>
    public int RunPayments { get; private set; }

    /// <summary>Bad outcomes since the present run began.</summary>
    public int RunBad { get; private set; }

    /// <summary>When the present run began, in ticks of UTC.</summary>
    public long RunStart { get; private set; }

    /// <summary>Sets what is usual; the evidence so far stays.</summary>
    public void Expect(double usual, double dispersion)
    {
        Span<double> rates = stackalloc double[RiseMixture.Size];
        Span<double> onBad = stackalloc double[RiseMixture.Size];
        Span<double> onGood = stackalloc double[RiseMixture.Size];
        RiseMixture.Fill(usual, dispersion, rates, onBad, onGood);
        _usual = usual;
        _smallOnBad = Vector256.Create<double>(onBad);
        _greatOnBad = Vector256.Create<double>(onBad[4..]);
        _smallOnGood = Vector256.Create<double>(onGood);
        _greatOnGood = Vector256.Create<double>(onGood[4..]);
    }

    /// <summary>Takes in one outcome.</summary>
    public bool Add(bool isBad, long ticks)
    {
        _small = (_small + Weight) * (isBad ? _smallOnBad : _smallOnGood);
        _great = (_great + Weight) * (isBad ? _greatOnBad : _greatOnGood);
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
        double sum = 0;
        for (int i = 0; i < RiseMixture.Size; i++)
            sum += RiseMixture.RateOf(i, _usual) * (i < 4 ? _small[i] : _great[i - 4]);
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
