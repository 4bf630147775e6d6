namespace PaymentAvailability.Tests;

/// <summary>Whose turn comes when its time is over does not call the gate any more, and holds nobody up.</summary>
public sealed class GateTurnTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    private readonly FakeTime _time = new();

    [Theory]
    [InlineData(500)]
    [InlineData(501.5)]
    [InlineData(900)]
    public async Task A_turn_that_comes_when_its_time_is_over_is_late_and_frees_its_place(double milliseconds)
    {
        var protection = new GateProtection(new GateOptions { MaximumConcurrency = 1 }, Limit, _time);
        var runner = new GateRunner("risk.slow", new GateOf((_, _) => new(GateVerdict.Open)), new GateOptions(), UnknownPolicy.Close, _time, Limit);
        var first = new TaskCompletionSource<GateOutcome>();
        Task<GateOutcome> running = RunAsync(_ => new(first.Task));
        List<TimeSpan> lefts = [];
        Task<GateOutcome> waiting = RunAsync(left =>
        {
            lefts.Add(left);
            return new(new GateOutcome(runner, GateVerdict.Open));
        });

        // The thread slept over its timer, as on a machine with too much to do.
        _time.Jump(TimeSpan.FromMilliseconds(milliseconds));
        first.SetResult(new GateOutcome(runner, GateVerdict.Open));
        await running.Soon();
        GateOutcome late = await waiting.Soon();

        late.Cause.Should().Be(UnknownCause.Late);
        lefts.Should().BeEmpty("there is no time left to call the gate");
        (await RunAsync(_ => new(new GateOutcome(runner, GateVerdict.Open))).Soon()).IsUnknown.Should().BeFalse("the place is free again");

        Task<GateOutcome> RunAsync(Func<TimeSpan, ValueTask<GateOutcome>> call) =>
            protection.RunAsync(runner, _time.UtcNow, Limit, call, CancellationToken.None).AsTask();
    }
}
