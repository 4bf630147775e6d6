using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>What payers read, whatever is closed.</summary>
public sealed class PayerViewTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Any_reason_for_everything_can_be_told_to_everybody()
    {
        foreach (ReasonDefinition definition in ReasonVocabulary.BuiltIn.All)
        {
            foreach (CultureInfo culture in TextCompleteness.Languages)
            {
                AvailabilityResult result = Closed(definition.WithoutFacts);
                PayerView view = result.ForPayer(culture);

                TextCompleteness.HasNextStep(view.Text).Should().BeTrue($"{definition}: {view.Text}");
                view.ToString().Should().NotContainAny("{", "}", "[", "]");
                view.Suggestions.Length.Should().BeLessThanOrEqualTo(3);
                result.ForSupport(culture).ToString().Should().NotContainAny("{", "}");
            }
        }
    }

    [Fact]
    public void A_method_for_which_another_instrument_makes_no_sense_still_has_words_for_it() =>
        Closed(AccountReasons.CardClosed.WithoutFacts).ForSupport(English).ToString().Should().Contain("use another card, wallet or account");

    [Fact]
    public void What_can_be_used_is_listed_with_what_cannot()
    {
        PayerView view = new TestResolver().Resolve(TestCatalogs.Request with { Amount = new Money(6_000m, "CNY"), Instruments = [TestCatalogs.Card] }).ForPayer(English);

        view.IsAvailable.Should().BeTrue();
        view.Title.Should().Be("Choose how to pay");
        view.Code.Should().BeNull();
        view.Retry.Should().BeNull();
        view.Options.Select(option => option.Label).Should().Equal("China Merchants Bank ••1234", "WeChat Pay", "Alipay");
        view.Options[0].Instrument.Should().Be(0);
        view.ClosedOptions.Should().ContainSingle().Which.Text.Should().Contain("Choose another method", "something else is open");
    }

    [Fact]
    public void The_json_has_what_the_page_needs()
    {
        DateTimeOffset until = new FakeTime().UtcNow.AddHours(3);
        using var json = JsonDocument.Parse(Closed(ChannelReasons.Maintenance.With(Fact.Of("until", until))).ForPayer(Chinese).ToJsonUtf8Bytes());

        json.RootElement.GetProperty("available").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("code").GetString().Should().Be("channel.maintenance");
        json.RootElement.GetProperty("retry").GetString().Should().Be("after_delay");
        json.RootElement.GetProperty("opensAt").GetDateTimeOffset().Should().Be(until);
        json.RootElement.GetProperty("closedOptions").GetArrayLength().Should().Be(4);
        json.RootElement.TryGetProperty("suggestions", out _).Should().BeFalse("the text names the moment already");
    }

    [Fact]
    public void Views_are_not_read_back() => FluentActions.Invoking(() => JsonSerializer.Deserialize<PayerView>("{}")).Should().Throw<NotSupportedException>();

    [Fact]
    public void Support_reads_in_both_languages_what_is_behind_it_and_who_can_change_it()
    {
        AvailabilityResult result = Closed(ChannelReasons.Unavailable.With(Fact.Of("channel", "netsunion")));

        string chinese = result.ForSupport(Chinese).ToString();
        string english = result.ForSupport(English).ToString();

        chinese.Should().MatchRegex(@"主要原因: 网联：.* \[channel\.unavailable\]").And.Contain("支付渠道：等待网联恢复");
        english.Should().MatchRegex(@"Main reason: NetsUnion: .* \[channel\.unavailable\]").And.Contain("payment channel: wait until NetsUnion works again");
        Encoding.UTF8.GetString(result.ForSupport(English).ToJsonUtf8Bytes()).Should().Contain("\"payerReads\"");
    }

    [Fact]
    public void A_list_that_is_too_long_says_how_much_it_leaves_out() =>
        new TestResolver(TestCatalogs.TenMethods).AddInline("gate.host", new GateOf(GateVerdict.Closed(OrderReasons.Expired.WithoutFacts)))
            .Resolve(TestCatalogs.Request with { Amount = new Money(500m, "CNY") }).ForSupport(English).ToString()
            .Should().Contain("method_0, method_1, method_2, method_3, method_4 or 5 more");

    private static AvailabilityResult Closed(Reason reason) => new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(reason))).Resolve(TestCatalogs.Request);
}
