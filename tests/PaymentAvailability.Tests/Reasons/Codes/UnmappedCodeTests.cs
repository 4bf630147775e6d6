using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>Whatever a gateway sends is answered quickly, and what could be personal is not repeated.</summary>
public sealed class UnmappedCodeTests
{
    public static TheoryData<string> Personal =>
    [
        "6222021234567890123", "6222 0212 3456 7890 123", "6222-0212-3456-7890-123", "13812345678", "+86 138 1234 5678", "11010519491231002X",
        "张三", "lisi@example.com", "card declined for Li Si", "６２２２０２１２３４５６７８９０１２３",
    ];

    private static readonly string[] Absurd =
    [
        new string('9', 1_000_000), new string(' ', 1_000_000), new string('_', 1_000_000), $"{new string(' ', 300)}64", new string('A', 65),
        "\0", "64\u0000", "\u202e64", "\ud83d", "64\n64", "../../64", "{0}", "?", "??", "PB005?02", "-", "_", "\uffff",
    ];

    [Fact]
    public void An_unmapped_code_keeps_its_spelling_for_operators()
    {
        GatewayResult result = ListedCodes.Find("unionpay_gateway", "Zz-9");

        (result.Outcome, result.Match, result.IsMapped, result.Code, result.IsCodeWithheld, result.Confidence).Should().Be(
            (PaymentOutcome.Unknown, GatewayMatch.UnknownCode, false, "Zz-9", false, null));
        result.Reason.Should().Be(ChannelReasons.UnmappedResponse.With(Fact.Of("scheme", "unionpay_gateway")));
        result.ToString().Should().Be("unionpay_gateway Zz-9: unknown, channel.unmapped_response(scheme=unionpay_gateway)");
    }

    [Theory]
    [InlineData("no_such_scheme", "no_such_scheme")]
    [InlineData("6222021234567890123", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_unknown_scheme_says_so(string? scheme, string? kept)
    {
        GatewayResult result = ListedCodes.Find(scheme, "00");

        (result.Outcome, result.Match, result.Scheme, result.Description).Should().Be((PaymentOutcome.Unknown, GatewayMatch.UnknownScheme, kept, "no list of codes has this name"));
        result.Reason!.Definition.Should().BeSameAs(ChannelReasons.UnmappedResponse);
    }

    [Fact]
    public void Nothing_at_all_is_unknown() => GatewayCodes.BuiltIn.Find(default).Outcome.Should().Be(PaymentOutcome.Unknown);

    [Theory]
    [MemberData(nameof(Personal))]
    public void What_could_be_personal_is_withheld(string personal)
    {
        var response = new GatewayResponse { Scheme = "alipay_gateway", Code = personal, SubCode = personal };
        GatewayResult result = GatewayCodes.BuiltIn.Find(response);

        (result.Outcome, result.Code, result.SubCode, result.IsCodeWithheld).Should().Be((PaymentOutcome.Unknown, null, null, true));
        string said = $"{result} {result.Description} {response} {JsonSerializer.Serialize(response)} {JsonSerializer.Serialize(new { result.Scheme, result.Code, result.SubCode, result.Description })}";
        said.Should().NotContain(personal).And.NotContain("6222");
        $"{GatewayCodes.BuiltIn.Find(new GatewayResponse { Scheme = personal, Code = "00" })}".Should().NotContain(personal);
    }

    [Fact]
    public void Absurd_codes_are_quickly_unmapped()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (string absurd in Absurd)
        {
            ListedCodes.Find(absurd, absurd).Match.Should().Be(GatewayMatch.UnknownScheme);
            foreach (string scheme in GatewayCodes.BuiltIn.Schemes)
            {
                foreach ((string? code, string? subCode) in new[] { (absurd, null), (null, absurd), (absurd, absurd) })
                {
                    GatewayResult result = ListedCodes.Find(scheme, code, subCode: subCode);

                    (result.IsMapped, result.Outcome).Should().Be((false, PaymentOutcome.Unknown), $"{scheme} was sent {absurd.Length} characters");
                    (result.Code?.Length ?? 0).Should().BeLessThanOrEqualTo(40);
                }
            }
        }

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "looking at a megabyte is not reading it");
    }

    [Fact]
    public void Finding_a_listed_code_allocates_nothing()
    {
        GatewayResponse[] responses =
        [
            new() { Scheme = "unionpay_gateway", Code = "64" },
            new() { Scheme = "nucc_unionpay_pb", Code = " pb005302-01 " },
            new() { Scheme = "alipay_gateway", Code = "40004", SubCode = "aop.ACQ.TRADE_NOT_EXIST", Operation = GatewayOperation.Query },
            new() { Scheme = "wechatpay_v3", HttpStatus = 502 },
        ];

        long least = long.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 2_000; i++)
            {
                foreach (ref readonly GatewayResponse response in responses.AsSpan()) _ = GatewayCodes.BuiltIn.Find(response);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.Should().Be(0);
    }
}
