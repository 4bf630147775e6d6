namespace PaymentAvailability.Tests;

/// <summary>Payments that stop are noticed; a clock that jumps and a quiet hour are not mistaken for it.</summary>
public sealed class SilenceTests
{
    private const int Seed = 4711;

    private readonly PaymentStream _stream = new(Seed);

    [Fact]
    public void A_channel_that_falls_silent_is_suspected_within_minutes_once_the_hour_is_known()
    {
        _stream.Send(TimeSpan.FromHours(26), 60, 0.02);
        _stream.Alarms.Should().Be(0, $"seed {Seed}");
        DateTimeOffset last = _stream.Now;

        _stream.Wait(TimeSpan.FromMinutes(3));

        _stream.Tracker.Suspicion.Should().Be(Suspicion.Silence);
        ChannelEvidence evidence = _stream.Tracker.Evidence(Suspicion.Silence, _stream.Now);
        evidence.From.Should().BeCloseTo(last, TimeSpan.FromSeconds(2));
        evidence.ExpectedPayments.Should().BeApproximately(180, 30);
    }

    [Fact]
    public void The_first_payment_ends_it()
    {
        _stream.Send(TimeSpan.FromHours(26), 60, 0.02);
        _stream.Wait(TimeSpan.FromMinutes(3));

        _stream.Tracker.Record(isFailure: false, null, _stream.Now).Should().Be(Suspicion.None);
    }

    [Fact]
    public void On_the_first_day_only_a_long_silence_counts()
    {
        _stream.Send(TimeSpan.FromHours(1), 600, 0.02);
        _stream.Wait(TimeSpan.FromMinutes(2));
        _stream.Tracker.Suspicion.Should().Be(Suspicion.None);

        _stream.Wait(TimeSpan.FromMinutes(30));
        _stream.Tracker.Suspicion.Should().Be(Suspicion.Silence);
    }

    [Fact]
    public void Silence_is_not_judged_while_no_traffic_is_expected()
    {
        _stream.Send(TimeSpan.FromHours(26), 60, 0.02);
        for (int second = 0; second < 600; second++)
        {
            _stream.Now = _stream.Now.AddSeconds(1);
            _stream.Tracker.PauseSilence(_stream.Now);
            _stream.Tracker.Advance(_stream.Now).Should().Be(Suspicion.None);
        }
    }

    [Fact]
    public void Little_and_irregular_traffic_is_not_called_silent()
    {
        var random = new Random(Seed);
        int alarms = 0;
        Suspicion before = Suspicion.None;
        for (DateTimeOffset end = _stream.Now.AddDays(5); _stream.Now < end;)
        {
            _stream.Wait(TimeSpan.FromSeconds(Math.Ceiling(-60 * Math.Log(1 - random.NextDouble()) / 5) * 5));
            alarms += _stream.Tracker.Suspicion != Suspicion.None && before == Suspicion.None ? 1 : 0;
            before = _stream.Tracker.Record(random.NextDouble() < 0.02, null, _stream.Now);
        }

        alarms.Should().BeLessThanOrEqualTo(1, $"seed {Seed}");
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(-86_400 * 400L)]
    [InlineData(3_600)]
    [InlineData(86_400 * 400L)]
    public void A_clock_that_jumps_sets_off_nothing_and_spoils_nothing(long seconds)
    {
        _stream.Send(TimeSpan.FromHours(26), 60, 0.02);
        double usual = _stream.Tracker.UsualFailureRate(_stream.Now);

        _stream.Now = _stream.Now.AddSeconds(seconds);
        _stream.Tracker.Advance(_stream.Now).Should().Be(Suspicion.None);
        _stream.Send(TimeSpan.FromMinutes(30), 60, 0.02);

        _stream.Alarms.Should().Be(0);
        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeApproximately(usual, 0.002);
    }

    [Fact]
    public void Days_without_traffic_are_no_new_usual()
    {
        _stream.Send(TimeSpan.FromHours(3), 60, 0.1);
        double usual = _stream.Tracker.UsualFailureRate(_stream.Now);

        for (DateTimeOffset end = _stream.Now.AddDays(3); _stream.Now < end; _stream.Now = _stream.Now.AddMinutes(1))
        {
            _stream.Tracker.PauseSilence(_stream.Now);
            _stream.Tracker.Advance(_stream.Now);
        }

        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeApproximately(usual, 0.02);
    }

    [Fact]
    public void A_clock_that_goes_mad_does_not_throw()
    {
        var random = new Random(Seed);
        DateTimeOffset[] times = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, _stream.Now];
        for (int i = 0; i < 2_000; i++)
        {
            DateTimeOffset now = times[random.Next(times.Length)];
            _stream.Tracker.Record(random.NextDouble() < 0.02, TimeSpan.FromMilliseconds(-1), now);
            _stream.Tracker.Advance(times[random.Next(times.Length)]);
            _stream.Tracker.Evidence(Suspicion.Silence, now).From.Should().BeOnOrAfter(DateTimeOffset.MinValue);
        }

        _stream.Tracker.UsualFailureRate(_stream.Now).Should().BeInRange(0, 0.1);
    }
}
