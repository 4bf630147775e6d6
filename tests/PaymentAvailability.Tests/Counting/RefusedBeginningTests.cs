namespace PaymentAvailability.Tests;

/// <summary>A beginning that was refused is not held against the payer, and leaves no order held.</summary>
public sealed class RefusedBeginningTests
{
    [Fact]
    public async Task What_a_limit_refused_is_no_attempt()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 });
            options.Risk.Velocity.Add(new VelocityRule { Name = "payer_attempts", From = 3 });
            options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close });
        });
        for (int i = 0; i < 3; i++)
        {
            (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse();
        }

        world.Resolve(static request => request with { Amount = new Money(100, "CNY") }).IsAvailable.Should().BeTrue("nothing was attempted, and 100 are within the limit");
    }

    [Fact]
    public async Task A_refusal_whose_taking_back_failed_holds_the_order_no_longer_than_until_it_is_repeated()
    {
        var store = new FailsOnceStore(new InMemoryAttemptStore(new AttemptOptions()));
        var time = new FakeTime();
        using var writer = new CounterWriter(new InMemoryCounterStore(new CounterCapacity()), new CounterOptions(), time, new CounterWriterLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        var reporter = new CountingReporter(
            new PaymentReporter(store, new AttemptOptions(), time),
            new AttemptCounting(
                new AttemptCounters([], [new CompiledLimit(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 })]),
                writer, UnknownPolicy.Close),
            null, null, new FactsMemory(100), time);
        var first = new PaymentAttempt { OrderId = "o", Id = "a", PayerId = "payer-7", Amount = new Money(1_200, "CNY") };
        await Record.ExceptionAsync(() => reporter.ReportAsync(PaymentReport.Begun(first)).AsTask());

        await Record.ExceptionAsync(() => reporter.ReportAsync(PaymentReport.Begun(first)).AsTask());
        ReportReceipt smaller = await reporter.ReportAsync(PaymentReport.Begun(first with { Id = "b", Amount = new Money(100, "CNY") }));

        smaller.MayPay.Should().BeTrue("the first was never let through, and the host repeated it as it is told to");
    }

    [Fact]
    public async Task What_was_refused_and_is_paid_after_all_is_counted_although_its_end_was_not_kept()
    {
        var store = new FailsOnceStore(new InMemoryAttemptStore(new AttemptOptions()));
        var time = new FakeTime();
        using var writer = new CounterWriter(new InMemoryCounterStore(new CounterCapacity()), new CounterOptions(), time, new CounterWriterLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        var reporter = new CountingReporter(
            new PaymentReporter(store, new AttemptOptions(), time),
            new AttemptCounting(
                new AttemptCounters([], [new CompiledLimit(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 })]),
                writer, UnknownPolicy.Close),
            null, null, new FactsMemory(100), time);
        var first = new PaymentAttempt { OrderId = "o", Id = "a", PayerId = "payer-7", Amount = new Money(1_200, "CNY") };
        await Record.ExceptionAsync(() => reporter.ReportAsync(PaymentReport.Begun(first)).AsTask());

        (await reporter.ReportAsync(PaymentReport.Of(first, PaymentOutcome.Succeeded))).Status.Should().Be(AttemptStatus.Succeeded);

        (await reporter.ReportAsync(PaymentReport.Begun(first with { OrderId = "p", Id = "b", Amount = new Money(100, "CNY") }))).MayPay
            .Should().BeFalse("1,200 of 1,000 are paid");
    }

    private sealed class FailsOnceStore(IPaymentAttemptStore store) : IPaymentAttemptStore
    {
        private bool _hasFailed;

        public ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken) => store.GetProgressAsync(orderId, at, cancellationToken);

        public ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken) => store.TryBeginAsync(attempt, evenIfPaid, at, cancellationToken);

        public ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken) => store.FindAsync(attempt, at, cancellationToken);

        public ValueTask<bool> TrySetAsync(PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new InvalidOperationException("the store is down for a moment");
            }

            return store.TrySetAsync(attempt, from, to, at, cancellationToken);
        }
    }
}
