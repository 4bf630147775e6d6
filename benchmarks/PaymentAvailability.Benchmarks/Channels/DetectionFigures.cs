using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>How soon a fall of the healthy rate is found, against an oracle, Polly's circuit breaker and a window of calls.</summary>
internal sealed class DetectionFigures
{
    private const int Threads = 2;
    private const int Cap = 10_000;
    private const int PollyChanges = 1_000;
    private const long PollyHealthyPayments = 40_000_000;

    private static readonly double[] Healthy = [0.94, 0.97, 0.99];
    private static readonly double[] Fallen = [0.90, 0.85, 0.75, 0.50, 0];

    // Sampling durations of 10, 30 and 60 seconds; each is tuned, and the best of them counts in each cell.
    private static readonly int[] PollySampling = [100, 300, 600];

    private readonly ChannelDetectionOptions _options = new() { PaymentsBetweenFalseAlarms = 100_000 };
    private readonly List<(string Name, double Value, string Unit)> _figures = [];
    private readonly Lock _adding = new();

    public static void Measure(FigureWriter figures)
    {
        PollyBreaker.Check(streams: 20);
        figures.Write("detect.seeds.first", AlarmTrial.FirstSeed, "");
        figures.Write("detect.seeds.count", AlarmTrial.Seeds, "seeds");
        figures.Write("detect.learned_from", LearnedTrial.PaymentsToLearn, "payments");
        var measured = new DetectionFigures();
        IEnumerable<Action> work = Healthy.SelectMany(rate => new Action[] { () => measured.MeasureKnown(rate), () => measured.MeasureLearned(rate) });
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = Threads }, [.. work]);
        foreach ((string name, double value, string unit) in measured._figures.OrderBy(figure => figure.Name, StringComparer.Ordinal))
            figures.Write(name, value, unit);
    }

    private void MeasureKnown(double healthy)
    {
        double usual = 1 - healthy;
        var ours = new KnownRateAlarm(usual, _options);
        double between = AlarmTrial.MeanBetweenFalseAlarms(ours, usual);
        Add($"arl0.{Text(healthy)}", between, "payments");
        double[] ratios = [.. PollySampling.Select(sampling => PollyModel.Tune(sampling, usual, between, AlarmTrial.FirstSeed, PollyHealthyPayments))];
        double[] defaults = PollyModel.MeansBetweenFalseAlarms(PollyBreaker.DefaultSamplingPayments, usual, AlarmTrial.FirstSeed, PollyHealthyPayments);
        Add($"polly_default_arl0.{Text(healthy)}", Math.Min(defaults[(int)(PollyBreaker.DefaultRatio * 1000)], PollyHealthyPayments), "payments");
        foreach (double fallen in Fallen)
        {
            double changed = 1 - fallen;
            string cell = $"{Text(healthy)}.{Text(fallen)}";
            double delay = AlarmTrial.MeanDelay(ours, usual, changed).Delay;
            Add($"delay.{cell}", delay, "payments");
            AddOracle("", cell, usual, changed, between, delay);
            IEnumerable<double> tuned = ratios.Zip(PollySampling, (ratio, sampling) => PollyBreaker.MeanDelay(ratio, sampling, usual, changed, PollyChanges, Cap).Delay);
            Add($"polly_ratio.{cell}", tuned.Min() / delay, "x");
            AddRival("polly_default", cell, PollyBreaker.MeanDelay(PollyBreaker.DefaultRatio, PollyBreaker.DefaultSamplingPayments, usual, changed, PollyChanges, Cap), delay);
            AddRival("window100", cell, AlarmTrial.MeanDelay(default(CallWindowAlarm), usual, changed, Cap), delay);
        }
    }

    private void MeasureLearned(double healthy)
    {
        double usual = 1 - healthy;
        double[] changed = [.. Fallen.Select(fallen => 1 - fallen)];
        (double between, double[] delays) = LearnedTrial.Run(usual, changed, _options);
        Add($"learned_arl0.{Text(healthy)}", between, "payments");
        for (int i = 0; i < changed.Length; i++)
            AddOracle("learned_", $"{Text(healthy)}.{Text(Fallen[i])}", usual, changed[i], between, delays[i]);
    }

    private void AddOracle(string prefix, string cell, double usual, double changed, double between, double delay)
    {
        var oracle = OracleAlarm.Tune(usual, changed, between, AlarmTrial.FirstSeed);
        double best = AlarmTrial.MeanDelay(oracle, usual, changed).Delay;
        Add($"{prefix}oracle_delay.{cell}", best, "payments");
        Add($"{prefix}ratio.{cell}", delay / best, "x");
    }

    // A rival that misses changes has a mean that is too small; the share it misses is told with it.
    private void AddRival(string name, string cell, (double Delay, double Missed) rival, double delay)
    {
        Add($"{name}_ratio.{cell}", rival.Delay / delay, "x");
        if (rival.Missed > 0)
            Add($"{name}_missed_of_10000.{cell}", 100 * rival.Missed, "% not found within 10,000 payments");
    }

    private void Add(string name, double value, string unit)
    {
        lock (_adding)
            _figures.Add(($"detect.{name}", value, unit));
    }

    private static string Text(double rate) => rate.ToString("0.00", CultureInfo.InvariantCulture);
}
