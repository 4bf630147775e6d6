namespace PaymentAvailability.Tests;

/// <summary>A gate that fails is left alone for a while, and one that has too much to do turns payments away at once: both cost nobody a deadline.</summary>
public sealed class GateProtectionTests
{
    [Fact]
    public async Task A_gate_that_always_throws_is_left_alone_and_tried_again()
    {
        bool isMended = false;
        var gate = new GateOf((_, _) => isMended ? new(GateVerdict.Open) : throw new InvalidOperationException());
        var resolver = new TestResolver().Add("risk.failing", gate, options: new GateOptions { Breaker = new() { MinimumCalls = 5, BreakFor = TimeSpan.FromSeconds(3) } });
        for (int i = 0; i < 5; i++)
        {
            (await resolver.ResolveAsync(TestCatalogs.Request).Soon()).UnknownGates[0].Cause.Should().Be(UnknownCause.Failed);
        }

        AvailabilityResult refused = await resolver.ResolveAsync(TestCatalogs.Request).Soon();

        gate.Calls.Should().Be(5);
        refused.UnknownGates.Should().Equal(
            new UnknownGate("risk.failing", UnknownCause.Broken, UnknownPolicy.Close) { RetryAt = resolver.Time.Clock.UtcNow.AddSeconds(3) });
        refused.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
        refused.RetryAt.Should().Be(resolver.Time.Clock.UtcNow.AddSeconds(3));

        isMended = true;
        resolver.Time.Advance(TimeSpan.FromSeconds(3));
        (await resolver.ResolveAsync(TestCatalogs.Request).Soon()).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task A_gate_that_hangs_costs_its_deadline_only_until_it_is_left_alone()
    {
        var gate = new GateOf((_, _) => new ValueTask<GateVerdict>(new TaskCompletionSource<GateVerdict>().Task));
        var resolver = new TestResolver().Add("risk.hanging", gate, options: new GateOptions { Breaker = new() { MinimumCalls = 2 } });
        for (int i = 0; i < 2; i++)
        {
            Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
            await UntilAskedAsync(gate, i + 1);
            resolver.Time.Advance(TestResolver.Deadline);
            (await resolving.Soon()).UnknownGates[0].Cause.Should().Be(UnknownCause.Late);
        }

        ValueTask<AvailabilityResult> refused = resolver.ResolveAsync(TestCatalogs.Request);

        refused.IsCompleted.Should().BeTrue("nobody is asked");
        (await refused).UnknownGates[0].Cause.Should().Be(UnknownCause.Broken);
    }

    [Fact]
    public async Task Payments_that_would_wait_too_long_for_a_gate_are_told_that_the_platform_is_overloaded()
    {
        TaskCompletionSource<GateVerdict>[] answers =
            [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];
        int asked = 0;
        var gate = new GateOf((_, _) => new(answers[asked++].Task));
        var resolver = new TestResolver().Add("risk.busy", gate, options: new GateOptions { MaximumConcurrency = 1 });
        Task<AvailabilityResult> first = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await gate.Asked;
        resolver.Time.Advance(TestResolver.Deadline / 2);
        answers[0].SetResult(GateVerdict.Open);
        await first.Soon();

        Task<AvailabilityResult> running = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await UntilAskedAsync(gate, 2);
        AvailabilityResult refused = await resolver.ResolveAsync(TestCatalogs.Request).Soon();

        refused.UnknownGates.Should().Equal(
            new UnknownGate("risk.busy", UnknownCause.Overloaded, UnknownPolicy.Close) { RetryAt = resolver.Time.Clock.UtcNow.AddSeconds(2) });
        refused.PrimaryReason.Should().Be(PlatformReasons.Overloaded.WithoutFacts);
        gate.Calls.Should().Be(2);
        answers[1].SetResult(GateVerdict.Open);
        (await running.Soon()).IsAvailable.Should().BeTrue();
    }

    private static async Task UntilAskedAsync(GateOf gate, int times)
    {
        while (gate.Calls < times)
        {
            await Task.Yield();
        }
    }
}
