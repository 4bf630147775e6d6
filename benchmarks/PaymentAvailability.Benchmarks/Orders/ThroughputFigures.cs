namespace PaymentAvailability.Benchmarks;

/// <summary>The library against a service without it, turn by turn on one database; the service runs twice in each round as a control.</summary>
internal sealed class ThroughputFigures
{
    private readonly List<double> _throughput = [];
    private readonly List<double> _p99 = [];
    private readonly List<double> _control = [];

    /// <summary>The library's answers a second, in the middle round.</summary>
    public double Capacity => Capacities.Median();

    private List<double> Capacities { get; } = [];

    public async Task RunAsync(VerificationContest contest, IOrderContestant naive, IOrderContestant ours, int rounds)
    {
        await contest.CheckAnswersAsync(naive, ours).ConfigureAwait(false);

        // Tiered compilation needs a few seconds of either before it has done its best for both.
        await contest.RunAsync(naive).ConfigureAwait(false);
        await contest.RunAsync(ours).ConfigureAwait(false);
        for (int round = 0; round < rounds; round++)
        {
            (double before, double p99Before) = await contest.RunAsync(naive).ConfigureAwait(false);
            (double own, double ownP99) = await contest.RunAsync(ours).ConfigureAwait(false);
            (double after, double p99After) = await contest.RunAsync(naive).ConfigureAwait(false);
            Capacities.Add(own);
            _throughput.Add(2 * own / (before + after));
            _p99.Add(2 * ownP99 / (p99Before + p99After));
            _control.Add(after / before);
        }
    }

    public void Write(FigureWriter figures, string database)
    {
        figures.Write($"orders.{database}_throughput_ratio", _throughput.Median(), "x");
        figures.Write($"orders.{database}_p99_ratio", _p99.Median(), "x");
        figures.Write($"orders.{database}_per_second", Capacity, "1/s");
        figures.Write("control.aa", _control.Median(), "x");
    }
}
