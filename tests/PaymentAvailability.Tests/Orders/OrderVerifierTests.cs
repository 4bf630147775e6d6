using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>What a record says against paying an order, all of it at once.</summary>
public sealed class OrderVerifierTests
{
    private static readonly PaymentRequest Request = VerifiedOrders.Request;

    private static readonly OrderRecord Record = VerifiedOrders.Record;

    private static readonly DateTimeOffset At = VerifiedOrders.At;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string, string> Objections => new()
    {
        { "paid", "order.already_paid" },
        { "loan paid", "order.already_paid" },
        { "expired", "order.expired" },
        { "expires now", "order.expired" },
        { "closed", "order.closed" },
        { "locked", "order.locked_by_batch_debit" },
        { "locked until", "order.locked_by_batch_debit" },
        { "not payable", "order.not_payable_state" },
        { "in progress", "order.payment_in_progress" },
        { "currency", "order.data_mismatch" },
        { "less is due", "order.amount_invalid" },
        { "more is due", "order.data_mismatch" },
        { "below the minimum", "order.data_mismatch" },
        { "minimum in another currency", "order.data_mismatch" },
        { "product", "order.data_mismatch" },
    };

    [Fact]
    public async Task A_payable_order_closes_nothing_and_assumes_nothing()
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(Record with { Product = "Instalment", Account = new RecordedAccount() }, Request with { Product = "instalment" });

        result.ClosedOptions.Should().BeEmpty();
        result.Assumptions.Should().NotContain([new Assumption("order"), new Assumption("payer")]);
    }

    [Theory]
    [MemberData(nameof(Objections))]
    public async Task Each_objection_has_its_reason(string what, string code)
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(With(Record, what), Request with { Product = "instalment" });

        result.Options.Should().BeEmpty();
        VerifiedOrders.ReasonsForAll(result).Select(reason => reason.Code.Value).Should().Equal(code);
    }

    [Fact]
    public async Task All_objections_are_told_at_once()
    {
        OrderRecord record = Objections.Select(row => row.Data.Item1).Where(what => what is not ("more is due" or "closed" or "expired" or "not payable" or "locked" or "currency"))
            .Aggregate(Record, With) with { AmountDue = new Money(1m, "CNY"), MinimumAmount = null };

        AvailabilityResult result = await VerifiedOrders.ResolveAsync(record, Request with { Product = "instalment" });

        VerifiedOrders.ReasonsForAll(result).Select(reason => reason.Code.Value).Should().Equal(
            "order.already_paid", "order.payment_in_progress", "order.expired", "order.locked_by_batch_debit", "order.data_mismatch", "order.amount_invalid");
        result.PrimaryReason.Should().Be(OrderReasons.AlreadyPaid.WithoutFacts, "nobody must pay twice");
    }

    [Fact]
    public async Task A_lock_tells_its_end_and_one_in_the_past_holds_nothing()
    {
        AvailabilityResult locked = await VerifiedOrders.ResolveAsync(Record with { LockedUntil = At.AddHours(2) });
        AvailabilityResult free = await VerifiedOrders.ResolveAsync(Record with { LockedUntil = At });

        locked.PrimaryReason.Should().Be(OrderReasons.LockedByBatchDebit.With(Fact.Of("until", At.AddHours(2))));
        locked.WhatIf(request => request, At.AddHours(3)).IsAvailable.Should().BeTrue();
        free.IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task An_expiry_ahead_closes_nothing_yet_but_nobody_is_told_to_wait_past_it()
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(Record with { ExpiresAt = At.AddMinutes(10) });

        result.IsAvailable.Should().BeTrue();
        result.WhatIf(request => request, At.AddMinutes(10)).PrimaryReason.Should().Be(OrderReasons.Expired.WithoutFacts);
    }

    [Theory]
    [InlineData(1_200, true)]
    [InlineData(300, true)]
    [InlineData(299, false)]
    [InlineData(1_201, false)]
    public async Task A_part_can_be_paid_from_the_minimum_on(int amount, bool isPayable)
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(Record with { MinimumAmount = new Money(300m, "CNY") }, Request with { Amount = new Money(amount, "CNY") });

        result.IsAvailable.Should().Be(isPayable);
    }

    [Fact]
    public async Task An_amount_that_makes_no_sense_is_told_as_such_and_not_compared()
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(Record, Request with { Amount = new Money(0m, "CNY") });

        VerifiedOrders.ReasonsForAll(result).Select(reason => reason.Code).Should().Contain(OrderReasons.AmountInvalid.Code).And.NotContain(OrderReasons.DataMismatch.Code);
    }

    [Fact]
    public async Task What_is_not_on_record_or_not_asked_is_not_compared()
    {
        var bare = new OrderRecord { Id = "loan-17" };

        (await VerifiedOrders.ResolveAsync(bare, Request with { Product = "overdue", Amount = new Money(1m, "CNY") })).IsAvailable.Should().BeTrue();
        (await VerifiedOrders.ResolveAsync(Record with { Product = "overdue" }, Request with { Product = null })).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task An_order_of_somebody_else_reads_to_payers_like_one_that_does_not_exist_and_nothing_else_of_it_is_told()
    {
        OrderRecord other = Record with { PayerId = "payer-2", State = OrderState.Paid, IsPaymentInProgress = true, Loan = new LoanContext { DueOn = new DateOnly(2026, 3, 5) } };

        AvailabilityResult foreign = await VerifiedOrders.ResolveAsync(other);
        AvailabilityResult absent = await new VerifiedOrders(new TestOrders()).ResolveAsync();

        VerifiedOrders.ReasonsForAll(foreign).Should().Equal(OrderReasons.OfAnotherPayer.WithoutFacts);
        VerifiedOrders.ReasonsForAll(absent).Should().Equal(OrderReasons.NotFound.WithoutFacts);
        PayerReads(foreign).Should().Be(PayerReads(absent));
    }

    [Fact]
    public async Task A_payer_that_the_host_did_not_name_is_assumed_to_be_the_right_one()
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(Record, Request with { PayerId = null });

        result.IsAvailable.Should().BeTrue();
        result.Assumptions.Should().Contain(new Assumption("payer"));
    }

    [Fact]
    public async Task The_loan_on_record_is_told_where_the_host_names_none()
    {
        OrderRecord record = Record with { State = OrderState.Expired, Loan = new LoanContext { DueOn = new DateOnly(2026, 3, 5) } };

        string known = PayerReads(await VerifiedOrders.ResolveAsync(record));
        string said = PayerReads(await VerifiedOrders.ResolveAsync(record with { Loan = null }, Request with { Loan = record.Loan }));
        AvailabilityResult both = await VerifiedOrders.ResolveAsync(record, Request with { Loan = new LoanContext { DueOn = new DateOnly(2026, 3, 9) } });

        known.Should().Be(said).And.NotBe(PayerReads(await VerifiedOrders.ResolveAsync(record with { Loan = null })));
        both.Request.Loan!.DueOn.Should().Be(new DateOnly(2026, 3, 9), "the host knows better");
        both.WhatIf(request => request, At.AddHours(1)).Request.Loan!.DueOn.Should().Be(new DateOnly(2026, 3, 9));
    }

    [Theory]
    [InlineData(UnknownPolicy.Close)]
    [InlineData(UnknownPolicy.Open)]
    public async Task A_source_that_fails_is_unknown_as_a_dependency_that_failed(UnknownPolicy policy)
    {
        var source = new TestOrders { Answer = (_, _) => throw new TimeoutException("host=db;password=x") };
        AvailabilityResult result = await new VerifiedOrders(source, whenUnknown: policy).ResolveAsync();

        result.UnknownGates.Should().ContainSingle().Which.Cause.Should().Be(UnknownCause.Failed);
        result.IsAvailable.Should().Be(policy == UnknownPolicy.Open);
        result.PrimaryReason?.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
    }

    [Fact]
    public async Task A_source_that_is_late_is_unknown_when_the_deadline_is_over()
    {
        var source = new TestOrders { Answer = async (_, token) => { await Task.Delay(Timeout.Infinite, token); return []; } };
        var orders = new VerifiedOrders(source);

        Task<AvailabilityResult> resolving = orders.ResolveAsync();
        orders.Resolver.Time.Advance(TestResolver.Deadline);

        (await resolving).UnknownGates.Should().ContainSingle().Which.Cause.Should().Be(UnknownCause.Late);
    }

    [Fact]
    public async Task A_source_with_too_much_to_do_is_not_asked_and_the_result_says_when_to_come_back()
    {
        var source = new TestOrders();
        var orders = new VerifiedOrders(source, new OrderOptions { Protection = { MaximumConcurrency = 1, AdaptsConcurrency = false, MaximumWait = TimeSpan.Zero } });
        await AnswerAfterAsync(TimeSpan.FromMilliseconds(50), "loan-1");
        TaskCompletionSource<IReadOnlyCollection<OrderRecord>> held = Hold();

        Task<AvailabilityResult> first = orders.ResolveAsync();
        AvailabilityResult second = await orders.ResolveAsync(Request with { OrderId = "loan-18" });
        held.SetResult([Record]);

        second.UnknownGates.Should().ContainSingle().Which.Cause.Should().Be(UnknownCause.Overloaded);
        second.RetryAt.Should().BeAfter(At);
        second.PrimaryReason!.Code.Should().Be(PlatformReasons.Overloaded.Code);
        (await first).IsAvailable.Should().BeTrue();

        // How long others would wait is known from calls that were made.
        async Task AnswerAfterAsync(TimeSpan time, string order)
        {
            TaskCompletionSource<IReadOnlyCollection<OrderRecord>> answer = Hold();
            Task<AvailabilityResult> resolving = orders.ResolveAsync(Request with { OrderId = order });
            SpinWait.SpinUntil(() => source.Calls.Count == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
            orders.Resolver.Time.Advance(time);
            answer.SetResult([]);
            await resolving;
        }

        TaskCompletionSource<IReadOnlyCollection<OrderRecord>> Hold()
        {
            var answer = new TaskCompletionSource<IReadOnlyCollection<OrderRecord>>(TaskCreationOptions.RunContinuationsAsynchronously);
            source.Answer = (_, _) => new(answer.Task);
            return answer;
        }
    }

    [Fact]
    public async Task A_remembered_record_stands_in_and_its_age_is_known()
    {
        var source = new TestOrders(Record);
        var orders = new VerifiedOrders(source);
        await orders.ResolveAsync();
        source.Answer = (_, _) => throw new TimeoutException();
        orders.Resolver.Time.Advance(TimeSpan.FromSeconds(5));

        AvailabilityResult result = await orders.ResolveAsync();

        result.IsAvailable.Should().BeTrue();
        result.Outcomes.Single().Verdict.AsOf.Should().Be(At);
    }

    [Fact]
    public async Task A_request_without_an_order_asks_nobody()
    {
        var source = new TestOrders(Record);

        AvailabilityResult result = await new VerifiedOrders(source).ResolveAsync(Request with { OrderId = null });
        OrderVerdict verdict = await new OrderVerifier(source, new OrderOptions(), TestResolver.Deadline, new FakeTime())
            .VerifyAsync(new GateContext(Request with { OrderId = null }, TestCatalogs.Repayment, At), TestContext.Current.CancellationToken);

        result.Assumptions.Should().Contain(new Assumption("order"));
        verdict.IsPayable.Should().BeTrue();
        source.Calls.Should().BeEmpty();
    }

    private static OrderRecord With(OrderRecord record, string what) => what switch
    {
        "paid" => record with { State = OrderState.Paid },
        "loan paid" => record with { Loan = new LoanContext { IsPaid = true } },
        "expired" => record with { State = OrderState.Expired },
        "expires now" => record with { ExpiresAt = At },
        "closed" => record with { State = OrderState.Closed },
        "locked" => record with { State = OrderState.Locked },
        "locked until" => record with { LockedUntil = At.AddTicks(1) },
        "not payable" => record with { State = OrderState.NotPayable },
        "in progress" => record with { IsPaymentInProgress = true },
        "currency" => record with { AmountDue = new Money(1_200m, "HKD") },
        "less is due" => record with { AmountDue = new Money(1_199.99m, "CNY") },
        "more is due" => record with { AmountDue = new Money(1_200.01m, "CNY") },
        "below the minimum" => record with { AmountDue = new Money(5_000m, "CNY"), MinimumAmount = new Money(1_200.01m, "CNY") },
        "minimum in another currency" => record with { AmountDue = null, MinimumAmount = new Money(1m, "HKD") },
        _ => record with { Product = "early_settlement" },
    };

    private static string PayerReads(AvailabilityResult result) => System.Text.Encoding.UTF8.GetString(result.ForPayer(English).ToJsonUtf8Bytes());
}
