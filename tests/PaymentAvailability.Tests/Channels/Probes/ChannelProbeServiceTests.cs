using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

public sealed class ChannelProbeServiceTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly ProbeClock _clock = new();
    private readonly ProbeRecord _record = new();
    private readonly ChannelProbeOptions _options = new() { Seed = 7 };

    public static TheoryData<ulong> Seeds => [1, 20261016, (ulong)Random.Shared.NextInt64()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Asks_at_its_interval_give_or_take_the_jitter(ulong seed)
    {
        _options.Seed = seed;
        ChannelProbeService service = Start(ScriptedProbe.Healthy("netsunion"));
        DateTimeOffset start = _clock.Now;

        DateTimeOffset[] times = await TimesAsync(200, schedules: 1);

        (times[0] - start).Should().BeLessThanOrEqualTo(_options.IntervalInDoubt, $"seed {seed}");
        TimeSpan[] gaps = [.. times.Skip(1).Zip(times, (later, earlier) => later - earlier)];
        gaps.Should().OnlyContain(gap => gap >= _options.Interval * 0.8 && gap <= _options.Interval * 1.2, $"seed {seed}");
        gaps.Average(gap => gap.TotalSeconds).Should().BeApproximately(30, 2, $"seed {seed}");
        (gaps.Max() - gaps.Min()).Should().BeGreaterThan(_options.Interval * 0.3, $"seed {seed}");
        await service.StopAsync(default).Soon();
    }

    [Fact]
    public async Task The_same_seed_asks_at_the_same_times()
    {
        DateTimeOffset[] first = await RunAsync();
        DateTimeOffset[] second = await RunAsync();

        second.Should().Equal(first);

        async Task<DateTimeOffset[]> RunAsync()
        {
            var clock = new ProbeClock();
            var record = new ProbeRecord();
            var service = new ChannelProbeService([ScriptedProbe.Healthy("a")], record, _options, clock, NullLogger.Instance);
            service.Start();
            var times = new List<DateTimeOffset>();
            while (times.Count < 20)
            {
                await clock.StepAsync(1);
                await clock.SettleAsync(1);
                while (!record.IsEmpty)
                    times.Add((await record.NextAsync()).StartedAt);
            }

            await service.StopAsync(default).Soon();
            return [.. times];
        }
    }

    [Fact]
    public async Task Asks_more_often_as_soon_as_the_channel_is_in_doubt_and_less_when_it_is_not()
    {
        Start(ScriptedProbe.Healthy("netsunion"));
        DateTimeOffset healthy = (await TimesAsync(2, schedules: 1))[^1];

        _record.InDoubt.Add("netsunion");
        DateTimeOffset[] inDoubt = await TimesAsync(20, schedules: 1);
        _record.InDoubt.Clear();
        DateTimeOffset[] after = await TimesAsync(2, schedules: 1);

        (inDoubt[0] - healthy).Should().BeLessThanOrEqualTo(_options.IntervalInDoubt * 2.4, "the doubt came while it waited for the longer interval");
        inDoubt.Skip(1).Zip(inDoubt, (later, earlier) => later - earlier).Should()
            .OnlyContain(gap => gap >= _options.IntervalInDoubt * 0.8 && gap <= _options.IntervalInDoubt * 1.2);
        (after[1] - after[0]).Should().BeGreaterThanOrEqualTo(_options.Interval * 0.8);
    }

    [Fact]
    public async Task One_that_throws_answers_nothing_or_fails_counts_as_failed_and_is_asked_again()
    {
        Start(new ScriptedProbe("netsunion", (call, _) => call switch
        {
            1 => throw new InvalidOperationException(),
            2 => ValueTask.FromException<ChannelProbeResult>(new TimeoutException()),
            3 => new((ChannelProbeResult)null!),
            4 => ValueTask.FromCanceled<ChannelProbeResult>(new CancellationToken(canceled: true)),
            5 => new(ChannelProbeResult.Failed("status_503")),
            _ => new(ChannelProbeResult.Healthy),
        }));

        var answers = new List<ProbeRecord.Answer>();
        while (answers.Count < 6)
        {
            await _clock.StepAsync(1);
            await _clock.SettleAsync(1);
            while (!_record.IsEmpty)
                answers.Add(await _record.NextAsync());
        }

        answers.Select(answer => answer.IsHealthy).Should().Equal(false, false, false, false, false, true);
        answers.Select(answer => answer.Latency is null).Should().Equal(true, true, true, true, true, false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_hangs_is_failed_after_the_timeout_and_not_started_again_until_it_returns(bool blocksItsThread)
    {
        var release = new TaskCompletionSource<ChannelProbeResult>();
        var told = new TaskCompletionSource();
        var hanging = new ScriptedProbe("netsunion", (call, cancellationToken) =>
        {
            if (call > 1)
                return new(ChannelProbeResult.Healthy);
            cancellationToken.Register(() => throw new InvalidOperationException("thrown when told to stop"));
            cancellationToken.Register(told.SetResult);
            return blocksItsThread ? new(release.Task.Result) : new(release.Task);
        });
        ScriptedProbe beside = ScriptedProbe.Healthy("NETSUNION");
        ScriptedProbe other = ScriptedProbe.Healthy("unionpay");
        Start(hanging, beside, other);
        while (hanging.Calls == 0)
            await StepOnceAsync(stuck: 1);
        int besideBefore = beside.Calls;
        int otherBefore = other.Calls;

        while (!told.Task.IsCompleted)
            await StepOnceAsync(stuck: 1);

        // Virtual time may be over before the pool has set the other schedule again, so the steps go on until it was seen or patience ends.
        var patience = Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        for (int i = 0; i < 400 || (other.Calls == otherBefore && !patience.IsCompleted); i++)
        {
            await StepOnceAsync(stuck: 0);
            await Task.Yield();
        }

        hanging.Calls.Should().Be(1);
        beside.Calls.Should().Be(besideBefore, "it asks the same channel");
        other.Calls.Should().BeGreaterThan(otherBefore);
        List<ProbeRecord.Answer> answers = await TakeAsync();
        answers.Should().ContainSingle(answer => !answer.IsHealthy && answer.Channel == "netsunion");
        release.SetResult(ChannelProbeResult.Healthy);
        while (hanging.Calls < 2 || beside.Calls == besideBefore)
            await StepOnceAsync(stuck: 0);
        (await TakeAsync()).Where(answer => answer.Channel == "netsunion").Should().OnlyContain(answer => answer.IsHealthy, "what came too late is not reported twice");

        async Task StepOnceAsync(int stuck)
        {
            _clock.Advance(Step);
            await _clock.WaitForAnswersAsync(stuck);
        }

        async Task<List<ProbeRecord.Answer>> TakeAsync()
        {
            var taken = new List<ProbeRecord.Answer>();
            while (!_record.IsEmpty)
                taken.Add(await _record.NextAsync());
            return taken;
        }
    }

    [Fact]
    public async Task Two_of_one_channel_never_run_at_once_however_long_they_take()
    {
        int inside = 0;
        int most = 0;
        int calls = 0;
        var random = new Random(5);
        _options.Interval = _options.IntervalInDoubt = TimeSpan.FromSeconds(1);
        Start([.. Enumerable.Range(0, 5).Select(_ => new ScriptedProbe("netsunion", async (_, _) =>
        {
            int now = Interlocked.Increment(ref inside);
            lock (random)
            {
                most = Math.Max(most, now);
                calls++;
            }

            for (int i = 0; i < 20; i++)
                await Task.Yield();
            Interlocked.Decrement(ref inside);
            return ChannelProbeResult.Healthy;
        }))]);

        var patience = Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (Volatile.Read(ref calls) < 300 && !patience.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(1_000)));
            await Task.Yield();
        }

        calls.Should().BeGreaterThanOrEqualTo(300);
        most.Should().Be(1);
    }

    [Fact]
    public async Task After_the_stop_nothing_is_asked_or_reported_and_one_that_hangs_does_not_hold_it()
    {
        var told = new TaskCompletionSource();
        var hanging = new ScriptedProbe("netsunion", (_, cancellationToken) =>
        {
            cancellationToken.Register(told.SetResult);
            return new(new TaskCompletionSource<ChannelProbeResult>().Task);
        });
        ChannelProbeService service = Start(hanging);
        await _clock.StepAsync(1);
        while (hanging.Inside == 0)
            await Task.Yield();

        Task stopping = service.StopAsync(default);
        await told.Task.Soon();
        while (!stopping.IsCompleted)
        {
            _clock.Advance(_options.Timeout);
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromHours(1));
        hanging.Calls.Should().Be(1);
        _record.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task Says_in_the_log_what_became_different_and_not_what_it_asked()
    {
        using var logs = new CapturedLogs();
        var probe = new ScriptedProbe("netsunion", (call, _) => call switch
        {
            2 or 3 => new(ChannelProbeResult.Failed("status_503")),
            4 => throw new InvalidOperationException("https://gateway.example/?token=s3cret"),
            _ => new(ChannelProbeResult.Healthy),
        });
        var service = new ChannelProbeService([probe], _record, _options, _clock, logs);
        service.Start();
        await TimesAsync(6, schedules: 1);
        await service.StopAsync(default).Soon();

        logs.Entries.Should().HaveCount(3);
        logs.Entries.ElementAt(0).Should().Contain("status_503");
        logs.Entries.ElementAt(1).Should().Contain("System.InvalidOperationException").And.NotContain("s3cret");
        logs.Entries.ElementAt(2).Should().Contain("healthy again");
    }

    [Fact]
    public void Options_out_of_range_are_told_with_place_value_and_mend()
    {
        var options = new ChannelProbeOptions
        {
            Interval = TimeSpan.Zero, IntervalInDoubt = TimeSpan.FromDays(2), Timeout = TimeSpan.FromDays(1), Jitter = double.NaN,
        };

        new ChannelProbeOptionsValidator().Validate(null, options).Failures.Should().Equal(
            "Interval: `00:00:00` is out of range; use 00:00:00.1000000 to 1.00:00:00",
            "IntervalInDoubt: `2.00:00:00` is out of range; use 00:00:00.1000000 to 1.00:00:00",
            "Timeout: `1.00:00:00` is out of range; use 00:00:00.0100000 to 00:10:00",
            "Jitter: `NaN` is out of range; use 0 to 0.5");
        new ChannelProbeOptionsValidator().Validate(null, new ChannelProbeOptions()).Succeeded.Should().BeTrue();
    }

    private ChannelProbeService Start(params IChannelProbe[] probes)
    {
        var service = new ChannelProbeService(probes, _record, _options, _clock, NullLogger.Instance);
        service.Start();
        return service;
    }

    private async Task<DateTimeOffset[]> TimesAsync(int count, int schedules)
    {
        var times = new List<DateTimeOffset>();
        while (times.Count < count)
        {
            await _clock.StepAsync(schedules);
            await _clock.SettleAsync(schedules);
            while (!_record.IsEmpty)
                times.Add((await _record.NextAsync()).StartedAt);
        }

        return [.. times];
    }
}
