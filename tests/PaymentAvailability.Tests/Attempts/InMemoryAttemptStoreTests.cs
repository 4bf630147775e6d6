namespace PaymentAvailability.Tests;

/// <summary>What is kept is bounded; what is open is never forgotten.</summary>
public sealed class InMemoryAttemptStoreTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(2);

    [Fact]
    public void Open_attempts_do_not_expire_in_ten_years()
    {
        var reporter = new TestReporter();
        reporter.Begin("begun", "a");
        reporter.Report("in doubt", "b", PaymentOutcome.Unknown);

        for (int year = 0; year < 10; year++)
        {
            reporter.Time.Advance(TimeSpan.FromDays(366));
            reporter.Begin($"order {year}", $"attempt {year}").MayPay.Should().BeTrue();
            reporter.Report($"order {year}", $"attempt {year}", PaymentOutcome.Succeeded);
        }

        (reporter.Progress("begun"), reporter.Progress("in doubt")).Should().Be((OrderProgress.InProgress, OrderProgress.InProgress));
        reporter.Begin("begun", "c").MayPay.Should().BeFalse();
        reporter.Report("begun", "a", PaymentOutcome.Declined).Result.Should().Be(ReportResult.Accepted);
    }

    [Fact]
    public void Settled_attempts_are_forgotten_after_their_retention_and_not_before()
    {
        var reporter = new TestReporter(new AttemptOptions { Retention = Retention });
        reporter.Begin("order", "a");
        reporter.Report("order", "a", PaymentOutcome.Succeeded);

        reporter.Time.Advance(Retention - TimeSpan.FromTicks(1));
        reporter.Progress("order").Should().Be(OrderProgress.Paid);
        reporter.Report("order", "a", PaymentOutcome.Failed).Result.Should().Be(ReportResult.Contradictory);
        reporter.Begin("order", "b").Reason.Should().Be(OrderReasons.AlreadyPaid.WithoutFacts);

        reporter.Time.Advance(TimeSpan.FromTicks(1));
        reporter.Progress("order").Should().Be(OrderProgress.None);
        reporter.Memory.KnownCount.Should().Be(0);
        reporter.Begin("another", "a").MayPay.Should().BeTrue("the reference is free again");
    }

    [Fact]
    public void A_reference_forgotten_in_one_stripe_is_free_in_the_others()
    {
        var reporter = new TestReporter(new AttemptOptions { Retention = Retention });
        for (int i = 0; i < 200; i++)
            reporter.Report($"first {i}", $"a {i}", PaymentOutcome.Declined);

        reporter.Begin("second", "a 7").Result.Should().Be(ReportResult.Contradictory);
        reporter.Time.Advance(Retention);

        for (int i = 0; i < 200; i++)
            reporter.Begin($"second {i}", $"a {i}").MayPay.Should().BeTrue();
    }

    [Fact]
    public void The_oldest_settled_attempts_are_forgotten_beyond_the_bound_and_open_ones_are_not()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 3 });
        reporter.Begin("open", "open");
        for (int i = 0; i < 5; i++)
            reporter.Report("order", $"a{i}", PaymentOutcome.Declined);

        reporter.Memory.KnownCount.Should().Be(4);
        reporter.Report("order", "a2", PaymentOutcome.Declined).Result.Should().Be(ReportResult.Duplicate);
        reporter.Report("order", "a1", PaymentOutcome.Declined).Result.Should().Be(ReportResult.Accepted, "it was forgotten");
        reporter.Progress("open").Should().Be(OrderProgress.InProgress);
    }

    [Fact]
    public void A_success_that_replaces_an_older_result_is_not_forgotten_in_its_place()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 1 });
        reporter.Report("order", "a", PaymentOutcome.Declined);

        reporter.Report("order", "a", PaymentOutcome.Succeeded);

        reporter.Progress("order").Should().Be(OrderProgress.Paid);
    }

    [Fact]
    public void No_success_is_forgotten_for_attempts_that_came_to_nothing()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 10, MaximumSucceeded = 10 });
        reporter.Report("order", "a", PaymentOutcome.Succeeded);
        for (int i = 0; i < 1_000; i++)
        {
            reporter.Begin($"cheap {i}", $"c{i}").MayPay.Should().BeTrue();
            reporter.Report($"cheap {i}", $"c{i}", i % 2 == 0 ? PaymentOutcome.Ignored : PaymentOutcome.Declined);
        }

        reporter.Begin("order", "b").Reason.Should().Be(OrderReasons.AlreadyPaid.WithoutFacts);
        reporter.Memory.KnownCount.Should().Be(11);
    }

    [Fact]
    public void No_success_is_forgotten_for_reconciling_another_attempt_again_and_again()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 10, MaximumSucceeded = 10 });
        reporter.Report("order", "a", PaymentOutcome.Succeeded);
        reporter.Report("other", "b", PaymentOutcome.Declined);
        for (int i = 0; i < 1_000; i++)
        {
            reporter.Reconcile("other", "b", i % 2 == 0 ? PaymentOutcome.Succeeded : PaymentOutcome.Failed).Result.Should().Be(ReportResult.Accepted);
            reporter.Memory.SettledLength.Should().BeLessThan(50, "stale entries are cleared out");
        }

        (reporter.Progress("order"), reporter.Memory.KnownCount).Should().Be((OrderProgress.Paid, 2));
    }

    [Fact]
    public void Successes_have_a_bound_of_their_own()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 1_000, MaximumSucceeded = 3 });
        reporter.Report("declined", "d", PaymentOutcome.Declined);
        for (int i = 0; i < 5; i++)
            reporter.Report($"order {i}", $"a{i}", PaymentOutcome.Succeeded);

        Enumerable.Range(0, 5).Select(i => reporter.Progress($"order {i}")).Should().Equal(
            OrderProgress.None, OrderProgress.None, OrderProgress.Paid, OrderProgress.Paid, OrderProgress.Paid);
        reporter.Report("declined", "d", PaymentOutcome.Declined).Result.Should().Be(ReportResult.Duplicate);
    }

    [Fact]
    public void Beginnings_beyond_the_bound_are_refused_until_one_is_settled()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumOpen = 2 });
        reporter.Begin("order 1", "a1");
        reporter.Begin("order 2", "a2");

        ReportReceipt refused = reporter.Begin("order 3", "a3");

        (refused.Result, refused.Status, refused.MayPay, refused.Reason)
            .Should().Be((ReportResult.Refused, null, false, PlatformReasons.Overloaded.WithoutFacts));
        reporter.Progress("order 3").Should().Be(OrderProgress.None, "what was refused holds nothing");
        reporter.Begin("order 1", "a1").Result.Should().Be(ReportResult.Duplicate);
        reporter.Report("order 1", "a1", PaymentOutcome.Ignored);
        reporter.Begin("order 3", "a3").MayPay.Should().BeTrue();
        reporter.Memory.OpenCount.Should().Be(2);
    }

    [Fact]
    public void A_doubt_is_taken_in_beyond_the_bound_of_beginnings_and_at_twice_that_it_is_an_error()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumOpen = 2 });
        for (int i = 0; i < 4; i++)
            reporter.Report($"order {i}", $"a{i}", PaymentOutcome.Unknown).Status.Should().Be(AttemptStatus.InDoubt);

        reporter.Invoking(each => each.Report("order 4", "a4", PaymentOutcome.Unknown)).Should().Throw<InvalidOperationException>().WithMessage("too many attempts are in doubt*");
        reporter.Report("order 0", "a0", PaymentOutcome.Declined).Result.Should().Be(ReportResult.Accepted);
        reporter.Report("order 4", "a4", PaymentOutcome.Unknown).Result.Should().Be(ReportResult.Accepted);
        reporter.Begin("order 5", "a5").Reason.Should().Be(PlatformReasons.Overloaded.WithoutFacts);
    }

    [Fact]
    public void Repeated_reports_about_one_attempt_take_no_more_room()
    {
        var reporter = new TestReporter();
        for (int i = 0; i < 1_000; i++)
        {
            reporter.Begin("order", "a");
            reporter.Report("order", "a", PaymentOutcome.Unknown);
            reporter.Reconcile("order", "a", PaymentOutcome.Succeeded);
            reporter.Reconcile("order", "a", PaymentOutcome.Failed);
        }

        (reporter.Memory.OpenCount, reporter.Memory.KnownCount).Should().Be((0, 1));
    }
}
