namespace PaymentAvailability.Tests;

public sealed class RecoveryTests
{
    private readonly WatchedChannels _watched = new WatchedChannels().AllHealthy().WithDown("netsunion");

    [Fact]
    public void A_channel_is_tried_again_after_its_time_even_when_nothing_ticks()
    {
        DateTimeOffset end = _watched.Monitor.Current.Find("netsunion")!.ExpectedEnd!.Value;

        _watched.Monitor.SnapshotAt(end.AddTicks(-1)).Find("netsunion")!.State.Should().Be(ChannelState.Down);
        _watched.Monitor.SnapshotAt(end).Find("netsunion")!.State.Should().Be(ChannelState.Recovering);
    }

    [Fact]
    public void A_trial_that_goes_well_ends_the_outage_and_one_that_does_not_prolongs_it()
    {
        var waits = new List<double>();
        for (int i = 0; i < 8; i++)
        {
            ChannelStatus down = _watched.Monitor.Current.Find("netsunion")!;
            waits.Add((down.ExpectedEnd! - down.Since!).Value.TotalSeconds);
            _watched.Time.UtcNow = down.ExpectedEnd!.Value;
            _watched.StateOf("netsunion").Should().Be(ChannelState.Recovering);
            _watched.Report("netsunion", PaymentOutcome.Failed, 2);
        }

        waits.Should().Equal(30, 60, 120, 240, 480, 600, 600, 600);
        _watched.Time.Advance(TimeSpan.FromMinutes(11));
        _watched.Report("netsunion", PaymentOutcome.Succeeded, 10);

        ChannelStatus status = _watched.Monitor.Current.Find("netsunion")!;
        status.State.Should().Be(ChannelState.Healthy);
        status.Evidence!.Kind.Should().Be(ChannelEvidenceKind.Trial);
    }

    [Fact]
    public void A_channel_that_fails_again_soon_waits_longer_and_after_a_good_while_as_at_first()
    {
        Recover();
        _watched.WithDown("netsunion");
        Wait().Should().Be(TimeSpan.FromSeconds(60));

        Recover();
        for (int i = 0; i < 70; i++)
        {
            _watched.Time.Advance(TimeSpan.FromMinutes(1));
            _watched.Report("netsunion", PaymentOutcome.Succeeded);
        }

        _watched.WithDown("netsunion");
        Wait().Should().Be(TimeSpan.FromSeconds(30));

        void Recover()
        {
            _watched.Time.Advance(TimeSpan.FromSeconds(61));
            _watched.Report("netsunion", PaymentOutcome.Succeeded, 10);
            _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        }

        TimeSpan Wait() => _watched.Monitor.Current.Find("netsunion") is { } down ? (down.ExpectedEnd! - down.Since!).Value : default;
    }

    [Fact]
    public void What_was_sent_before_the_trial_does_not_decide_it()
    {
        DateTimeOffset outage = _watched.Time.UtcNow;
        _watched.Time.Advance(TimeSpan.FromSeconds(31));
        _watched.StateOf("netsunion").Should().Be(ChannelState.Recovering);

        for (int i = 0; i < 50; i++)
        {
            _watched.Monitor.Record(_watched.Outcome("netsunion", PaymentOutcome.Failed) with { At = outage });
            _watched.Monitor.Record(_watched.Outcome("netsunion", PaymentOutcome.Failed) with { Latency = TimeSpan.FromSeconds(40) });
        }

        _watched.StateOf("netsunion").Should().Be(ChannelState.Recovering);
    }

    [Fact]
    public void Probes_alone_bring_a_channel_back_where_payments_do_not_come()
    {
        _watched.Time.Advance(TimeSpan.FromSeconds(31));
        _watched.StateOf("netsunion").Should().Be(ChannelState.Recovering);
        for (int i = 0; i < 10; i++)
        {
            _watched.Time.Advance(TimeSpan.FromSeconds(2));
            _watched.Probes.RecordProbe("netsunion", isHealthy: true, _watched.Time.UtcNow, TimeSpan.FromMilliseconds(20));
        }

        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void The_trial_errs_as_rarely_as_it_says_and_is_short()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        int wronglyDown = 0;
        int wronglyRecovered = 0;
        int payments = 0;
        const int Trials = 20_000;
        for (int i = 0; i < Trials; i++)
        {
            wronglyDown += Run(random, 0.03).HasRecovered ? 0 : 1;
            RecoveryTrial down = Run(random, 0.5);
            wronglyRecovered += down.HasRecovered ? 1 : 0;
            payments += down.Payments;
        }

        ((double)wronglyDown / Trials).Should().BeLessThan(0.0102, "seed {0}", Seed);
        ((double)wronglyRecovered / Trials).Should().BeLessThan(0.0102, "seed {0}", Seed);
        ((double)payments / Trials).Should().BeLessThan(8);

        static RecoveryTrial Run(Random random, double failureRate)
        {
            var trial = new RecoveryTrial(0.03, 0.5, 0.01);
            while (!trial.IsDecided)
            {
                trial.Add(random.NextDouble() < failureRate);
            }

            return trial;
        }
    }
}
