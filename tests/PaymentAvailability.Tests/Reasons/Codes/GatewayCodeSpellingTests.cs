using FsCheck;
using FsCheck.Fluent;

namespace PaymentAvailability.Tests;

/// <summary>However a gateway or a host spells a code, it is the same code; and nothing that could be another one is taken for it.</summary>
public sealed class GatewayCodeSpellingTests
{
    [Fact]
    public void Spelling_makes_no_difference()
    {
        Gen<(GatewayCodeDefinition Row, string Written)> spellings =
            from row in Gen.Elements(ListedCodes.Rows.AsEnumerable())
            from filling in Gen.Elements('0', '9', 'A', 'x')
            from before in Gen.Elements("", " ", "\t", "\u3000")
            from after in Gen.Elements("", " ", "\r\n", "\u3000 ")
            from steps in Gen.Choose(0, 7)
            select (row, before + Respell(ListedCodes.CodeOf(row, filling), steps) + after);

        Check(Prop.ForAll(spellings.ToArbitrary(), spelling =>
            ReferenceEquals(
                ListedCodes.Find(spelling.Row.Scheme!.ToUpperInvariant(), spelling.Written),
                ListedCodes.Find(spelling.Row.Scheme, ListedCodes.CodeOf(spelling.Row)))));
    }

    [Fact]
    public void A_separator_before_or_after_makes_another_code()
    {
        string[] separators = ["-", "_", "--", "- ", " _", "\uFF0D", "\uFF3F"];
        Gen<(string Scheme, string Written)> separated =
            from row in Gen.Elements(ListedCodes.Rows.AsEnumerable())
            from steps in Gen.Choose(0, 7)
            from separator in Gen.Elements(separators)
            from isBefore in Gen.Elements(true, false)
            from other in Gen.Elements(separators.Append(""))
            let code = Respell(ListedCodes.CodeOf(row), steps)
            select (row.Scheme!, isBefore ? separator + code + other : other + code + separator);

        Check(Prop.ForAll(separated.ToArbitrary(), code => ListedCodes.Find(code.Scheme, code.Written) is { Match: GatewayMatch.UnknownCode, Outcome: PaymentOutcome.Unknown }));
    }

    [Fact]
    public void A_host_can_list_a_code_with_a_separator_before_it()
    {
        GatewayCodeOptions options = new GatewayCodeOptions().Map("our_bank", "-1", PaymentOutcome.Failed, ChannelReasons.Busy).Map("our_bank", "1", PaymentOutcome.Succeeded);
        var codes = GatewayCodes.Create(options.Codes);

        codes.Find(new GatewayResponse { Scheme = "our_bank", Code = " -1 " }).Outcome.Should().Be(PaymentOutcome.Failed);
        codes.Find(new GatewayResponse { Scheme = "our_bank", Code = "1" }).Outcome.Should().Be(PaymentOutcome.Succeeded);
        codes.Find(new GatewayResponse { Scheme = "our_bank", Code = "1-" }).Match.Should().Be(GatewayMatch.UnknownCode);
    }

    [Fact]
    public void Prefixes_of_Alipay_make_no_difference()
    {
        Gen<(GatewayCodeDefinition Row, string Prefix)> prefixed =
            from row in Gen.Elements(ListedCodes.Rows.Where(row => row.Scheme == "alipay_acq"))
            from prefix in Gen.Elements("", "ACQ.", "aop.ACQ.", "AOP.acq.", " acq.")
            select (row, prefix);

        Check(Prop.ForAll(prefixed.ToArbitrary(), code =>
            ReferenceEquals(
                ListedCodes.Find("alipay_acq", code.Prefix + code.Row.Code!["ACQ.".Length..]),
                ListedCodes.Find("alipay_acq", code.Row.Code))));
    }

    [Fact]
    public void The_counter_after_a_code_of_NetsUnion_makes_no_difference()
    {
        Gen<(GatewayCodeDefinition Row, int Counter)> counted =
            from row in Gen.Elements(ListedCodes.Rows.Where(row => row.Scheme == "nucc_unionpay_pb"))
            from counter in Gen.Choose(0, 99)
            select (row, counter);

        Check(Prop.ForAll(counted.ToArbitrary(), code =>
            ReferenceEquals(
                ListedCodes.Find("nucc_unionpay_pb", $"{ListedCodes.CodeOf(code.Row)}-{code.Counter:00}"),
                ListedCodes.Find("nucc_unionpay_pb", ListedCodes.CodeOf(code.Row)))));
    }

    [Theory]
    [InlineData("wechatpay_v2", "ORDER_CLOSED", "order.closed")]
    [InlineData("wechatpay_v2", "No_Auth", "catalog.method_not_contracted")]
    [InlineData("wechatpay_v3", "ORDERNOTEXIST", "order.not_found")]
    [InlineData("unionpay_gateway", "６４", "funds.insufficient")]
    [InlineData("nucc_unionpay_pb", "PB005X02", "account.details_mismatch")]
    [InlineData("nucc_unionpay_pb", "pb005302-01", "account.details_mismatch")]
    [InlineData("nucc_unionpay_pb", "PB520011-01", "funds.insufficient")]
    [InlineData("stripe_decline", "insufficient-funds", "funds.insufficient")]
    [InlineData("iso20022_reason", "am04", "funds.insufficient")]
    public void Common_variants_are_the_code(string scheme, string written, string reason) =>
        ListedCodes.Find(scheme, written).Reason!.Code.Value.Should().Be(reason);

    [Theory]
    [InlineData("unionpay_gateway", "1")] // 01 without its zero
    [InlineData("unionpay_gateway", "064")]
    [InlineData("unionpay_gateway", "6-4")]
    [InlineData("unionpay_gateway", "64-01")]
    [InlineData("unionpay_gateway", "-00")]
    [InlineData("unionpay_gateway", "00_")]
    [InlineData("adyen_refusal", "-2")]
    [InlineData("unionpay_iso8583_f39", "5")]
    [InlineData("adyen_refusal", "02")]
    [InlineData("alipay_acq", "XACQ.TRADE_NOT_EXIST")]
    [InlineData("nucc_unionpay_pb", "PB00502")] // the pattern has one character more
    [InlineData("nucc_unionpay_pb", "PB005..02")]
    [InlineData("nucc_unionpay_pb", "PB005?02")]
    [InlineData("nucc_unionpay_pb", "PB520011-00001")]
    [InlineData("nucc_unionpay_pb", "-01")]
    public void What_could_be_another_code_is_not_guessed(string scheme, string written) =>
        ListedCodes.Find(scheme, written).Should().BeEquivalentTo(new { Match = GatewayMatch.UnknownCode, Outcome = PaymentOutcome.Unknown });

    // A failure prints the seed with which it repeats.
    private static void Check(Property property) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true), property);

    private static string Respell(string code, int steps)
    {
        string cased = (steps & 1) == 0 ? code : code.ToLowerInvariant();
        string wide = (steps & 2) == 0 ? cased : string.Concat(cased.Select(c => c is > ' ' and <= '~' ? (char)(c - '!' + '\uFF01') : c));
        return (steps & 4) == 0 ? wide : string.Concat(wide.Select((c, i) => IsLetter(c) && i > 0 && IsLetter(wide[i - 1]) ? $"_{c}" : $"{c}"));
    }

    private static bool IsLetter(char c) => char.IsLetter(c);
}
