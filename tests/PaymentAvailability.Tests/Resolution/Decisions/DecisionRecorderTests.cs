using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>Decisions are kept in order and in the background, and a log that does not work costs nothing but itself.</summary>
public sealed class DecisionRecorderTests
{
    private readonly FakeTime _time = new();
    private readonly TestDecisionLog _log = new();

    [Fact]
    public async Task Every_result_is_kept_in_order_as_it_is_written()
    {
        DecisionRecorder recorder = RecorderOf(new());
        var resolver = new TestResolver();
        AvailabilityResult[] results = [.. Enumerable.Range(1, 50).Select(i => resolver.Resolve(TestCatalogs.Request with { Amount = new Money(i == 7 ? 0 : i, "CNY") }))];

        recorder.Start();
        Array.ForEach(results, recorder.Record);
        await recorder.StopAsync(default).Soon();

        _log.Kept.Select(decision => decision.Id).Should().Equal(results.Select(result => result.Id.ToString()));
        _log.Kept.Select(decision => decision.Result.ToArray()).Should().BeEquivalentTo(results.Select(result => result.ToJsonUtf8Bytes()));
        _log.Kept[6].Should().Match<Decision>(decision => !decision.IsAvailable && decision.PrimaryReason == "order.amount_invalid");
        _log.Kept[5].Should().Match<Decision>(decision => decision.IsAvailable && decision.PrimaryReason == null && decision.At == results[5].At);
    }

    [Fact]
    public async Task What_waits_is_bounded_and_what_is_dropped_is_counted()
    {
        DecisionRecorder recorder = RecorderOf(new() { MaximumWaiting = 10 });
        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request);
        for (int i = 0; i < 25; i++)
        {
            recorder.Record(result);
        }

        recorder.Start();
        await recorder.StopAsync(default).Soon();

        recorder.Dropped.Should().Be(15);
        _log.Kept.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_batch_that_could_not_be_kept_is_handed_over_again()
    {
        DecisionRecorder recorder = RecorderOf(new() { RetryAfter = TimeSpan.FromSeconds(1) });
        _log.Before = () => Task.FromException(new TimeoutException());
        recorder.Start();
        recorder.Record(new TestResolver().Resolve(TestCatalogs.Request));
        await UntilAsync(() => _log.Calls == 1);

        _log.Before = () => Task.CompletedTask;
        await UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return _log.Kept.Count == 1;
        });
        await recorder.StopAsync(default).Soon();
    }

    [Fact]
    public async Task A_log_that_hangs_holds_up_neither_resolutions_nor_the_end_of_the_host()
    {
        DecisionRecorder recorder = RecorderOf(new() { Timeout = TimeSpan.FromSeconds(5) });
        _log.Before = () => new TaskCompletionSource().Task;
        recorder.Start();
        recorder.Record(new TestResolver().Resolve(TestCatalogs.Request));
        await UntilAsync(() => _log.Calls == 1);

        Task stopping = recorder.StopAsync(default);
        await UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return stopping.IsCompleted;
        });

        _log.Calls.Should().Be(1, "calls do not overlap");
    }

    [Fact]
    public async Task A_registered_log_is_fed_while_the_host_runs()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddKeyedPaymentAvailability("north").UseCatalog(TestCatalogs.Repayment);
        builder.Services.AddKeyedSingleton<IDecisionLog>("north", _log);
        using IHost host = builder.Build();
        await host.StartAsync();

        AvailabilityResult result = await host.Services.ResolveAsync(key: "north");
        await host.StopAsync();

        _log.Kept.Should().ContainSingle().Which.Should().Match<Decision>(decision => decision.Id == result.Id.ToString() && decision.Registration == "north");
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
        }
    }

    private DecisionRecorder RecorderOf(DecisionOptions options) => new(_log, options, null, _time, NullLogger.Instance);
}
