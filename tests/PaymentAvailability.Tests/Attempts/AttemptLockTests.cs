using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>The two verbs together, as a host registers them: what is reported decides what can be resolved.</summary>
public sealed class AttemptLockTests
{
    private static readonly PaymentRequest Request = TestCatalogs.Request with { OrderId = "loan-17" };

    private static readonly PaymentAttempt Attempt = new() { OrderId = "loan-17", Id = "attempt-1", PayerId = "payer" };

    private readonly ServiceCollection _services = new();
    private readonly FakeTime _time = new();

    public AttemptLockTests() => _services.AddSingleton<TimeProvider>(_time);

    [Fact]
    public async Task An_order_is_closed_from_the_beginning_of_an_attempt_to_its_result()
    {
        await using ServiceProvider provider = Build();
        IPaymentReporter reporter = provider.GetRequiredService<IPaymentReporter>();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
        (await reporter.ReportAsync(PaymentReport.Begun(Attempt))).MayPay.Should().BeTrue();
        CheckClosed(await provider.ResolveAsync(Request), OrderReasons.PaymentInProgress);

        await reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Unknown));
        _time.Advance(TimeSpan.FromDays(3_660));
        CheckClosed(await provider.ResolveAsync(Request), OrderReasons.PaymentInProgress);
        (await provider.ResolveAsync(Request with { OrderId = "loan-18" })).IsAvailable.Should().BeTrue("it is another order");

        await reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Declined));
        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task A_paid_order_is_closed_as_such_unless_orders_are_paid_in_parts()
    {
        await using ServiceProvider provider = Build();
        _services.AddKeyedPaymentAvailability("parts", options => options.Attempts.AllowPartPayments = true).UseCatalog(TestCatalogs.Repayment);
        await using ServiceProvider parts = _services.Build();

        await provider.GetRequiredService<IPaymentReporter>().ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Succeeded));
        await parts.GetRequiredKeyedService<IPaymentReporter>("parts").ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Succeeded));

        CheckClosed(await provider.ResolveAsync(Request), OrderReasons.AlreadyPaid);
        (await parts.ResolveAsync(Request, "parts")).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task Merchants_do_not_share_attempts()
    {
        foreach (string merchant in (string[])["north", "south"])
            _services.AddKeyedPaymentAvailability(merchant).UseCatalog(TestCatalogs.Repayment);
        await using ServiceProvider provider = Build();

        await provider.GetRequiredKeyedService<IPaymentReporter>("north").ReportAsync(PaymentReport.Begun(Attempt));

        (await provider.ResolveAsync(Request, "north")).IsAvailable.Should().BeFalse();
        (await provider.ResolveAsync(Request, "south")).IsAvailable.Should().BeTrue();
        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
        (await provider.GetRequiredKeyedService<IPaymentReporter>("south").ReportAsync(PaymentReport.Begun(Attempt))).MayPay.Should().BeTrue();
    }

    [Fact]
    public async Task A_request_without_an_order_is_open_with_an_assumption_and_one_with_a_malformed_order_is_closed_for_that()
    {
        await using ServiceProvider provider = Build();

        AvailabilityResult without = await provider.ResolveAsync(TestCatalogs.Request);
        AvailabilityResult malformed = await provider.ResolveAsync(Request with { OrderId = "loan\n17" });

        without.IsAvailable.Should().BeTrue();
        without.Assumptions.Should().ContainSingle(each => each == new Assumption("order"));
        malformed.PrimaryReason.Should().Be(OrderReasons.ReferenceInvalid.WithoutFacts);
        malformed.UnknownGates.Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_that_throws_closes_everything_and_its_failure_reaches_whoever_reports()
    {
        _services.AddSingleton<IPaymentAttemptStore>(StoreOf.Throwing("loan-17 of payer"));
        await using ServiceProvider provider = Build();
        IPaymentReporter reporter = provider.GetRequiredService<IPaymentReporter>();

        AvailabilityResult result = await provider.ResolveAsync(Request);

        result.UnknownGates.Should().Equal(new UnknownGate("attempt", UnknownCause.Failed, UnknownPolicy.Close));
        CheckClosed(result, PlatformReasons.DependencyFailure);
        await reporter.Awaiting(each => each.ReportAsync(PaymentReport.Begun(Attempt)).AsTask()).Should().ThrowAsync<TimeoutException>();
        await reporter.Awaiting(each => each.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Failed)).AsTask()).Should().ThrowAsync<TimeoutException>();
        await reporter.Awaiting(each => each.ReconcileAsync(Attempt, PaymentOutcome.Failed, "ops").AsTask()).Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task A_store_that_hangs_closes_everything_at_the_deadline_and_reports_wait_as_long_as_the_caller()
    {
        _services.AddSingleton<IPaymentAttemptStore>(StoreOf.Hanging);
        await using ServiceProvider provider = Build();
        using var caller = new CancellationTokenSource();

        Task<AvailabilityResult> resolving = provider.ResolveAsync(Request);
        while (!resolving.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        AvailabilityResult result = await resolving;
        result.UnknownGates.Should().Equal(new UnknownGate("attempt", UnknownCause.Late, UnknownPolicy.Close));
        CheckClosed(result, PlatformReasons.EvaluationIncomplete);

        Task<ReportReceipt> reporting = provider.GetRequiredService<IPaymentReporter>().ReportAsync(PaymentReport.Begun(Attempt), caller.Token).AsTask();
        reporting.IsCompleted.Should().BeFalse();
        await caller.CancelAsync();
        await reporting.Awaiting(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_store_that_answers_nonsense_closes_everything_and_is_told_to_whoever_reports()
    {
        _services.AddSingleton<IPaymentAttemptStore>(new LyingStore());
        await using ServiceProvider provider = Build();
        IPaymentReporter reporter = provider.GetRequiredService<IPaymentReporter>();

        (await provider.ResolveAsync(Request)).UnknownGates.Should().Equal(new UnknownGate("attempt", UnknownCause.Invalid, UnknownPolicy.Close));
        foreach (Func<Task> act in (Func<Task>[])
        [
            () => reporter.ReportAsync(PaymentReport.Begun(Attempt)).AsTask(),
            () => reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Failed)).AsTask(),
            () => reporter.ReconcileAsync(Attempt, PaymentOutcome.Failed, "ops").AsTask(),
        ])
        {
            (await act.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().StartWith("the store of attempts");
        }
    }

    [Theory]
    [InlineData((AttemptStatus)99)]
    [InlineData((AttemptStatus)(-1))]
    public async Task A_status_without_a_name_is_told_to_whoever_reports_and_in_no_receipt(AttemptStatus status)
    {
        var reporter = new TestReporter(store: new LyingStore(status, BeginAnswer.Known)).Reporter;
        foreach (Func<Task> act in (Func<Task>[])
        [
            async () => _ = (await reporter.ReportAsync(PaymentReport.Begun(Attempt))).ToString(),
            async () => _ = (await reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Failed))).ToString(),
            async () => _ = (await reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Unknown))).ToString(),
            async () => _ = (await reporter.ReconcileAsync(Attempt, PaymentOutcome.Failed, "ops")).ToString(),
        ])
        {
            (await act.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Be("the store of attempts gave a status that has no name; mend its `FindAsync`");
        }
    }

    [Fact]
    public async Task A_store_of_the_hosts_own_keeps_the_rules()
    {
        _services.AddSingleton<IPaymentAttemptStore>(new StoreOf(async _ => await Task.Yield()));
        await using ServiceProvider provider = Build();
        IPaymentReporter reporter = provider.GetRequiredService<IPaymentReporter>();

        (await reporter.ReportAsync(PaymentReport.Begun(Attempt))).MayPay.Should().BeTrue();
        CheckClosed(await provider.ResolveAsync(Request), OrderReasons.PaymentInProgress);
        (await reporter.ReportAsync(PaymentReport.Of(Attempt, PaymentOutcome.Succeeded))).Result.Should().Be(ReportResult.Accepted);
        CheckClosed(await provider.ResolveAsync(Request), OrderReasons.AlreadyPaid);
    }

    [Fact]
    public async Task What_an_unknown_answer_closes_can_be_set()
    {
        _services.AddSingleton<IPaymentAttemptStore>(StoreOf.Throwing("no"));
        _services.AddPaymentAvailability(options => options.Gate("attempt").WhenUnknown = UnknownPolicy.Open);
        await using ServiceProvider provider = Build();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
    }

    private static void CheckClosed(AvailabilityResult result, ReasonDefinition reason)
    {
        result.Options.Should().BeEmpty();
        result.ClosedOptions.Should().OnlyContain(option => option.Routes.All(route => route.Reasons.Any(each => each.Code == reason.Code)));
    }

    private ServiceProvider Build()
    {
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        return _services.Build();
    }
}
