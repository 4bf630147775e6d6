namespace PaymentAvailability.Tests;

/// <summary>The same code means different things for the money in answer to different questions. When in doubt nobody knows.</summary>
public sealed class GatewayOperationTests
{
    [Theory]
    [InlineData("wechatpay_v2", "SYSTEMERROR")]
    [InlineData("wechatpay_v2", "BANKERROR")]
    [InlineData("wechatpay_v3", "BANK_ERROR")]
    [InlineData("wechatpay_v2", "OUT_TRADE_NO_USED")]
    [InlineData("alipay_acq", "ACQ.SYSTEM_ERROR")]
    [InlineData("alipay_acq", "ACQ.DISCORDANT_REPEAT_REQUEST")]
    [InlineData("unionpay_gateway", "03")]
    [InlineData("unionpay_gateway", "12")]
    [InlineData("unionpay_iso8583_f39", "68")]
    [InlineData("unionpay_iso8583_f39", "94")]
    [InlineData("nucc_unionpay_pb", "ES000033")]
    public void A_debit_that_may_have_taken_the_money_is_unknown(string scheme, string code) =>
        ListedCodes.Find(scheme, code).Should().BeEquivalentTo(new { Outcome = PaymentOutcome.Unknown, Retry = RetryAdvice.AfterReconcile, IsMapped = true });

    [Theory]
    [InlineData("wechatpay_v2", "ORDERNOTEXIST")]
    [InlineData("wechatpay_v3", "ORDER_NOT_EXIST")]
    [InlineData("alipay_acq", "ACQ.TRADE_NOT_EXIST")]
    [InlineData("unionpay_gateway", "34")]
    [InlineData("unionpay_iso8583_f39", "25")]
    [InlineData("iso20022_reason", "NOOR")]
    public void A_query_for_an_attempt_that_is_not_there_settles_it(string scheme, string code)
    {
        GatewayResult result = ListedCodes.Find(scheme, code, GatewayOperation.Query);

        (result.Outcome, result.Reason).Should().Be((PaymentOutcome.Declined, OrderReasons.NotFound.WithoutFacts));
    }

    [Fact]
    public void Whatever_else_a_query_returns_leaves_the_attempt_unknown()
    {
        string[] notThere = [.. ListedCodes.Rows.Where(row => row.Operation == "query").Select(row => row.Scheme + row.Code)];
        foreach (GatewayCodeDefinition row in ListedCodes.Rows.Where(row => !notThere.Contains(row.Scheme + row.Code)))
        {
            ListedCodes.Find(row.Scheme, ListedCodes.CodeOf(row), GatewayOperation.Query).Outcome.Should().Be(PaymentOutcome.Unknown, $"{row} answers the query");
        }
    }

    [Fact]
    public void An_error_of_the_bank_is_its_own_where_no_money_moves() =>
        ListedCodes.Find("wechatpay_v2", "BANKERROR", GatewayOperation.Sign).Should().BeEquivalentTo(
            new { Outcome = PaymentOutcome.Failed, Reason = ChannelReasons.IssuerUnavailable.WithoutFacts });

    [Theory]
    [InlineData("adyen_refusal", "16", PaymentOutcome.Ignored)]
    [InlineData("unionpay_iso8583_f39", "17", PaymentOutcome.Ignored)]
    [InlineData("unionpay_iso8583_f39", "45", PaymentOutcome.Declined)]
    [InlineData("unionpay_gateway", "98", PaymentOutcome.Unknown)]
    [InlineData("iso20022_reason", "MD06", PaymentOutcome.Unknown)]
    public void Codes_without_a_reason_in_the_lists_are_ignored_only_when_the_payer_cancelled(string scheme, string code, PaymentOutcome outcome) =>
        ListedCodes.Find(scheme, code).Outcome.Should().Be(outcome);

    [Theory]
    [InlineData("ACQ.TRADE_HAS_SUCCESS", GatewayOperation.Debit, PaymentOutcome.Unknown, "order.payment_in_progress")]
    [InlineData("ACQ.TRADE_HAS_SUCCESS", GatewayOperation.Sign, PaymentOutcome.Declined, "order.already_paid")]
    [InlineData("aop.ACQ.BUYER_BALANCE_NOT_ENOUGH", GatewayOperation.Debit, PaymentOutcome.Declined, "funds.insufficient")]
    [InlineData("ACQ.TRADE_NOT_EXIST", GatewayOperation.Query, PaymentOutcome.Declined, "order.not_found")]
    [InlineData("isv.invalid-signature", GatewayOperation.Debit, PaymentOutcome.Failed, "catalog.misconfigured")]
    public void A_sub_code_says_what_40004_leaves_open(string subCode, GatewayOperation operation, PaymentOutcome outcome, string reason)
    {
        GatewayResult result = ListedCodes.Find("alipay_gateway", "40004", operation, subCode);

        (result.Outcome, result.Reason!.Code.Value, result.IsMapped).Should().Be((outcome, reason, true));
    }

    [Fact]
    public void A_sub_code_that_no_list_has_leaves_it_open()
    {
        GatewayResult result = ListedCodes.Find("alipay_gateway", "40004", subCode: "ACQ.SOMETHING_NEW");

        (result.Outcome, result.Match, result.Code, result.SubCode).Should().Be((PaymentOutcome.Unknown, GatewayMatch.UnknownCode, "40004", "ACQ.SOMETHING_NEW"));
        ListedCodes.Find("alipay_gateway", "40002", subCode: "isv.something-new").Reason!.Definition.Should().BeSameAs(CatalogReasons.Misconfigured);
    }

    [Theory]
    [InlineData("10000", "ACQ.TRADE_NOT_EXIST", null)] // a success with a failure beside it
    [InlineData("10000", "ACQ.SOMETHING_NEW", null)]
    [InlineData("10000", null, 500)]
    [InlineData("10000", null, 202)]
    [InlineData("10000", null, 302)]
    [InlineData("40006", null, 503)]
    public void What_contradicts_itself_is_unknown(string code, string? subCode, int? status) =>
        ListedCodes.Find("alipay_gateway", code, subCode: subCode, status: status).Outcome.Should().Be(PaymentOutcome.Unknown);

    [Theory]
    [InlineData("wechatpay_v3", "NOT_ENOUGH", 403, PaymentOutcome.Declined)]
    [InlineData("wechatpay_v3", "OPENID_MISMATCH", 500, PaymentOutcome.Declined)] // its list expects it with a 500
    [InlineData("wechatpay_v3", "NOT_ENOUGH", 502, PaymentOutcome.Unknown)]
    [InlineData("stripe_decline", "lost_card", 402, PaymentOutcome.Declined)]
    [InlineData("unionpay_gateway", "00", 200, PaymentOutcome.Succeeded)]
    public void A_code_counts_under_the_status_that_goes_with_it(string scheme, string code, int status, PaymentOutcome outcome) =>
        ListedCodes.Find(scheme, code, status: status).Outcome.Should().Be(outcome);

    [Theory]
    [InlineData(401, PaymentOutcome.Failed, "catalog.misconfigured")]
    [InlineData(403, PaymentOutcome.Failed, "catalog.misconfigured")]
    [InlineData(429, PaymentOutcome.Failed, "channel.busy")]
    [InlineData(408, PaymentOutcome.Unknown, "order.payment_in_progress")]
    [InlineData(500, PaymentOutcome.Unknown, "order.payment_in_progress")]
    [InlineData(599, PaymentOutcome.Unknown, "order.payment_in_progress")]
    [InlineData(200, PaymentOutcome.Unknown, "channel.unmapped_response")]
    [InlineData(400, PaymentOutcome.Unknown, "channel.unmapped_response")]
    [InlineData(404, PaymentOutcome.Unknown, "channel.unmapped_response")]
    [InlineData(int.MinValue, PaymentOutcome.Unknown, "channel.unmapped_response")]
    [InlineData(null, PaymentOutcome.Unknown, "order.payment_in_progress")]
    public void Without_a_code_the_status_tells_what_it_can(int? status, PaymentOutcome outcome, string reason)
    {
        GatewayResult result = ListedCodes.Find("wechatpay_v3", " ", status: status);

        (result.Outcome, result.Reason!.Code.Value).Should().Be((outcome, reason));
        ListedCodes.Find("wechatpay_v3", null, GatewayOperation.Query, status: status).Outcome.Should().Be(PaymentOutcome.Unknown);
    }

    [Fact]
    public void A_status_does_not_explain_a_code_that_no_list_has() =>
        ListedCodes.Find("wechatpay_v3", "SOMETHING_NEW", status: 401).Outcome.Should().Be(PaymentOutcome.Unknown);
}
