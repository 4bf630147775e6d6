namespace PaymentAvailability.Tests;

/// <summary>What may have been paid by this request, or by an earlier one with the same number, is never told as declined or failed.</summary>
public sealed class MoneyTakenTests
{
    private static readonly string[] Successes = ["unionpay_gateway 00", "unionpay_gateway A1", "alipay_gateway 10000", "nucc_unionpay_pb 00000000", "unionpay_iso8583_f39 00"];

    [Theory]
    [InlineData("alipay_acq", "ACQ.TRADE_HAS_SUCCESS", "order.already_paid")]
    [InlineData("alipay_acq", "ACQ.TRADE_HAS_FINISHED", "order.already_paid")]
    [InlineData("alipay_acq", "ACQ.TRADE_STATUS_ERROR", "order.data_mismatch")]
    [InlineData("wechatpay_v2", "ORDERPAID", "order.already_paid")]
    [InlineData("wechatpay_v2", "INVALID_REQUEST", "catalog.misconfigured")] // among others: this order number was used before
    [InlineData("wechatpay_v2", "OUT_TRADE_NO_USED", "order.data_mismatch")]
    [InlineData("wechatpay_v2", "TRADE_STATE_ERROR", "order.data_mismatch")]
    [InlineData("wechatpay_v3", "INVALID_REQUEST", "catalog.misconfigured")]
    [InlineData("wechatpay_v3", "OUT_TRADE_NO_USED", "order.data_mismatch")]
    [InlineData("unionpay_gateway", "35", "order.data_mismatch")]
    [InlineData("unionpay_gateway", "36", "order.data_mismatch")]
    [InlineData("unionpay_iso8583_f39", "22", "order.data_mismatch")]
    [InlineData("unionpay_iso8583_f39", "64", "order.amount_invalid")]
    [InlineData("unionpay_iso8583_f39", "96", "channel.clearing_network_unavailable")]
    [InlineData("iso20022_reason", "TECH", "channel.unavailable")]
    [InlineData("iso20022_reason", "FRAD", "risk.rejected")]
    [InlineData("iso20022_reason", "MS02", "account.restricted")]
    [InlineData("iso20022_reason", "MS03", "account.restricted")]
    [InlineData("iso20022_reason", "MD07", "order.not_payable_state")]
    [InlineData("iso20022_reason", "AC03", "catalog.misconfigured")]
    [InlineData("iso20022_reason", "AM09", "order.amount_invalid")]
    public void Debits_and_refunds_are_unknown_and_an_agreement_has_the_reason_of_the_list(string scheme, string code, string reason)
    {
        foreach (GatewayOperation operation in (GatewayOperation[])[GatewayOperation.Debit, GatewayOperation.Submit, GatewayOperation.Refund])
        {
            GatewayResult result = ListedCodes.Find(scheme, code, operation);

            (result.Outcome, result.Reason, result.IsMapped).Should().Be((PaymentOutcome.Unknown, OrderReasons.PaymentInProgress.WithoutFacts, true), $"it answers {operation}");
        }

        ListedCodes.Find(scheme, code, GatewayOperation.Sign).Reason!.Code.Value.Should().Be(reason);
    }

    [Theory]
    [InlineData("ACQ.TRADE_BUYER_NOT_MATCH", GatewayOperation.Debit)] // the number was used before, by another buyer
    [InlineData("ACQ.TRADE_HAS_CLOSE", GatewayOperation.Refund)] // a trade that was refunded in full is closed
    public void So_is_what_only_one_of_them_leaves_open(string code, GatewayOperation operation)
    {
        ListedCodes.Find("alipay_acq", code, operation).Reason.Should().Be(OrderReasons.PaymentInProgress.WithoutFacts);
        ListedCodes.Find("alipay_acq", code, GatewayOperation.Sign).Outcome.Should().Be(PaymentOutcome.Declined);
    }

    [Fact]
    public void A_repeated_debit_that_was_paid_the_first_time_is_unknown_through_the_gateway() =>
        ListedCodes.Find("alipay_gateway", "40004", subCode: "aop.ACQ.TRADE_HAS_SUCCESS", status: 200).Outcome.Should().Be(PaymentOutcome.Unknown);

    [Fact]
    public void Accepted_is_not_paid()
    {
        var accepted = new List<string>();
        foreach (GatewayCodeDefinition row in ListedCodes.Rows)
        {
            string code = ListedCodes.CodeOf(row);
            GatewayResult debit = ListedCodes.Find(row.Scheme, code);
            GatewayResult submit = ListedCodes.Find(row.Scheme, code, GatewayOperation.Submit);
            if (debit.Outcome != PaymentOutcome.Succeeded)
            {
                submit.Should().BeSameAs(debit, $"a refusal is one, whenever it comes, of {row}");
                continue;
            }

            accepted.Add($"{row.Scheme} {row.Code}");
            (submit.Outcome, submit.Reason, submit.Retry, submit.IsMapped, submit.Code).Should().Be(
                (PaymentOutcome.Unknown, OrderReasons.PaymentInProgress.WithoutFacts, RetryAdvice.AfterReconcile, true, row.Code));
        }

        accepted.Should().Contain(Successes);
    }

    [Theory]
    [InlineData("ACQ.BUYER_BALANCE_NOT_ENOUGH", GatewayOperation.Submit)]
    [InlineData("ACQ.SOMETHING_NEW", GatewayOperation.Submit)]
    [InlineData("ACQ.TRADE_NOT_EXIST", GatewayOperation.Query)]
    public void An_acceptance_with_a_refusal_beside_it_is_unknown(string subCode, GatewayOperation operation) =>
        ListedCodes.Find("alipay_gateway", "10000", operation, subCode).Outcome.Should().Be(PaymentOutcome.Unknown);

    [Fact]
    public void A_hosts_success_is_no_success_of_a_submission_and_a_row_for_submissions_goes_before_the_one_for_debits()
    {
        GatewayCodeOptions options = new GatewayCodeOptions()
            .Map("our_bank", "0", PaymentOutcome.Succeeded)
            .Map("our_bank", "1", PaymentOutcome.Succeeded, operation: GatewayOperation.Debit)
            .Map("our_bank", "1", PaymentOutcome.Failed, ChannelReasons.Busy, GatewayOperation.Submit);
        var codes = GatewayCodes.Create(options.Codes);

        new[] { "0", "1" }.Select(code => codes.Find(new GatewayResponse { Scheme = "our_bank", Code = code }).Outcome)
            .Should().Equal(PaymentOutcome.Succeeded, PaymentOutcome.Succeeded);
        new[] { "0", "1" }.Select(code => codes.Find(new GatewayResponse { Scheme = "our_bank", Code = code, Operation = GatewayOperation.Submit }).Outcome)
            .Should().Equal(PaymentOutcome.Unknown, PaymentOutcome.Failed);
    }
}
