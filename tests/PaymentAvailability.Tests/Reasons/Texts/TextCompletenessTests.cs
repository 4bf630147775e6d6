using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>Nothing that the library can say is missing, half translated or without a next step.</summary>
public sealed class TextCompletenessTests
{
    private static readonly ReasonTexts Texts = ReasonTexts.BuiltIn;
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Every_code_has_a_title_and_guidance_with_a_next_step_in_both_languages()
    {
        ReasonVocabulary.BuiltIn.All
            .SelectMany(definition => TextCompleteness.Languages.SelectMany(language => TextCompleteness.FaultsOf(definition, language)))
            .Distinct().Should().BeEmpty();
        TextCompleteness.Percent().Should().Be(100);
    }

    [Theory]
    [InlineData("This method can't be used right now.", false)]
    [InlineData("Payments are processed. They take minutes.", false)]
    [InlineData("This method can't be used right now. Try again later.", true)]
    [InlineData("这种支付方式暂时无法使用。", false)]
    [InlineData("上一笔付款正在处理，请勿重复付款。", false)]
    [InlineData("请稍后再试。", true)]
    public void A_text_without_a_next_step_is_found(string text, bool hasNextStep) => TextCompleteness.HasNextStep(text).Should().Be(hasNextStep);

    [Theory]
    [InlineData("Try again later, or choose another method.")]
    [InlineData("请稍后再试，或选择其他支付方式。")]
    public void A_text_that_advises_another_method_is_found(string text) => TextCompleteness.AdvisesAnotherMethod(text).Should().BeTrue();

    [Fact]
    public void No_text_at_all_advises_another_method_when_nothing_else_is_open() =>
        Texts.Keys.Where(key => !key.StartsWith("title.", StringComparison.Ordinal))
            .SelectMany(key => TextCompleteness.Languages.Select(language => Sentence.Choose(Texts[key].In(language), isAlone: true)))
            .Where(TextCompleteness.AdvisesAnotherMethod).Should().BeEmpty();

    [Fact]
    public void Both_languages_have_the_same_places_and_well_formed_brackets_in_every_section()
    {
        foreach (string key in Texts.Keys)
        {
            LocalizedText text = Texts[key];
            text.All.Select(each => each.Culture).Should().Equal(["en", "zh-CN"], key);
            Sentence.Placeholders(text.In(Chinese)).Should().BeEquivalentTo(Sentence.Placeholders(text.In(English)), key);
            text.All.Should().OnlyContain(each => Sentence.IsWellFormed(each.Text), key);
        }
    }

    [Fact]
    public void Every_kind_of_change_has_a_text_in_both_languages_also_when_its_value_is_missing()
    {
        foreach (ChangeKind kind in Enum.GetValues<ChangeKind>().Where(kind => kind != ChangeKind.None))
        {
            string key = "change." + ReasonWireNames.Changes.NameOf(kind);
            Texts.Keys.Should().Contain(key);
            foreach (CultureInfo language in TextCompleteness.Languages)
            {
                bool hasPlaces = Sentence.Placeholders(Texts[key].In(language)).Any();
                string without = hasPlaces ? key + ".unknown" : key;
                Texts.FirstOf(language, _ => null, without).Should().NotBeNullOrWhiteSpace();
            }
        }
    }

    [Fact]
    public void Every_wire_name_that_support_reads_has_a_name()
    {
        string[] read =
        [
            .. Enum.GetValues<ReasonCause>().Select(ReasonWireNames.Causes.NameOf), .. Enum.GetValues<RetryAdvice>().Select(ReasonWireNames.Retries.NameOf),
            .. Enum.GetValues<ReasonContact>().Select(ReasonWireNames.Contacts.NameOf), "payer_now", "payer_later", "host_staff", "channel",
            .. Enum.GetValues<ClientKind>().Where(kind => kind != ClientKind.BackEnd).Select(WireNames.Client.NameOf),
            .. Enum.GetValues<CardType>().Select(WireNames.CardType.NameOf), .. Enum.GetValues<AccountClass>().Select(WireNames.AccountClass.NameOf),
        ];

        read.Where(token => !Texts.Keys.Contains("name." + token)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("zh", true)]
    [InlineData("zh-Hans", true)]
    [InlineData("zh-CN", true)]
    [InlineData("zh-SG", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("zh-TW", true)]
    [InlineData("zh-HK", true)]
    [InlineData("en-GB", false)]
    [InlineData("de-DE", false)]
    [InlineData("xx-YY", false)]
    [InlineData("", false)]
    public void A_culture_reads_the_closest_text(string culture, bool isChinese)
    {
        var reader = CultureInfo.GetCultureInfo(culture);

        foreach (ReasonDefinition definition in ReasonVocabulary.BuiltIn.All)
        {
            Texts.Guidance(definition.WithoutFacts, reader).Should().Be(Texts.Guidance(definition.WithoutFacts, isChinese ? Chinese : English));
            Texts.Title(definition, reader).Should().Be(Texts.Title(definition, isChinese ? Chinese : English));
        }
    }

    [Theory]
    [InlineData("zh-CN", "¥1,234,567.50", "1,234,567")]
    [InlineData("en", "1,234,567.50\u00A0CNY", "1,234,567")]
    [InlineData("en-IN", "12,34,567.50\u00A0CNY", "12,34,567")]
    [InlineData("de-DE", "1,234,567.50\u00A0CNY", "1,234,567")]
    public void Amounts_and_counts_are_written_as_the_reader_of_the_sentence_writes_numbers(string culture, string amount, string count)
    {
        FactWriter writer = Texts.WriterFor(CultureInfo.GetCultureInfo(culture), null);

        writer.Write(new Money(1_234_567.5m, "CNY")).Should().Be(amount);
        writer.Write(1_234_567L).Should().Be(count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_length_of_time_reads_well_for_one_and_for_many(int count)
    {
        Texts.WriterFor(English, null).Write(Fact.Of("window", TimeSpan.FromDays(count * 3))).Should().Be($"{count * 3} d");
        Texts.WriterFor(Chinese, null).Write(Fact.Of("window", TimeSpan.FromHours(count * 2))).Should().Be($"{count * 2}小时");
    }
}
