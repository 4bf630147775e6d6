namespace PaymentAvailability.Tests;

/// <summary>One stream of outcomes is judged rightly, whatever time does.</summary>
public sealed class OutcomeTrackerTests
{
    private const int Seed = 20261122;

    private readonly PaymentStream _stream = new(Seed);

    [Fact]
    public void A_total_outage_is_suspected_within_a_few_payments_and_told_in_numbers()
    {
        _stream.Send(TimeSpan.FromHours(1), 60, 0.03);
        _stream.Alarms.Should().Be(0, $"seed {Seed}");
        _stream.Tracker.HasBaseline.Should().BeTrue();
        DateTimeOffset outage = _stream.Now;

        int payments = 0;
        while (_stream.Tracker.Record(isFailure: true, null, _stream.Now = _stream.Now.AddSeconds(1)) == Suspicion.None)
            payments++;

        payments.Should().BeLessThan(7);
        ChannelEvidence evidence = _stream.Tracker.Evidence(Suspicion.Failures, _stream.Now);
        evidence.Kind.Should().Be(ChannelEvidenceKind.Failures);
        evidence.From.Should().BeCloseTo(outage, TimeSpan.FromSeconds(90));
        evidence.Failures.Should().BeInRange(payments, payments + 3);
        evidence.UsualRate.Should().BeApproximately(0.03, 0.012);
        evidence.CurrentRate.Should().BeGreaterThan(0.5);
        _stream.Tracker.CurrentFailureRate.Should().Be(evidence.CurrentRate);
    }

    [Fact]
    public void An_outage_is_not_learned_as_usual_and_its_end_is_seen()
    {
        _stream.Send(TimeSpan.FromHours(3), 60, 0.03);
        double before = _stream.Tracker.UsualFailureRate(_stream.Now);

        _stream.Send(TimeSpan.FromHours(4), 60, 0.3);
        _stream.Tracker.Suspicion.Should().Be(Suspicion.Failures);
        _stream.Tracker.CurrentFailureRate.Should().BeInRange(0.2, 0.4);
        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeApproximately(before, 0.005);

        _stream.Send(TimeSpan.FromMinutes(20), 60, 0.03);
        _stream.Tracker.Suspicion.Should().Be(Suspicion.None);
    }

    [Fact]
    public void A_level_that_lasts_becomes_the_usual_one()
    {
        var stream = new PaymentStream(Seed, new ChannelDetectionOptions { NewUsualAfter = TimeSpan.FromHours(2) });
        stream.Send(TimeSpan.FromHours(3), 60, 0.03);

        stream.Send(TimeSpan.FromHours(4), 60, 0.2);

        stream.Tracker.UsualFailureRate(stream.Now).Should().BeApproximately(0.2, 0.03);
        stream.Tracker.Suspicion.Should().Be(Suspicion.None);
    }

    [Fact]
    public void What_is_usual_at_night_is_not_taken_for_trouble_once_it_is_known()
    {
        for (int day = 0; day < 4; day++)
        {
            _stream.Send(TimeSpan.FromHours(2), 30, 0.05);
            _stream.Send(TimeSpan.FromHours(22), 30, 0.02);
        }

        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeInRange(0.035, 0.06);
        _stream.Send(TimeSpan.FromHours(2), 30, 0.05);
        _stream.Tracker.UsualFailureRate(_stream.Now.AddHours(1)).Should().BeInRange(0.015, 0.03);
        _stream.Alarms.Should().Be(0, $"seed {Seed}");
    }

    [Fact]
    public void Counts_that_vary_more_than_chance_set_off_few_alarms()
    {
        var random = new Random(Seed);
        int late = 0;
        for (int minute = 0; minute < 3 * 24 * 60; minute++)
        {
            // The rate of each minute wavers by half of itself.
            int before = _stream.Alarms;
            _stream.Send(TimeSpan.FromMinutes(1), 300, 0.03 * Math.Exp((0.5 * PaymentStream.Normal(random)) - 0.125));
            late += minute >= 24 * 60 ? _stream.Alarms - before : 0;
        }

        late.Should().BeLessThanOrEqualTo(2, $"seed {Seed}: one a day is promised");
    }

    [Fact]
    public void Merged_counts_are_counted_and_judged_like_recorded_ones()
    {
        var other = new PaymentStream(Seed);
        for (int second = 0; second < 600; second++)
        {
            _stream.Now = _stream.Now.AddSeconds(1);
            for (int i = 0; i < 20; i++)
                _stream.Tracker.Record(i % 10 == 5, null, _stream.Now);
            other.Tracker.Merge(20, 2, _stream.Now);
        }

        ChannelEvidence recorded = _stream.Tracker.Evidence(Suspicion.Failures, _stream.Now);
        ChannelEvidence merged = other.Tracker.Evidence(Suspicion.Failures, _stream.Now);
        other.Tracker.Suspicion.Should().Be(_stream.Tracker.Suspicion).And.Be(Suspicion.Failures);
        merged.Payments.Should().BeCloseTo(recorded.Payments, 40);
        merged.Failures.Should().BeCloseTo(recorded.Failures, 4);
        merged.CurrentRate.Should().BeApproximately(recorded.CurrentRate!.Value, 0.01);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-3, 1)]
    [InlineData(10, 50)]
    [InlineData(10, -1)]
    public void Nonsense_from_another_instance_does_no_harm(int payments, int failures)
    {
        _stream.Tracker.Invoking(tracker => tracker.Merge(payments, failures, _stream.Now)).Should().NotThrow();
        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeInRange(0, 1);
    }

    [Fact]
    public void Restarting_forgets_the_suspicion_and_keeps_what_is_usual()
    {
        _stream.Send(TimeSpan.FromHours(2), 60, 0.01);
        _stream.Send(TimeSpan.FromMinutes(5), 60, 0.9);
        double usual = _stream.Tracker.UsualFailureRate(_stream.Now);
        _stream.Tracker.Suspicion.Should().Be(Suspicion.Failures);

        _stream.Tracker.Restart(_stream.Now);

        _stream.Tracker.Suspicion.Should().Be(Suspicion.None);
        _stream.Tracker.UsualFailureRate(_stream.Now).Should().Be(usual);
        _stream.Tracker.Evidence(Suspicion.Failures, _stream.Now).Payments.Should().Be(0);
    }

    [Fact]
    public void More_slow_answers_than_usual_are_suspected()
    {
        _stream.Send(TimeSpan.FromHours(2), 60, 0.02, PaymentStream.Quick);
        _stream.Alarms.Should().Be(0, $"seed {Seed}");

        _stream.Send(TimeSpan.FromMinutes(3), 60, 0.02, random => 3 * PaymentStream.Quick(random));

        _stream.Tracker.Suspicion.Should().Be(Suspicion.Slowness);
        ChannelEvidence evidence = _stream.Tracker.Evidence(Suspicion.Slowness, _stream.Now);
        evidence.Kind.Should().Be(ChannelEvidenceKind.Slowness);
        evidence.CurrentRate.Should().BeGreaterThan(evidence.UsualRate!.Value * 3);
    }

    [Fact]
    public void A_tracker_takes_at_most_a_kilobyte()
    {
        var options = new ChannelDetectionOptions();
        _ = new OutcomeTracker(options, _stream.Now);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = new OutcomeTracker(options, _stream.Now);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThanOrEqualTo(1024);
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        _stream.Send(TimeSpan.FromMinutes(30), 60, 0.1, PaymentStream.Quick);
        OutcomeTracker tracker = _stream.Tracker;
        DateTimeOffset now = _stream.Now;
        _ = tracker.Record(false, TimeSpan.FromMilliseconds(300), now);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            now = now.AddTicks(1_000);
            tracker.Record(i % 7 == 0, TimeSpan.FromMilliseconds(200), now);
            tracker.Advance(now);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
