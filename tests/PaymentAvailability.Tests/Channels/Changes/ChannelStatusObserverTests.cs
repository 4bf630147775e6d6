using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Tests;

public sealed class ChannelStatusObserverTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly ChannelChangeOptions _options = new() { MaximumWaiting = 8 };
    private readonly CapturedLogs _logs = new();
    private readonly ChannelStatusFeed _feed;

    public ChannelStatusObserverTests() => _feed = new ChannelStatusFeed(_options);

    public void Dispose()
    {
        _feed.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task One_that_throws_is_told_of_the_next_and_costs_nobody_else()
    {
        var throwing = new ScriptedObserver((_, _) => throw new InvalidOperationException("6222021234567890123"));
        var failing = new ScriptedObserver((_, _) => ValueTask.FromException(new TimeoutException("13800138000")));
        var good = new ScriptedObserver((_, _) => default);
        ChannelStatusObserverPumps pumps = Start(throwing, failing, good);

        _feed.Publish(1, 5);

        (await throwing.NextAsync(5)).Should().Equal(1, 2, 3, 4, 5);
        (await failing.NextAsync(5)).Should().Equal(1, 2, 3, 4, 5);
        (await good.NextAsync(5)).Should().Equal(1, 2, 3, 4, 5);
        await pumps.StopAsync(default).Soon();
        _logs.Entries.Should().HaveCount(10).And.OnlyContain(entry => entry.Contains("failed with", StringComparison.Ordinal));
        _logs.Entries.Should().NotContain(entry => entry.Contains("62220", StringComparison.Ordinal) || entry.Contains("1380", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_hangs_is_told_to_stop_and_then_told_the_newest(bool blocksItsThread)
    {
        var registered = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var hanging = new ScriptedObserver(async (change, cancellationToken) =>
        {
            if (change.Sequence > 1)
                return;

            // What is registered runs when it is told to stop; it must not matter what that does.
            cancellationToken.Register(() => told.SetResult());
            cancellationToken.Register(() => throw new InvalidOperationException("thrown when told to stop"));
            registered.SetResult();
            if (blocksItsThread)
                release.Task.Wait(CancellationToken.None);
            await release.Task;
        });
        var good = new ScriptedObserver((_, _) => default);
        ChannelStatusObserverPumps pumps = Start(hanging, good);

        _feed.Publish(1, 1);
        await hanging.NextAsync(1);
        await registered.Task.Soon();
        await good.NextAsync(1);
        _feed.Publish(2, 6);
        await good.NextAsync(5);
        _feed.Publish(7, 12);
        (await good.NextAsync(6)).Should().Equal(7, 8, 9, 10, 11, 12);
        await AdvanceUntilAsync(told.Task);
        release.SetResult();

        (await hanging.NextAsync(8)).Should().Equal([5, 6, 7, 8, 9, 10, 11, 12], "8 wait at most, and the oldest are lost");
        hanging.MostAtOnce.Should().Be(1);
        _logs.Entries.Should().ContainSingle().Which.Should().Contain("took too long").And.Contain(nameof(ScriptedObserver));
        await pumps.StopAsync(default).Soon();
    }

    [Fact]
    public async Task One_that_never_returns_does_not_hold_the_stop()
    {
        var hanging = new ScriptedObserver((_, _) => new ValueTask(new TaskCompletionSource().Task));
        ChannelStatusObserverPumps pumps = Start(hanging);
        _feed.Publish(1, 1);
        await hanging.NextAsync(1);

        Task stopping = pumps.StopAsync(default);
        await AdvanceUntilAsync(stopping);
    }

    [Fact]
    public async Task What_waits_at_the_stop_is_still_told_and_nothing_later()
    {
        var gate = new TaskCompletionSource();
        var slow = new ScriptedObserver((_, _) => new ValueTask(gate.Task));
        ChannelStatusObserverPumps pumps = Start(slow);
        _feed.Publish(1, 3);
        await slow.NextAsync(1);

        Task stopping = pumps.StopAsync(default);
        _feed.Publish(4, 4);
        gate.SetResult();
        await stopping.Soon();

        (await slow.NextAsync(2)).Should().Equal(2, 3);
    }

    [Fact]
    public async Task A_logger_that_throws_costs_the_observer_nothing()
    {
        var throwing = new ScriptedObserver((_, _) => throw new InvalidOperationException());
        var pumps = new ChannelStatusObserverPumps(_feed, [throwing], _options, _time, new BrokenLogger());
        pumps.Start();

        _feed.Publish(1, 3);

        (await throwing.NextAsync(3)).Should().Equal(1, 2, 3);
        await pumps.StopAsync(default).Soon();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("north")]
    public async Task The_host_tells_observers_of_its_own_registration_while_it_runs(string? key)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        PaymentAvailabilityBuilder availability = key is null ? builder.Services.AddPaymentAvailability() : builder.Services.AddKeyedPaymentAvailability(key);
        availability.UseCatalog(TestCatalogs.Repayment).AddChannelStatusObserver<Told>().AddChannelStatusObserver<Told>();
        builder.Services.AddKeyedPaymentAvailability("south").UseCatalog(TestCatalogs.Repayment);
        using IHost host = builder.Build();
        await host.StartAsync();

        host.Services.GetRequiredKeyedService<ChannelStatusFeed>("south").Publish(1, 1);
        host.Services.GetRequiredKeyedService<ChannelStatusFeed>(key).Publish(2, 2);
        await host.StopAsync();

        host.Services.GetRequiredKeyedService<Told>(key).Sequences.Should().Equal(2);
    }

    private ChannelStatusObserverPumps Start(params IChannelStatusObserver[] observers)
    {
        var pumps = new ChannelStatusObserverPumps(_feed, observers, _options, _time, _logs);
        pumps.Start();
        return pumps;
    }

    // The timer is set on another thread, so the clock is moved until it has been there.
    private async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _time.Advance(_options.ObserverTimeout);
            await Task.Yield();
        }

        await done;
    }

    private sealed class Told : IChannelStatusObserver
    {
        public List<long> Sequences { get; } = [];

        public ValueTask OnChangeAsync(ChannelStatusChange change, CancellationToken cancellationToken)
        {
            Sequences.Add(change.Sequence);
            return default;
        }
    }
}
