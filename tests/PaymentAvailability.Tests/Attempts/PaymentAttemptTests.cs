using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>Attempts and reports that are malformed cannot be made, and those that are made give nothing away.</summary>
public sealed class PaymentAttemptTests
{
    private const string Secret = "6222021234567890128";

    private static readonly PaymentAttempt Attempt = new()
    {
        OrderId = $"order {Secret}",
        Id = $"attempt {Secret}",
        PayerId = $"payer {Secret}",
        Method = "card.quick_pay",
        Channel = "netsunion",
        Bank = "CMB",
        Amount = new Money(1_200m, "CNY"),
    };

    public static TheoryData<string, string?> Malformed => new()
    {
        { "missing", null }, { "empty", "" }, { "blank", " \u3000" }, { "overlong", Secret + new string('x', 110) }, { "control", Secret + "\u0007" },
        { "line break", Secret + "\n" }, { "delete", Secret + "\u007F" }, { "next line", Secret + "\u0085" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_reference_is_refused_and_not_repeated(string what, string? reference)
    {
        Refused(() => Attempt with { OrderId = reference! }, "order reference", what);
        Refused(() => Attempt with { Id = reference! }, "attempt reference", what);
        if (reference is not null)
            Refused(() => Attempt with { PayerId = reference }, "payer reference", what);
    }

    [Fact]
    public void A_malformed_description_is_refused_and_not_repeated()
    {
        foreach (string token in (string[])["", "with blank " + Secret, "银行" + Secret, new string('1', 65)])
        {
            Refused(() => Attempt with { Method = token }, "method", token);
            Refused(() => Attempt with { Channel = token }, "channel", token);
            Refused(() => Attempt with { Bank = token }, "bank", token);
        }

        Refused(() => Attempt with { Amount = default(Money) }, "amount", "no currency");
        Refused(() => Attempt with { Amount = new Money(0m, "CNY") }, "amount", "zero");
        Refused(() => Attempt with { Amount = new Money(-622202m, "CNY") }, "amount", "negative");
    }

    [Fact]
    public void Outcomes_and_latencies_that_are_none_are_refused()
    {
        Refused(() => PaymentReport.Of(Attempt, (PaymentOutcome)5), "outcome", "undefined");
        Refused(() => PaymentReport.Of(Attempt, PaymentOutcome.Failed) with { Latency = TimeSpan.FromTicks(-1) }, "latency", "negative");
        ((Action)(() => PaymentReport.Begun(null!))).Should().Throw<ArgumentNullException>().WithParameterName("attempt");
        ((Action)(() => PaymentReport.Of(null!, PaymentOutcome.Failed))).Should().Throw<ArgumentNullException>().WithParameterName("attempt");
        ((Action)(() => Attempt.Over(null!))).Should().Throw<ArgumentNullException>().WithParameterName("route");
    }

    [Fact]
    public void The_longest_references_are_taken()
    {
        string longest = new('单', 128);

        (Attempt with { OrderId = longest, Id = longest, PayerId = longest }).OrderId.Should().Be(longest);
    }

    [Fact]
    public void Over_a_route_names_its_method_and_channel()
    {
        PaymentAttempt over = Attempt.Over(TestCatalogs.Repayment.FindMethod("card.quick_pay")!.Routes[1]);

        (over.Method, over.Channel, over.OrderId).Should().Be(("card.quick_pay", "unionpay", Attempt.OrderId));
    }

    [Fact]
    public void Texts_and_json_hold_no_reference()
    {
        PaymentReport report = PaymentReport.Of(Attempt, PaymentOutcome.Declined) with { Reason = OrderReasons.Expired.WithoutFacts, Latency = TimeSpan.FromSeconds(1) };

        Attempt.ToString().Should().Be("payment attempt of 1200.00 CNY");
        new PaymentAttempt { OrderId = Secret, Id = Secret }.ToString().Should().Be("payment attempt");
        PaymentReport.Begun(Attempt).ToString().Should().Be("payment report: begun");
        report.ToString().Should().Be("payment report: declined");
        JsonSerializer.Serialize(Attempt).Should().Be("""{"method":"card.quick_pay","channel":"netsunion","bank":"CMB","amount":{"value":"1200","currency":"CNY"}}""");
        JsonSerializer.Serialize(report).Should().Contain("card.quick_pay").And.NotContain(Secret);
        ((Action)(() => JsonSerializer.Deserialize<PaymentAttempt>("{}"))).Should().Throw<NotSupportedException>();
    }

    private static void Refused(Func<object> make, string what, string because)
    {
        ArgumentException refusal = make.Should().Throw<ArgumentException>(because).Which;

        refusal.Message.Should().Contain(what);
        refusal.ToString().Should().NotContain("622202");
    }
}
