namespace PaymentAvailability.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task What_a_day_allows_is_used_up_and_there_again_after_midnight_of_the_channel()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "card_day", Period = CalendarPeriod.Day, MaximumAmount = 3_000 });
        await world.PayAsync();
        world.Resolve().ClosedOptions.Should().BeEmpty("2,400 of 3,000 would be used");
        await world.PayAsync();

        Reason reason = ReasonOf(world.Resolve());

        reason.Code.Should().Be(LimitReasons.CumulativeAmountExceeded.Code);
        reason.Find("limit")!.TryGetMoney(out Money limit).Should().BeTrue();
        reason.Find("remaining")!.TryGetMoney(out Money remaining).Should().BeTrue();
        reason.Find("until")!.TryGetTime(out DateTimeOffset until).Should().BeTrue();
        (limit.Amount, remaining.Amount, until).Should().Be((3_000, 600, new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8))));
        world.Time.Advance(until - world.Time.UtcNow);
        world.Resolve().ClosedOptions.Should().BeEmpty();
    }

    [Fact]
    public async Task The_diagnosis_offers_the_amount_that_is_left()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer_day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        await world.PayAsync();

        Diagnosis diagnosis = world.Resolve().Diagnose()!;

        diagnosis.Remedies.SelectMany(static remedy => remedy.Changes).OfType<AmountChange>().Should().Contain(change => change.Amount == new Money(800, "CNY"));
    }

    [Theory]
    [InlineData(CalendarPeriod.Month, "2026-03-31T15:59:59Z", "2026-03-31T16:00:00Z")]
    [InlineData(CalendarPeriod.Year, "2026-12-31T15:59:59Z", "2026-12-31T16:00:00Z")]
    public async Task Months_and_years_end_on_the_calendar_of_the_zone(CalendarPeriod period, string still, string over)
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = period, MaximumCount = 1 });
        await world.PayAsync();

        world.Time.Advance(DateTimeOffset.Parse(still, System.Globalization.CultureInfo.InvariantCulture) - world.Time.UtcNow);
        world.Resolve().PrimaryReason!.Code.Should().Be(LimitReasons.CountExceeded.Code);
        world.Time.Advance(DateTimeOffset.Parse(over, System.Globalization.CultureInfo.InvariantCulture) - world.Time.UtcNow);
        world.Resolve().IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task Of_many_beginnings_at_once_no_more_are_let_through_than_the_limit_holds()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer_day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 5_000 });

        (ReportReceipt Receipt, PaymentAttempt Attempt)[] begun = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => world.BeginAsync())));

        begun.Count(each => each.Receipt.MayPay).Should().Be(4, "four times 1,200 fit");
        begun.Where(each => !each.Receipt.MayPay).Should().OnlyContain(each =>
            each.Receipt.Result == ReportResult.Refused && each.Receipt.Reason!.Code == LimitReasons.CumulativeAmountExceeded.Code);
    }

    [Fact]
    public async Task What_a_refused_or_failed_attempt_reserved_is_given_back()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer_day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_500 });
        (ReportReceipt first, PaymentAttempt attempt) = await world.BeginAsync();
        ReportReceipt refused = (await world.BeginAsync()).Receipt;

        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Failed));

        (first.MayPay, refused.MayPay).Should().Be((true, false));
        (await world.BeginAsync()).Receipt.MayPay.Should().BeTrue();
    }

    [Fact]
    public async Task As_many_rules_and_limits_as_options_take_are_all_counted_for_one_attempt()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Limits.Add(Enumerable.Range(0, 200).Select(static i => new PaymentLimit { Name = $"limit_{i}", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumCount = 1 }));
            for (int i = 0; i < 32; i++)
            {
                options.Risk.Velocity.Add(new VelocityRule { Name = $"rule_{i}", From = 100 });
            }
        });

        (await world.PayAsync()).Result.Should().Be(ReportResult.Accepted);

        ReasonOf(world.Resolve()).Code.Should().Be(LimitReasons.CountExceeded.Code);
        world.Resolve().Risk!.Signals.Should().HaveCount(32).And.OnlyContain(assessed => assessed.Signal.Evidence[0].Value == 1);
    }

    [Fact]
    public void A_single_limit_holds_for_every_payment_by_the_method()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "wechat_single", MaximumAmount = 500, Methods = { "wallet.wechat" } });

        AvailabilityResult result = world.Resolve();

        result.ClosedOptions.Should().ContainSingle().Which.Method.Id.Should().Be("wallet.wechat");
        ReasonOf(result).Code.Should().Be(LimitReasons.SingleExceeded.Code);
        world.Resolve(request => request with { Amount = new Money(500, "CNY") }).ClosedOptions.Should().BeEmpty();
        world.Resolve(request => request with { Amount = new Money(600, "HKD") }).ClosedOptions.Should().NotContain(option => option.Method.Id == "wallet.wechat"
            && option.Routes[0].Reasons.Any(reason => reason.Code == LimitReasons.SingleExceeded.Code));
    }

    [Theory]
    [InlineData(null, TransferDirection.Out, false)]
    [InlineData(false, TransferDirection.Out, false)]
    [InlineData(true, TransferDirection.Out, true)]
    [InlineData(false, TransferDirection.In, true)]
    public async Task Account_classes_are_limited_to_accounts_that_are_not_bound_and_by_direction(bool? isBound, TransferDirection direction, bool isOpen)
    {
        using var world = new RiskWorld(static options => options.Limits.Add(RegulatoryLimits.BankAccountClasses()));
        PaymentRequest Change(PaymentRequest request) => request with
        {
            Instruments = [TestCatalogs.Card with { AccountClass = AccountClass.Class3 }], IsPayeeBound = isBound, Direction = direction,
        };
        await world.PayAsync(change: Change);

        AvailabilityResult result = world.Resolve(Change);

        result.Options.Any(option => option.Method.Id == "card.quick_pay").Should().Be(isOpen);
        if (!isOpen)
        {
            ReasonOf(result).Code.Should().Be(LimitReasons.CumulativeAmountExceeded.Code);
        }
    }

    [Fact]
    public void Options_are_checked_all_at_once_and_say_how_to_mend_them()
    {
        var options = new LimitOptions().Add(
            new PaymentLimit { Name = "Bad Name" },
            new PaymentLimit { Name = "same", MaximumCount = 0, Currency = "yuan", TimeZone = "Nowhere" },
            new PaymentLimit { Name = "same", MaximumAmount = -1, Period = (CalendarPeriod)9, Methods = { "a" }, Channels = { "b" } });

        LimitFaults.Find(options, "Limits").Should().HaveCount(9).And.OnlyContain(fault => fault.StartsWith("Limits.Limits[", StringComparison.Ordinal));
    }

    private static Reason ReasonOf(AvailabilityResult result) => result.ClosedOptions[0].Routes[0].Reasons[^1];

    private static RiskWorld With(params PaymentLimit[] limits) => new(options => options.Limits.Add(limits));
}
