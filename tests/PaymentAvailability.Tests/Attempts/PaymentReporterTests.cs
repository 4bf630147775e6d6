namespace PaymentAvailability.Tests;

/// <summary>What each report does to what is known, one case at a time.</summary>
public sealed class PaymentReporterTests
{
    private readonly TestReporter _reporter = new();

    public static TheoryData<PaymentOutcome?, PaymentOutcome, string> Contradictions => new()
    {
        // Nobody knows or it was begun: whatever is reported holds.
        { null, PaymentOutcome.Succeeded, "accepted, succeeded" },
        { null, PaymentOutcome.Declined, "accepted, declined" },
        { null, PaymentOutcome.Failed, "accepted, failed" },
        { null, PaymentOutcome.Ignored, "accepted, ignored" },
        { null, PaymentOutcome.Unknown, "accepted, in_doubt" },

        // A doubt is settled by the first result.
        { PaymentOutcome.Unknown, PaymentOutcome.Unknown, "duplicate, in_doubt" },
        { PaymentOutcome.Unknown, PaymentOutcome.Succeeded, "accepted, succeeded" },
        { PaymentOutcome.Unknown, PaymentOutcome.Failed, "accepted, failed" },

        // A result is not doubted afterwards.
        { PaymentOutcome.Succeeded, PaymentOutcome.Unknown, "outdated, succeeded" },
        { PaymentOutcome.Declined, PaymentOutcome.Unknown, "outdated, declined" },

        // Money once taken stays taken.
        { PaymentOutcome.Succeeded, PaymentOutcome.Succeeded, "duplicate, succeeded" },
        { PaymentOutcome.Succeeded, PaymentOutcome.Declined, "contradictory, succeeded" },
        { PaymentOutcome.Succeeded, PaymentOutcome.Ignored, "contradictory, succeeded" },
        { PaymentOutcome.Declined, PaymentOutcome.Succeeded, "contradictory, succeeded" },
        { PaymentOutcome.Failed, PaymentOutcome.Succeeded, "contradictory, succeeded" },
        { PaymentOutcome.Ignored, PaymentOutcome.Succeeded, "contradictory, succeeded" },

        // Of results without money the first one holds.
        { PaymentOutcome.Declined, PaymentOutcome.Declined, "duplicate, declined" },
        { PaymentOutcome.Declined, PaymentOutcome.Failed, "contradictory, declined" },
        { PaymentOutcome.Failed, PaymentOutcome.Ignored, "contradictory, failed" },
        { PaymentOutcome.Ignored, PaymentOutcome.Declined, "contradictory, ignored" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_report_after_another(PaymentOutcome? first, PaymentOutcome second, string answer)
    {
        _reporter.Begin("order", "begun").MayPay.Should().BeTrue();
        if (first is { } outcome)
        {
            _reporter.Report("order", "begun", outcome);
            _reporter.Report("order", "never begun", outcome);
        }

        _reporter.Report("order", "begun", second).ToString().Should().Be(answer);
        _reporter.Report("order", "never begun", second).ToString().Should().Be(answer);
        _reporter.Progress("order").Should().Be(
            answer.EndsWith("in_doubt", StringComparison.Ordinal) ? OrderProgress.InProgress
            : answer.EndsWith("succeeded", StringComparison.Ordinal) ? OrderProgress.Paid
            : OrderProgress.None);
    }

    [Fact]
    public void The_first_attempt_for_an_order_may_pay_and_another_one_may_not()
    {
        ReportReceipt first = _reporter.Begin("order", "a");
        ReportReceipt second = _reporter.Begin("order", "b");

        (first.MayPay, first.Result, first.Status, first.Reason).Should().Be((true, ReportResult.Accepted, AttemptStatus.Begun, null));
        (second.MayPay, second.Result, second.Status, second.Reason)
            .Should().Be((false, ReportResult.Refused, null, OrderReasons.PaymentInProgress.WithoutFacts));
        _reporter.Begin("other order", "c").MayPay.Should().BeTrue();
        _reporter.Begin("Order", "d").MayPay.Should().BeTrue("references are compared ordinally");
    }

    [Fact]
    public void The_same_beginning_twice_is_a_duplicate_that_holds_the_order_once()
    {
        _reporter.Begin("order", "a");

        ReportReceipt again = _reporter.Begin("order", "a");

        (again.Result, again.Status, again.MayPay, again.Reason).Should().Be((ReportResult.Duplicate, AttemptStatus.Begun, false, null));
        _reporter.Report("order", "a", PaymentOutcome.Declined);
        _reporter.Progress("order").Should().Be(OrderProgress.None);
    }

    [Theory]
    [InlineData(PaymentOutcome.Declined)]
    [InlineData(PaymentOutcome.Failed)]
    [InlineData(PaymentOutcome.Ignored)]
    public void After_an_attempt_that_took_no_money_another_may_pay(PaymentOutcome outcome)
    {
        _reporter.Begin("order", "a");
        _reporter.Report("order", "a", outcome);

        _reporter.Begin("order", "b").MayPay.Should().BeTrue();
    }

    [Fact]
    public void After_a_success_no_other_may_pay_unless_orders_are_paid_in_parts()
    {
        TestReporter inParts = new(new AttemptOptions { AllowPartPayments = true });
        foreach (TestReporter reporter in (TestReporter[])[_reporter, inParts])
        {
            reporter.Begin("order", "a");
            reporter.Report("order", "a", PaymentOutcome.Succeeded);
        }

        ReportReceipt refused = _reporter.Begin("order", "b");

        (refused.Result, refused.MayPay, refused.Reason).Should().Be((ReportResult.Refused, false, OrderReasons.AlreadyPaid.WithoutFacts));
        inParts.Begin("order", "b").MayPay.Should().BeTrue();
    }

    [Theory]
    [InlineData(PaymentOutcome.Unknown, "order.payment_in_progress")]
    [InlineData(PaymentOutcome.Succeeded, "order.already_paid")]
    [InlineData(PaymentOutcome.Declined, "order.data_mismatch")]
    public void A_beginning_that_arrives_after_what_came_of_it_changes_nothing_and_may_not_pay(PaymentOutcome outcome, string reason)
    {
        _reporter.Report("order", "a", outcome);
        OrderProgress before = _reporter.Progress("order");

        ReportReceipt late = _reporter.Begin("order", "a");

        (late.Result, late.Status, late.MayPay).Should().Be((ReportResult.Outdated, AttemptStatuses.Of(outcome), false));
        late.Reason!.Code.Value.Should().Be(reason);
        _reporter.Progress("order").Should().Be(before);
    }

    [Fact]
    public void A_beginning_for_another_order_is_contradictory_and_may_not_pay()
    {
        _reporter.Begin("order", "a");

        ReportReceipt stray = _reporter.Begin("another", "a");

        (stray.Result, stray.Status, stray.MayPay, stray.Reason)
            .Should().Be((ReportResult.Contradictory, null, false, OrderReasons.DataMismatch.WithoutFacts));
        (_reporter.Progress("order"), _reporter.Progress("another")).Should().Be((OrderProgress.InProgress, OrderProgress.None));
    }

    [Theory]
    [InlineData(PaymentOutcome.Unknown, OrderProgress.InProgress)]
    [InlineData(PaymentOutcome.Succeeded, OrderProgress.Paid)]
    [InlineData(PaymentOutcome.Declined, OrderProgress.None)]
    public void A_result_for_another_order_counts_there_and_leaves_the_first_order_locked(PaymentOutcome outcome, OrderProgress progress)
    {
        _reporter.Begin("order", "a");

        ReportReceipt stray = _reporter.Report("another", "a", outcome);

        (stray.Result, stray.Status).Should().Be((ReportResult.Contradictory, AttemptStatuses.Of(outcome)));
        (_reporter.Progress("order"), _reporter.Progress("another")).Should().Be((OrderProgress.InProgress, progress));
    }

    [Fact]
    public void A_second_attempt_in_doubt_keeps_the_order_closed_after_the_first_is_settled()
    {
        _reporter.Begin("order", "a");
        _reporter.Report("order", "b", PaymentOutcome.Unknown).Result.Should().Be(ReportResult.Accepted);

        _reporter.Report("order", "a", PaymentOutcome.Declined);

        _reporter.Progress("order").Should().Be(OrderProgress.InProgress);
        _reporter.Begin("order", "c").MayPay.Should().BeFalse();
        _reporter.Report("order", "b", PaymentOutcome.Failed);
        _reporter.Begin("order", "c").MayPay.Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PaymentOutcome.Unknown)]
    [InlineData(PaymentOutcome.Succeeded)]
    [InlineData(PaymentOutcome.Declined)]
    public void Reconciling_sets_the_result_whatever_was_reported(PaymentOutcome? before)
    {
        _reporter.Begin("order", "a");
        if (before is { } outcome)
            _reporter.Report("order", "a", outcome);

        ReportReceipt receipt = _reporter.Reconcile("order", "a", PaymentOutcome.Failed);

        (receipt.Result, receipt.Status, receipt.MayPay).Should().Be((ReportResult.Accepted, AttemptStatus.Failed, false));
        _reporter.Begin("order", "b").MayPay.Should().BeTrue();
        _reporter.Reconcile("order", "a", PaymentOutcome.Failed).Result.Should().Be(ReportResult.Duplicate);
    }

    [Fact]
    public void Reconciling_what_is_not_known_is_not_passed_over()
    {
        _reporter.Begin("order", "a");

        ReportReceipt mistyped = _reporter.Reconcile("order", "A", PaymentOutcome.Failed);
        ReportReceipt stray = _reporter.Reconcile("another", "a", PaymentOutcome.Failed);

        (mistyped.Result, mistyped.Status).Should().Be((ReportResult.Refused, null));
        (stray.Result, stray.Status).Should().Be((ReportResult.Contradictory, null));
        _reporter.Progress("order").Should().Be(OrderProgress.InProgress);
    }

    [Fact]
    public void Reconciling_needs_a_final_outcome_and_a_safe_token()
    {
        const string Secret = "13800138000";
        PaymentAttempt attempt = TestReporter.Attempt("order", "a");
        IPaymentReporter reporter = _reporter.Reporter;

        Refused(() => reporter.ReconcileAsync(attempt, PaymentOutcome.Unknown, "ops"), "outcome");
        Refused(() => reporter.ReconcileAsync(attempt, (PaymentOutcome)9, "ops"), "outcome");
        Refused(() => reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, ""), "by");
        Refused(() => reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, null!), "by");
        Refused(() => reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, Secret), "by");
        Refused(() => reporter.ReconcileAsync(null!, PaymentOutcome.Failed, "ops"), "attempt");
        Refused(() => reporter.ReportAsync(null!), "report");

        static void Refused(Func<ValueTask<ReportReceipt>> act, string parameter)
        {
            ArgumentException refusal = ((Action)(() => _ = act().AsTask())).Should().Throw<ArgumentException>().WithParameterName(parameter).Which;
            refusal.Message.Should().NotContain(Secret);
        }
    }

    [Fact]
    public async Task A_cancelled_report_is_not_taken_in()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();
        PaymentAttempt attempt = TestReporter.Attempt("order", "a");

        Func<Task> report = () => _reporter.Reporter.ReportAsync(PaymentReport.Begun(attempt), caller.Token).AsTask();
        Func<Task> reconcile = () => _reporter.Reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, "ops", caller.Token).AsTask();

        await report.Should().ThrowAsync<OperationCanceledException>();
        await reconcile.Should().ThrowAsync<OperationCanceledException>();
        _reporter.Progress("order").Should().Be(OrderProgress.None);
    }
}
