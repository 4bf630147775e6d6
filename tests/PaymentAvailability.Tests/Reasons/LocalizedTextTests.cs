using System.Globalization;

namespace PaymentAvailability.Tests;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Card = LocalizedText.Of("Bank card").With("zh-CN", "银行卡");

    [Theory]
    [InlineData("zh-CN", "银行卡")]
    [InlineData("zh", "银行卡")]
    [InlineData("zh-Hans", "银行卡")]
    [InlineData("zh-Hans-CN", "银行卡")]
    [InlineData("zh-SG", "银行卡")]
    [InlineData("zh-TW", "银行卡")]
    [InlineData("zh-Hant-HK", "银行卡")]
    [InlineData("en", "Bank card")]
    [InlineData("en-GB", "Bank card")]
    [InlineData("de-DE", "Bank card")]
    [InlineData("", "Bank card")]
    public void A_reader_gets_the_closest_text(string culture, string expected) =>
        Card.In(CultureInfo.GetCultureInfo(culture)).Should().Be(expected);

    [Theory]
    [InlineData("zh-TW", "銀行卡")]
    [InlineData("zh-HK", "銀行卡")]
    [InlineData("zh-Hant", "銀行卡")]
    [InlineData("zh-MY", "银行卡")]
    [InlineData("zh-SG", "银行卡")]
    public void The_script_decides_between_two_texts_of_one_language(string culture, string expected) =>
        Card.With("zh-TW", "銀行卡").In(CultureInfo.GetCultureInfo(culture)).Should().Be(expected);

    [Fact]
    public void A_wording_can_be_replaced()
    {
        Card.With("zh-CN", "卡").In(CultureInfo.GetCultureInfo("zh")).Should().Be("卡");
        Card.With("en", "Card").ToString().Should().Be("Card");
        Card.ToString().Should().Be("Bank card");
    }

    [Fact]
    public void Texts_are_equal_by_what_they_say()
    {
        LocalizedText one = LocalizedText.Of("a").With("zh-CN", "b").With("ja", "c");
        LocalizedText other = LocalizedText.Of("a").With("ja", "c").With("zh-CN", "b");

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        one.Should().NotBe(other.With("ja", "d"));
    }

    [Theory]
    [InlineData("zh_CN")]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("zh-")]
    public void A_malformed_tag_is_refused(string culture) =>
        FluentActions.Invoking(() => Card.With(culture, "x")).Should().Throw<ArgumentException>();

    [Fact]
    public void Blank_texts_are_refused()
    {
        FluentActions.Invoking(() => LocalizedText.Of(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Card.With("ja", "")).Should().Throw<ArgumentException>();
    }
}
