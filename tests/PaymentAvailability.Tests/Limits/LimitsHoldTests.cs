namespace PaymentAvailability.Tests;

/// <summary>Nothing that is reported in whatever way gets a payer beyond a limit.</summary>
public sealed class LimitsHoldTests
{
    private static readonly Money HugeAmount = Money.FromMinorUnits(long.MaxValue, Currency.Parse("CNY"));

    [Theory]
    [InlineData(CalendarPeriod.Day)]
    [InlineData(CalendarPeriod.Year)]
    public async Task A_huge_beginning_that_is_refused_gives_back_only_its_own(CalendarPeriod period)
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = period, MaximumAmount = 2_000 });
        (await world.BeginAsync()).Receipt.MayPay.Should().BeTrue();
        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse();

        for (int i = 0; i < 2; i++)
        {
            (await world.BeginAsync(request => request with { Amount = HugeAmount })).Receipt.MayPay.Should().BeFalse();
        }

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are still used");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_huge_attempt_that_fails_gives_back_only_its_own_of_a_sliding_sum(bool isApproximate)
    {
        using var world = new RiskWorld(options => options.Risk.Velocity.Add(
            new VelocityRule { Name = "sum", Measure = VelocityMeasure.Amount, Window = TimeSpan.FromHours(12), From = 2_000, IsApproximate = isApproximate }));
        await world.PayAsync();

        await world.PayAsync(PaymentOutcome.Failed, request => request with { Amount = isApproximate ? new Money(1_000_000_000_000m, "CNY") : HugeAmount });

        world.Resolve().Risk!.Signals.Single().Signal.Evidence[0].Value.Should().BeApproximately(2_400, 1);
    }

    [Fact]
    public async Task An_amount_finer_than_the_smallest_unit_is_counted_or_refused()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        int begun = 0;
        for (int i = 0; i < 5; i++)
        {
            begun += (await world.BeginAsync(request => request with { Amount = new Money(1_999.999m, "CNY") })).Receipt.MayPay ? 1 : 0;
        }

        begun.Should().Be(1, "1,999.999 of 2,000 are used up by the first");
    }

    [Fact]
    public async Task An_amount_too_large_to_count_is_refused_by_a_limit()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });

        (await world.BeginAsync(request => request with { Amount = new Money(1_000_000_000_000_000_000_000m, "CNY") })).Receipt.MayPay.Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_in_doubt_without_a_beginning_is_counted_then_and_when_it_succeeds(bool succeeds)
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        PaymentAttempt attempt = Attempt("a");
        await ReportAsync(world, attempt, PaymentOutcome.Unknown);
        if (succeeds)
        {
            await ReportAsync(world, attempt, PaymentOutcome.Succeeded);
        }

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 may be paid already");
    }

    [Fact]
    public async Task Money_that_was_taken_after_all_is_counted()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Failed));
        ReportReceipt late = await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
        late.Status.Should().Be(AttemptStatus.Succeeded, "whoever says that money was taken is believed");

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are paid");
    }

    [Fact]
    public async Task What_is_reconciled_to_a_success_is_counted()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Failed));
        (await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Succeeded, "ops")).Result.Should().Be(ReportResult.Accepted);

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are paid");
    }

    [Fact]
    public async Task A_limit_of_how_many_payments_is_not_multiplied_by_currencies()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumCount = 1 });
        await world.PayAsync();

        (await world.BeginAsync(request => request with { Amount = new Money(10, "HKD") })).Receipt.MayPay.Should().BeFalse();
    }

    [Fact]
    public async Task A_clock_that_was_ahead_for_a_moment_does_not_forget_what_was_paid()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 2_000 });
        await world.PayAsync();
        world.Time.Jump(TimeSpan.FromDays(365));
        await world.PayAsync(change: request => request with { Amount = new Money(1, "CNY") });
        world.Time.Jump(-TimeSpan.FromDays(365));

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are paid in this year");
    }

    [Fact]
    public async Task A_clock_that_is_put_back_a_second_at_midnight_does_not_forget_the_new_day()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000, TimeZone = "UTC" });
        world.Time.Advance(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero) - world.Time.UtcNow);
        await world.PayAsync();
        world.Time.Jump(-TimeSpan.FromSeconds(1));
        await world.PayAsync(change: request => request with { Amount = new Money(1, "CNY") });
        world.Time.Jump(TimeSpan.FromSeconds(2));

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are paid on this day");
    }

    [Fact]
    public async Task An_outcome_that_overtakes_its_beginning_leaves_the_facts_of_the_beginning_counted()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "card", Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        var attempt = new PaymentAttempt { OrderId = "early", Id = "early", Amount = new Money(1_200, "CNY") };
        var facts = new PaymentFacts { InstrumentId = "card-1", Amount = attempt.Amount, Method = "card.quick_pay" };
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Begun(attempt) with { Facts = facts });

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 of 2,000 are paid with the card");
    }

    [Fact]
    public async Task A_limit_of_single_payments_holds_when_a_payment_begins()
    {
        using RiskWorld world = With(
            new PaymentLimit { Name = "single", Subject = RiskSubject.Payer, MaximumAmount = 500 },
            new PaymentLimit { Name = "day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 5_000 });

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("1,200 are more than 500");
    }

    [Fact]
    public void A_limit_of_a_payer_whom_nobody_names_is_open_and_the_result_says_so()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1 });

        AvailabilityResult result = world.Resolve(request => request with { PayerId = null });

        result.IsAvailable.Should().BeTrue();
        result.Assumptions.Should().Contain(new Assumption("payer"));
    }

    [Fact]
    public async Task A_beginning_is_judged_by_the_day_it_may_pay_on_and_not_by_when_it_is_said_to_have_been()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 });

        ReportReceipt receipt = await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Begun(Attempt("queued")) with { At = world.Time.UtcNow - TimeSpan.FromDays(1) });

        receipt.MayPay.Should().BeFalse("it pays now, and 1,200 are more than 1,000");
    }

    [Fact]
    public void A_limit_of_an_account_class_that_is_not_known_is_open_and_the_result_says_so()
    {
        using var world = new RiskWorld(static options => options.Limits.Add(new PaymentLimit { Name = "class", MaximumAmount = 1, AccountClasses = { AccountClass.Class2, AccountClass.Class3 } }));

        AvailabilityResult result = world.Resolve();

        result.Options.Should().Contain(static option => option.Instrument != null);
        result.Assumptions.Should().Contain(new Assumption("account_class"));
    }

    [Fact]
    public async Task A_beginning_that_is_refused_refuses_nobody_else_while_others_are_judged()
    {
        using var world = new RiskWorld(
            static options => options.Limits.Add(new PaymentLimit { Name = "lender", Subject = RiskSubject.Merchant, Period = CalendarPeriod.Day, MaximumAmount = 5_000 }));
        for (int i = 0; i < 20; i++)
        {
            (await world.BeginAsync(static request => request with { PayerId = "hostile", Amount = new Money(1_000_000, "CNY") })).Receipt.MayPay.Should().BeFalse();
        }

        using var start = new Barrier(2);
        Task<(ReportReceipt Receipt, PaymentAttempt Attempt)>[] both = [.. new[] { 1_000_000m, 1_200m }.Select(amount => Task.Run(() =>
        {
            start.SignalAndWait();
            return world.BeginAsync(request => request with { PayerId = $"payer-{amount}", Amount = new Money(amount, "CNY") });
        }))];

        (await both[0]).Receipt.MayPay.Should().BeFalse();
        (await both[1]).Receipt.MayPay.Should().BeTrue("nothing was paid to the lender today");
    }

    [Fact]
    public async Task A_change_that_the_store_of_counters_refuses_closes_nobody_else()
    {
        using var world = new RiskWorld(
            static options => options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000_000 }),
            static builder => builder.UseCounterStore<PickyStore>());
        (await world.BeginAsync(static request => request with { PayerId = "poison" })).Receipt.MayPay.Should().BeFalse();

        (await world.BeginAsync(static request => request with { PayerId = "honest" })).Receipt.MayPay.Should().BeTrue("the store works for this one");
    }

    private sealed class PickyStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken) =>
            hold.Changes.Any(static change => change.Subject.StartsWith("poison", StringComparison.Ordinal))
                ? throw new ArgumentException("this one cannot be kept")
                : _counters.HoldAsync(hold, readings, cancellationToken);

        public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.SettleAsync(id, outcome, at, cancellationToken);
    }

    private static PaymentAttempt Attempt(string id) => new() { OrderId = id, Id = id, PayerId = "payer-7", Amount = new Money(1_200, "CNY") };

    private static async Task ReportAsync(RiskWorld world, PaymentAttempt attempt, PaymentOutcome outcome) =>
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, outcome));

    private static RiskWorld With(params PaymentLimit[] limits) => new(options => options.Limits.Add(limits));
}
