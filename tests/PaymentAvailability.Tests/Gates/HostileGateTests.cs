namespace PaymentAvailability.Tests;

/// <summary>A dependency that is slow, failing or lying costs its own gate, never the deadline, never another gate.</summary>
public sealed class HostileGateTests : IDisposable
{
    private static readonly Reason Objection = OrderReasons.Expired.WithoutFacts;

    private readonly HostileGates _hostile = new();

    public static TheoryData<Misdeed> Misdeeds => [.. HostileGates.All];

    public static TheoryData<Misdeed> LateMisdeeds => [.. HostileGates.All.Where(HostileGates.IsLate)];

    public void Dispose() => _hostile.Dispose();

    [Theory]
    [MemberData(nameof(Misdeeds))]
    public async Task Costs_only_itself_and_leaves_the_verdicts_of_others(Misdeed misdeed)
    {
        TestResolver resolver = new TestResolver()
            .Add("order.good", new GateOf(GateVerdict.Closed(Objection)))
            .Add("risk.hostile", _hostile.Of(misdeed), UnknownPolicy.Open)
            .Add("gate.good", new GateOf(GateVerdict.Open.Warning(RiskReasons.AbnormalAmount.WithoutFacts)));

        AvailabilityResult result = await ResolveAsync(resolver, hanging: HostileGates.IsLate(misdeed) ? 1 : 0);

        result.UnknownGates.Should().Equal(new UnknownGate("risk.hostile", HostileGates.CauseOf(misdeed), UnknownPolicy.Open));
        result.ClosedOptions.Should().HaveCount(4).And.OnlyContain(option => option.Reasons.Contains(Objection));
        result.Notices.Should().ContainSingle(notice => notice.Reason.Code == RiskReasons.AbnormalAmount.Code);
    }

    [Theory]
    [MemberData(nameof(LateMisdeeds))]
    public async Task Gives_the_answer_when_the_deadline_is_reached_and_not_before_or_later(Misdeed misdeed)
    {
        GateOf gate = _hostile.Of(misdeed);
        TestResolver resolver = new TestResolver().Add("risk.hostile", gate);

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await gate.Asked;
        resolver.Time.Advance(TestResolver.Deadline - TimeSpan.FromTicks(1));
        resolving.IsCompleted.Should().BeFalse("the deadline is not reached");
        resolver.Time.Advance(TimeSpan.FromTicks(1));

        AvailabilityResult result = await resolving.Soon();
        result.UnknownGates.Should().Equal(new UnknownGate("risk.hostile", UnknownCause.Late, UnknownPolicy.Close));
    }

    [Fact]
    public async Task The_request_can_shorten_the_deadline()
    {
        TestResolver resolver = new TestResolver().Add("risk.hostile", _hostile.Of(Misdeed.NeverAnswers));
        PaymentRequest request = TestCatalogs.Request with { Deadline = TimeSpan.FromMilliseconds(20) };

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(request).AsTask();
        resolver.Time.Advance(TimeSpan.FromMilliseconds(20));

        (await resolving.Soon()).UnknownGates.Should().ContainSingle();
    }

    [Theory]
    [InlineData(GateExecution.Isolated)]
    [InlineData(GateExecution.Inline)]
    public async Task A_timeout_of_the_gate_is_kept_before_the_deadline(GateExecution execution)
    {
        TestResolver resolver = new TestResolver().Add("risk.hostile", _hostile.Of(Misdeed.NeverAnswers), options: new GateOptions
        {
            Timeout = TimeSpan.FromMilliseconds(50),
            Execution = execution,
        });

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        resolver.Time.Advance(TimeSpan.FromMilliseconds(49));
        resolving.IsCompleted.Should().BeFalse();
        resolver.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await resolving.Soon()).UnknownGates.Should().ContainSingle(gate => gate.Cause == UnknownCause.Late);
    }

    [Theory]
    [MemberData(nameof(LateMisdeeds))]
    public async Task Cancellation_by_the_caller_comes_through_at_once_and_does_not_hold_the_caller(Misdeed misdeed)
    {
        using var caller = new CancellationTokenSource();
        GateOf gate = _hostile.Of(misdeed);
        TestResolver resolver = new TestResolver().Add("risk.hostile", gate);

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request, caller.Token).AsTask();
        await gate.Asked;
        await Task.Run(caller.Cancel, CancellationToken.None).Soon();

        OperationCanceledException error = (await resolving.Soon().Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>()).Which;
        error.CancellationToken.Should().Be(caller.Token);
    }

    [Fact]
    public async Task Cancellation_before_the_call_asks_no_gate()
    {
        var gate = new GateOf(GateVerdict.Open);
        TestResolver resolver = new TestResolver().Add("risk.rule", gate);

        await resolver.Awaiting(each => each.ResolveAsync(TestCatalogs.Request, new CancellationToken(true)).AsTask())
            .Should().ThrowAsync<OperationCanceledException>();

        gate.Calls.Should().Be(0);
    }

    [Fact]
    public async Task A_gate_that_is_too_late_is_told_to_stop()
    {
        var stopped = new TaskCompletionSource();
        var gate = new GateOf((_, token) =>
        {
            token.Register(() => stopped.TrySetResult());
            return new ValueTask<GateVerdict>(new TaskCompletionSource<GateVerdict>().Task);
        });
        TestResolver resolver = new TestResolver().Add("risk.rule", gate);

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await gate.Asked;
        resolver.Time.Advance(TestResolver.Deadline);

        await resolving.Soon();
        await stopped.Task.Soon();
    }

    [Theory]
    [InlineData(Misdeed.ThrowsAfterCancellation)]
    [InlineData(Misdeed.ThrowsInCancellationCallback)]
    public async Task A_late_failure_does_not_reach_the_process(Misdeed misdeed)
    {
        const string Mark = "late failure of this very test";
        int reached = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, args) =>
        {
            if (args.Exception.ToString().Contains(Mark, StringComparison.Ordinal))
                Interlocked.Increment(ref reached);
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            for (int i = 0; i < 8; i++)
                await AskAndLeaveAsync(_hostile.Of(misdeed, Mark));

            for (int i = 0; i < 8; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                await Task.Yield();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }

        reached.Should().Be(0);
    }

    private static async Task AskAndLeaveAsync(GateOf gate)
    {
        TestResolver resolver = new TestResolver().Add("risk.hostile", gate);
        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await gate.Asked;
        resolver.Time.Advance(TestResolver.Deadline);
        await resolving.Soon();
    }

    private static async Task<AvailabilityResult> ResolveAsync(TestResolver resolver, int hanging)
    {
        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        await resolver.Time.WaitForTimersAsync(hanging);
        resolver.Time.Advance(TestResolver.Deadline);
        return await resolving.Soon();
    }
}
