namespace PaymentAvailability.Tests;

/// <summary>The share of good payments that are held up stays at the target, whatever their scores do, within bounds.</summary>
public sealed class ThresholdControlTests
{
    private const int Seed = 20261124;
    private const double Right = 0.018;

    private static readonly ThresholdControlOptions Options = new() { Static = Right, Minimum = 0.001, Maximum = 0.9 };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_500, 1)]
    [InlineData(1_500, 0.5)]
    public void One_of_a_hundred_is_held_up_while_scores_drift(int delay, double labelled)
    {
        var stream = new ScoreStream(Seed, new ThresholdControl(Options), delay, labelled);
        stream.Send(40_000, _ => 0);

        double rising = stream.Send(80_000, payment => payment / 80_000.0);
        double after = stream.Send(60_000, _ => 1);
        double falling = stream.Send(80_000, payment => 1 - (payment / 80_000.0));

        new[] { rising, after, falling }.Should().OnlyContain(share => Math.Abs(share - 0.01) < 0.001, $"seed {Seed}: {rising}, {after}, {falling}");
    }

    [Fact]
    public void Without_control_the_same_drift_goes_wrong()
    {
        var stream = new ScoreStream(Seed, new ThresholdControl(Options), int.MaxValue, 1);

        stream.Send(60_000, _ => 1).Should().BeGreaterThan(0.05, "or the test above could not fail");
    }

    [Fact]
    public void The_static_threshold_holds_while_there_are_few_labels()
    {
        var control = new ThresholdControl(Options with { FewestLabels = 500 });
        for (int i = 0; i < 500; i++)
            control.LearnGood(0.9, control.Decide());

        control.Threshold.Should().BeApproximately(Right, 1e-9);
        control.IsAdapting.Should().BeFalse();

        control.LearnGood(0.9, control.Decide());
        control.Threshold.Should().BeGreaterThan(Right);
        control.IsAdapting.Should().BeTrue();
        control.Reset();
        control.Threshold.Should().BeApproximately(Right, 1e-9);
        control.IsAdapting.Should().BeFalse();
    }

    [Fact]
    public void It_stays_within_its_bounds_and_comes_back_from_them_at_once()
    {
        var control = new ThresholdControl(Options with { Minimum = 0.01, Maximum = 0.2 });
        for (int i = 0; i < 20_000; i++)
            control.LearnGood(0.95, control.Decide());
        control.Threshold.Should().BeApproximately(0.2, 1e-9);

        for (int i = 0; i < 3_000; i++)
            control.LearnGood(0.001, control.Decide());
        control.Threshold.Should().BeLessThan(0.2, "nothing was wound up while it was held");

        for (int i = 0; i < 300_000; i++)
            control.LearnGood(0.001, control.Decide());
        control.Threshold.Should().BeApproximately(0.01, 1e-9);
    }

    [Fact]
    public void Errors_add_up_to_no_more_than_the_threshold_has_moved()
    {
        // The bound of adaptive conformal inference, for any scores at all, here without any pattern.
        var random = new Random(Seed);
        var control = new ThresholdControl(Options with { Minimum = 1e-6, Maximum = 1 - 1e-6, FewestLabels = 0 });
        int heldUp = 0;
        const int Payments = 200_000;
        for (int i = 0; i < Payments; i++)
        {
            double score = Math.Pow(random.NextDouble(), 1 + (i / 5_000 % 4));
            ThresholdDecision decision = control.Decide();
            heldUp += decision.IsHeldUp(score) ? 1 : 0;
            control.LearnGood(score, decision);
        }

        ((double)heldUp / Payments).Should().BeApproximately(0.01, 0.0005);
    }

    [Fact]
    public void What_makes_no_sense_changes_nothing_and_what_is_extreme_little()
    {
        var control = new ThresholdControl(Options with { FewestLabels = 0 });
        control.LearnGood(double.NaN, control.Decide());
        control.Copy().Labels.Should().Be(0);

        foreach (double score in new[] { 0, 1, double.PositiveInfinity, double.NegativeInfinity, 17 })
            control.LearnGood(score, control.Decide());
        control.LearnGood(0.5, new ThresholdDecision(double.NaN, long.MaxValue));
        control.LearnGood(0.5, default);
        control.Threshold.Should().BeInRange(Options.Minimum, Options.Maximum);
    }

    [Fact]
    public void It_goes_on_where_it_was()
    {
        var stream = new ScoreStream(Seed, new ThresholdControl(Options), 500, 1);
        stream.Send(50_000, _ => 0.5);
        ThresholdState state = stream.Control.Copy();

        var other = new ThresholdControl(Options);
        other.Restore(state);

        other.Threshold.Should().Be(stream.Control.Threshold);
        other.Copy().Should().Be(state);
    }

    /// <summary>Good payments whose log-odds are normal, one of a hundred above the right threshold as long as nothing drifts.</summary>
    private sealed class ScoreStream(int seed, ThresholdControl control, int delay, double labelled)
    {
        private readonly Random _random = new(seed);
        private readonly Queue<(double Score, ThresholdDecision Decision)> _waiting = new();

        public ThresholdControl Control { get; } = control;

        /// <summary>Sends payments, and says which share was held up.</summary>
        public double Send(int payments, Func<int, double> drift)
        {
            int heldUp = 0;
            for (int payment = 0; payment < payments; payment++)
            {
                double normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
                double score = 1 / (1 + Math.Exp(4 + 2.3263 - drift(payment) - normal));
                ThresholdDecision decision = Control.Decide();
                heldUp += decision.IsHeldUp(score) ? 1 : 0;
                _waiting.Enqueue((score, decision));
                if (_waiting.Count > delay && _waiting.TryDequeue(out (double Score, ThresholdDecision Decision) known) && _random.NextDouble() < labelled)
                    Control.LearnGood(known.Score, known.Decision);
            }

            return (double)heldUp / payments;
        }
    }
}
