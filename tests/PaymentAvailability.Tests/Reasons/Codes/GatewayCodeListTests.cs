namespace PaymentAvailability.Tests;

/// <summary>The lists that come with the library hold together.</summary>
public sealed class GatewayCodeListTests
{
    [Fact]
    public void Every_row_is_found_and_says_what_it_holds()
    {
        ListedCodes.Rows.Count.Should().BeGreaterThan(480);
        foreach (GatewayCodeDefinition row in ListedCodes.Rows)
        {
            GatewayResult result = ListedCodes.Find(row.Scheme, ListedCodes.CodeOf(row), ListedCodes.OperationOf(row), status: row.HttpStatus);

            (result.IsMapped, result.Code, result.Description, result.Confidence).Should().Be((true, row.Code, row.Description!, row.Confidence));
            ReasonWireNames.Outcomes.NameOf(result.Outcome).Should().Be(row.Outcome, $"it stands at {row}");
            (result.Reason?.Code.Value).Should().Be(row.Reason, $"it stands at {row}");
        }
    }

    [Fact]
    public void Every_reason_is_in_the_vocabulary_and_kept_for_what_did_not_succeed()
    {
        foreach (GatewayCodeDefinition row in ListedCodes.Rows)
        {
            GatewayResult result = ListedCodes.Find(row.Scheme, ListedCodes.CodeOf(row), ListedCodes.OperationOf(row), status: row.HttpStatus);
            if (result.Outcome is PaymentOutcome.Succeeded or PaymentOutcome.Ignored)
                result.Reason.Should().BeNull($"it stands at {row}");
            else
                ReasonVocabulary.BuiltIn.Find(result.Reason!.Code).Should().BeSameAs(result.Reason.Definition);
        }
    }

    [Theory]
    [InlineData(GatewayOperation.Debit)]
    [InlineData(GatewayOperation.Query)]
    [InlineData(GatewayOperation.Refund)]
    [InlineData(GatewayOperation.Sign)]
    [InlineData(GatewayOperation.Submit)]
    [InlineData((GatewayOperation)99)]
    public void Whatever_is_unknown_has_to_be_reconciled_first(GatewayOperation operation)
    {
        foreach (GatewayCodeDefinition row in ListedCodes.Rows)
        {
            GatewayResult result = ListedCodes.Find(row.Scheme, ListedCodes.CodeOf(row), operation);
            if (result.Outcome != PaymentOutcome.Unknown) continue;

            result.Retry.Should().Be(RetryAdvice.AfterReconcile);
            result.Reason!.Definition.Retry.Should().Be(RetryAdvice.AfterReconcile, $"it stands at {row}");
            ReasonVocabulary.BuiltIn.PublicFace(result.Reason).Definition.Retry.Should().Be(RetryAdvice.AfterReconcile, "payers must not be told otherwise");
        }
    }

    [Fact]
    public void Every_refusal_that_waits_says_how_long_and_every_final_one_says_so()
    {
        ListedCodes.Find("mastercard_mac", "24").Should().BeEquivalentTo(new { RetryAfter = TimeSpan.FromHours(1), Retry = RetryAdvice.AfterDelay });
        ListedCodes.Find("mastercard_mac", "30").RetryAfter.Should().Be(TimeSpan.FromDays(10));
        ListedCodes.Find("mastercard_mac", "03").Should().BeEquivalentTo(new { RetryAfter = (TimeSpan?)null, Retry = RetryAdvice.Never });
        ListedCodes.Find("unionpay_gateway", "64").Retry.Should().Be(RetryAdvice.AfterAction);
        ListedCodes.Find("unionpay_gateway", "00").Retry.Should().BeNull();
    }

    [Fact]
    public void Lists_are_named_and_counted()
    {
        GatewayCodes.BuiltIn.Schemes.Should().HaveCount(12).And.Contain(["unionpay_gateway", "http"]).And.BeInAscendingOrder(StringComparer.Ordinal);
        GatewayCodes.BuiltIn.Count.Should().Be(ListedCodes.Rows.Select(row => (row.Scheme, row.Code)).Distinct().Count());
    }
}
