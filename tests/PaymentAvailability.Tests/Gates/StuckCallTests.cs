namespace PaymentAvailability.Tests;

/// <summary>Calls that hold a thread are bounded, gate by gate, and the bound gives way when they let go.</summary>
public sealed class StuckCallTests : IDisposable
{
    private const int Bound = 3;

    private readonly ManualResetEventSlim _released = new();
    private readonly SemaphoreSlim _entered = new(0);

    public void Dispose() => _released.Set();

    [Fact]
    public async Task Further_calls_are_unknown_without_being_tried_until_the_gate_lets_go()
    {
        var gate = new GateOf((_, _) => Block());
        TestResolver resolver = ResolverOf(gate);
        await StickAsync(resolver);

        AvailabilityResult refused = await resolver.ResolveAsync(TestCatalogs.Request).Soon();

        refused.UnknownGates.Should().Equal(new UnknownGate("risk.stuck", UnknownCause.Stuck, UnknownPolicy.Close));
        refused.PrimaryReason!.Code.Should().Be(PlatformReasons.EvaluationIncomplete.Code);
        gate.Calls.Should().Be(Bound);

        _released.Set();
        (await ResolveUntilKnownAsync(resolver)).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task A_stuck_gate_does_not_use_up_the_calls_of_another()
    {
        TestResolver resolver = ResolverOf(new GateOf((_, _) => Block())).Add("order.good", new GateOf(GateVerdict.Closed(OrderReasons.Closed.WithoutFacts)));
        await StickAsync(resolver);

        AvailabilityResult result = await resolver.ResolveAsync(TestCatalogs.Request).Soon();

        result.UnknownGates.Should().ContainSingle(unknown => unknown.Gate == "risk.stuck");
        result.PrimaryReason!.Code.Should().Be(OrderReasons.Closed.Code);
    }

    [Fact]
    public async Task Calls_that_wait_without_a_thread_do_not_count()
    {
        var gate = new GateOf((_, _) => new ValueTask<GateVerdict>(new TaskCompletionSource<GateVerdict>().Task));
        TestResolver resolver = ResolverOf(gate);
        for (int i = 0; i < 4 * Bound; i++)
        {
            Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
            resolver.Time.Advance(TestResolver.Deadline);
            (await resolving.Soon()).UnknownGates.Should().ContainSingle(unknown => unknown.Cause == UnknownCause.Late);
        }
    }

    [Fact]
    public async Task Calls_within_their_time_are_not_stuck_however_many_there_are_at_once()
    {
        const int AtOnce = 4 * Bound;
        var gate = new GateOf((_, _) => Block());
        TestResolver resolver = ResolverOf(gate);

        Task<AvailabilityResult>[] resolving = [.. Enumerable.Range(0, AtOnce).Select(_ => resolver.ResolveAsync(TestCatalogs.Request).AsTask())];
        for (int i = 0; i < AtOnce; i++)
            (await _entered.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
        _released.Set();

        (await Task.WhenAll(resolving).Soon()).Should().OnlyContain(result => result.UnknownGates.IsEmpty);
    }

    [Fact]
    public async Task Cancellation_callbacks_that_block_are_bounded_too()
    {
        using var asked = new SemaphoreSlim(0);
        var gate = new GateOf((_, token) =>
        {
            asked.Release();
            token.Register(() =>
            {
                _entered.Release();
                _released.Wait(CancellationToken.None);
            });
            return new ValueTask<GateVerdict>(new TaskCompletionSource<GateVerdict>().Task);
        });
        TestResolver resolver = ResolverOf(gate);
        for (int i = 0; i < Bound; i++)
        {
            Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
            (await asked.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
            resolver.Time.Advance(TestResolver.Deadline);
            await resolving.Soon();
            (await _entered.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
        }

        Task<AvailabilityResult> refused = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await resolver.Time.WaitForTimersAsync(0);

        (await refused.Soon()).UnknownGates.Should().ContainSingle(unknown => unknown.Cause == UnknownCause.Stuck);
        gate.Calls.Should().Be(Bound);
    }

    private static TestResolver ResolverOf(IPaymentGate gate) =>
        new TestResolver().Add("risk.stuck", gate, options: new GateOptions { MaximumStuckCalls = Bound });

    private static async Task<AvailabilityResult> ResolveUntilKnownAsync(TestResolver resolver)
    {
        AvailabilityResult result;
        do
        {
            await Task.Yield();
            result = await resolver.ResolveAsync(TestCatalogs.Request).Soon();
        }
        while (!result.UnknownGates.IsEmpty && !TestContext.Current.CancellationToken.IsCancellationRequested);

        return result;
    }

    private async Task StickAsync(TestResolver resolver)
    {
        for (int i = 0; i < Bound; i++)
        {
            Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
            (await _entered.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
            await resolver.Time.WaitForTimersAsync(1);
            resolver.Time.Advance(TestResolver.Deadline);
            (await resolving.Soon()).UnknownGates.Should().ContainSingle(unknown => unknown.Cause == UnknownCause.Late);
        }
    }

    private ValueTask<GateVerdict> Block()
    {
        _entered.Release();
        _released.Wait(CancellationToken.None);
        return new ValueTask<GateVerdict>(GateVerdict.Open);
    }
}
