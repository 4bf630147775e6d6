using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>A host says what codes mean to it, and is told at the start everything that makes no sense.</summary>
public sealed class GatewayCodeMappingTests
{
    [Fact]
    public void A_host_adds_codes_schemes_patterns_and_reasons()
    {
        GatewayCodes codes = Map(options => options
            .Map("unionpay_gateway", "B7", PaymentOutcome.Declined, AccountReasons.Restricted, retryAfter: TimeSpan.FromHours(2), description: "cooling off")
            .Map("our_bank", "E-9??", PaymentOutcome.Failed, ChannelReasons.Busy)
            .Map("our_bank", "E-900", PaymentOutcome.Failed, HostReasons.BranchClosed)
            .Map("our_bank", "0", PaymentOutcome.Succeeded));

        Find(codes, "unionpay_gateway", "b7").Should().BeEquivalentTo(
            new { Outcome = PaymentOutcome.Declined, RetryAfter = TimeSpan.FromHours(2), Description = "cooling off", Confidence = GatewayConfidence.High });
        Find(codes, "our_bank", "e-912").Reason.Should().Be(ChannelReasons.Busy.WithoutFacts);
        Find(codes, "OUR_BANK", "E_900").Reason.Should().Be(HostReasons.BranchClosed.WithoutFacts);
        Find(codes, "our_bank", "0").Outcome.Should().Be(PaymentOutcome.Succeeded);
        Find(codes, "our_bank", "0", GatewayOperation.Query).Outcome.Should().Be(PaymentOutcome.Unknown);
        codes.Schemes.Should().Contain("our_bank");
        codes.Count.Should().Be(GatewayCodes.BuiltIn.Count + 4);
        GatewayCodes.BuiltIn.Schemes.Should().NotContain("our_bank");
    }

    [Fact]
    public void A_row_without_operation_replaces_all_that_was_said_and_one_with_it_replaces_that()
    {
        GatewayCodes codes = Map(options => options
            .Map("wechatpay_v2", "BANK_ERROR", PaymentOutcome.Failed, ChannelReasons.Busy)
            .Map("wechatpay_v2", "ORDERNOTEXIST", PaymentOutcome.Unknown, operation: GatewayOperation.Query)
            .Map("nucc_unionpay_pb", "PB00???2", PaymentOutcome.Failed, ChannelReasons.Busy));

        Find(codes, "wechatpay_v2", "BANKERROR").Reason.Should().Be(ChannelReasons.Busy.WithoutFacts);
        Find(codes, "wechatpay_v2", "BANKERROR", GatewayOperation.Query).Outcome.Should().Be(PaymentOutcome.Unknown);
        Find(codes, "wechatpay_v2", "ORDERNOTEXIST", GatewayOperation.Query).Outcome.Should().Be(PaymentOutcome.Unknown);
        Find(codes, "wechatpay_v2", "ORDERNOTEXIST").Reason.Should().Be(OrderReasons.NotFound.WithoutFacts);
        Find(codes, "nucc_unionpay_pb", "PB005302").Reason.Should().Be(ChannelReasons.Busy.WithoutFacts, "the host's pattern goes before the library's");
        Find(codes, "nucc_unionpay_pb", "PB005212").Reason.Should().Be(AccountReasons.DetailsMismatch.WithoutFacts, "a code goes before every pattern");
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_path_value_and_mend()
    {
        GatewayCodeDefinition sound = new() { Scheme = "our_bank", Code = "1", Outcome = "declined", Reason = "account.restricted" };

        GatewayCodeException refusal = FluentActions.Invoking(() => GatewayCodes.Create(
        [
            sound,
            sound with { Code = " 1 " },
            sound with { Code = "2", Reason = "account.restrictd" },
            sound with { Code = "3", Outcome = "decline" },
            sound with { Code = "4", Operation = "reverse" },
            sound with { Code = "E*" },
            sound with { Code = "???" },
            sound with { Code = "5", Scheme = "Our Bank" },
            sound with { Code = "6", Outcome = "unknown" },
            sound with { Code = "7", Outcome = "succeeded" },
            sound with { Code = "8", Reason = null },
            sound with { Code = "9", Retry = "P1M" },
            sound with { Code = "10", Outcome = "ignored", Retry = "never" },
            sound with { Code = "11", Operation = "submit", Outcome = "succeeded", Reason = null },
            new(),
            null!,
        ])).Should().Throw<GatewayCodeException>().Which;

        refusal.Faults.Select(fault => fault.ToString()).Should().BeEquivalentTo(
            "Codes[1].code: ` 1 ` is the same as `Codes[0]`; keep one row for a code and an operation; spelling does not make a difference",
            "Codes[2].reason: `account.restrictd` is no reason of the vocabulary; did you mean `account.restricted`?",
            "Codes[3].outcome: `decline` is not a choice here; did you mean `declined`? use one of `succeeded`, `declined`, `failed`, `unknown`, `ignored`",
            "Codes[4].operation: `reverse` is not a choice here; use one of `debit`, `query`, `refund`, `sign`, `submit`",
            "Codes[5].code: `E*` is no code; write 1 to 64 letters, digits, `_`, `-`, `.` or `:`, and `?` for any one letter or digit",
            "Codes[6].code: `???` is a pattern that fits every code of its length; write at least one character that the codes share",
            "Codes[7].scheme: `Our Bank` is no name of a scheme; write lower-case letters, digits and underscores, such as `unionpay_gateway`",
            "Codes[8].reason: `account.restricted` does not advise to reconcile first, though the outcome is unknown; use `order.payment_in_progress`, or correct the outcome",
            "Codes[9].reason: `account.restricted` is a reason for a success; remove it, or correct the outcome",
            "Codes[10].reason is missing; name the reason why it did not succeed",
            "Codes[11].retry: `P1M` is no time to wait; write `never`, or up to 366 days in ISO 8601, such as `PT1H`",
            "Codes[12].retry: `never` is advice where nothing was refused; remove it: it belongs to `declined` and `failed`",
            "Codes[13].outcome: `succeeded` is more than the answer to a submission can say; use `unknown`, or the operation `debit` for the result",
            "Codes[14].scheme is missing; name the scheme whose code it is",
            "Codes[14].code is missing; write the code as the gateway spells it",
            "Codes[14].outcome is missing; use one of `succeeded`, `declined`, `failed`, `unknown`, `ignored`",
            "Codes[15] is null; remove it, or write a row");
    }

    [Fact]
    public async Task A_faulty_configuration_stops_the_start_with_the_path_of_each_fault()
    {
        IConfigurationSection section = Section(
            ("0:Scheme", "our_bank"), ("0:Code", "1"), ("0:Outcome", "failed"), ("0:Reason", "no.such_reason"), ("0:Retri", "never"),
            ("again:Scheme", "our_bank"), ("again:Outcome", "7"));

        Exception? error = await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment).MapGatewayCodes(section));

        error.Should().BeOfType<GatewayCodeException>().Which.Message.Should().Be(
            """
            the mapping of gateway codes has 4 faults:
              Host:Codes:0:Retri is no property of a row of gateway codes; did you mean `Retry`?
              Host:Codes:0:reason: `no.such_reason` is no reason of the vocabulary; use one it has, or add yours with `AddReasons`
              Host:Codes:again:code is missing; write the code as the gateway spells it
              Host:Codes:again:outcome: `7` is not a choice here; use one of `succeeded`, `declined`, `failed`, `unknown`, `ignored`
            """);
    }

    [Fact]
    public async Task Each_registration_has_its_own_lists()
    {
        IConfigurationSection section = Section(("0:scheme", "unionpay_gateway"), ("0:code", "64"), ("0:outcome", "declined"), ("0:reason", HostReasons.BranchClosed.Code.Value));
        var services = new ServiceCollection();
        services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        services.AddKeyedPaymentAvailability("north").UseCatalog(TestCatalogs.Repayment).AddReasons(HostReasons.BranchClosed).MapGatewayCodes(section);
        await using ServiceProvider provider = services.Build();

        Find(provider.GetRequiredService<GatewayCodes>(), "unionpay_gateway", "64").Reason.Should().Be(FundsReasons.Insufficient.WithoutFacts);
        Find(provider.GetRequiredKeyedService<GatewayCodes>("north"), "unionpay_gateway", "64").Reason.Should().Be(HostReasons.BranchClosed.WithoutFacts);
        provider.GetRequiredService<GatewayCodes>().Should().BeSameAs(provider.GetRequiredService<GatewayCodes>());
    }

    [Fact]
    public void Values_without_a_name_are_refused_with_the_rest() =>
        FluentActions.Invoking(() => Map(options => options.Map("our_bank", "1", (PaymentOutcome)9, operation: (GatewayOperation)8)))
            .Should().Throw<GatewayCodeException>().Which.Faults.Select(fault => (fault.Path, fault.Value)).Should().Equal(("Codes[0].operation", "8"), ("Codes[0].outcome", "9"));

    private static GatewayCodes Map(Action<GatewayCodeOptions> configure)
    {
        var options = new GatewayCodeOptions();
        configure(options);
        return GatewayCodes.Create(options.Codes, ReasonVocabulary.Create([HostReasons.BranchClosed]));
    }

    private static GatewayResult Find(GatewayCodes codes, string scheme, string code, GatewayOperation operation = GatewayOperation.Debit) =>
        codes.Find(new GatewayResponse { Scheme = scheme, Code = code, Operation = operation });

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Host:Codes:{value.Key}", (string?)value.Value)))
        .Build()
        .GetSection("Host:Codes");
}
