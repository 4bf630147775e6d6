namespace PaymentAvailability.Tests;

/// <summary>An honest payer is not closed by what was reserved and never paid, and no report fails for what options allow.</summary>
public sealed class ReservationsEndTests
{
    [Fact]
    public async Task What_is_reconciled_to_a_failure_is_given_back()
    {
        using var world = new RiskWorld(static options => options.Limits.Add(
            new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 2_000 }));
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
        (await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Failed, "settlement.file")).Result.Should().Be(ReportResult.Accepted);

        world.Resolve().IsAvailable.Should().BeTrue("nothing was paid in this year");
    }

    [Fact]
    public async Task Attempts_of_others_that_have_ended_do_not_leave_an_open_one_reserved_for_a_year()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Risk.Counters.MaximumHolds = 100;
            options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 2_000 });
        });
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        for (int i = 0; i < 400; i++)
        {
            await world.PayAsync(change: request => request with { PayerId = $"other-{i}", Amount = new Money(1, "CNY") });
        }

        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Failed));

        world.Resolve().IsAvailable.Should().BeTrue("one attempt is open, and 100 are remembered");
    }

    [Fact]
    public async Task As_many_limits_as_options_allow_are_counted()
    {
        using var world = new RiskWorld(static options => options.Limits.Add(Enumerable.Range(0, LimitFaults.MaximumLimits).Select(
            i => new PaymentLimit { Name = $"limit_{i}", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 10_000 })));

        for (int i = 0; i < 8; i++)
        {
            (await world.BeginAsync()).Receipt.MayPay.Should().BeTrue();
        }

        (await world.BeginAsync()).Receipt.MayPay.Should().BeFalse("9,600 of 10,000 are used up in each");
    }
}
