using System.Globalization;

namespace PaymentAvailability.Tests;

public sealed class ReasonTextsTests
{
    private static readonly ReasonTexts Texts = ReasonTexts.BuiltIn;
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly DateTimeOffset Morning = new(2026, 5, 1, 8, 30, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Codes() => [.. ReasonVocabulary.BuiltIn.All.Select(definition => definition.Code.Value)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reason_says_what_happened_and_what_to_do_next_in_both_languages(string code)
    {
        ReasonDefinition definition = Find(code);

        Texts.HasTitle(definition.Code).Should().BeTrue();
        Texts.Title(definition, Chinese).Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}").And.NotEndWith("。");
        Texts.Title(definition, English).Should().MatchRegex("^[ -~]+$").And.NotEndWith(".");
        foreach (Reason reason in new[] { definition.WithoutFacts, WithEveryFact(definition) })
        {
            string chinese = Texts.Guidance(reason, Chinese);
            string english = Texts.Guidance(reason, English);

            chinese.Should().MatchRegex("请|无需").And.EndWith("。").And.NotContainAny("{", "}");
            english.Should().MatchRegex(NextAction).And.EndWith(".").And.NotContainAny("{", "}", "  ", " .", " ,");
            english.Should().MatchRegex("^[ -~\u00A0\u202F\u2019]+$", "an English sentence holds no Chinese");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_text_names_only_facts_that_the_reason_may_carry_and_has_a_wording_without_them(string code)
    {
        ReasonDefinition definition = Find(code);
        LocalizedText sentence = Texts.FindGuidance(definition.Guidance)!;

        sentence.Placeholders().Should().BeSubsetOf(definition.FactNames);
        if (sentence.Placeholders().Any())
        {
            Texts.FindGuidance(definition.Guidance + ".unknown")!.Placeholders().Should().BeEmpty();
        }
    }

    [Fact]
    public void Both_languages_hold_the_same_keys_and_places()
    {
        foreach (string key in Texts.GuidanceKeys)
        {
            LocalizedText text = Texts.FindGuidance(key)!;
            text.In(Chinese).Should().NotBe(text.In(English), key);
            Sentence.Placeholders(text.In(Chinese)).Should().BeEquivalentTo(Sentence.Placeholders(text.In(English)), key);
        }
    }

    [Fact]
    public void Every_guidance_is_used()
    {
        IEnumerable<string> used = ReasonVocabulary.BuiltIn.All.Select(definition => definition.Guidance).Distinct();
        Texts.GuidanceKeys.Select(key => key.Replace(".unknown", "", StringComparison.Ordinal)).Distinct().Should().BeEquivalentTo(used);
    }

    [Fact]
    public void Nothing_promises_that_no_money_was_taken()
    {
        foreach (string key in Texts.GuidanceKeys)
        {
            Texts.FindGuidance(key)!.In(English).Should().NotMatchRegex("(?i)not (been )?charged|no money|not (been )?taken", key);
            Texts.FindGuidance(key)!.In(Chinese).Should().NotMatchRegex("未扣款|没有扣款|未扣除", key);
        }
    }

    [Fact]
    public void While_a_payment_is_open_the_payer_is_told_not_to_pay_again()
    {
        Texts.Guidance(OrderReasons.PaymentInProgress.WithoutFacts, English).Should().Contain("don't pay again");
        Texts.Guidance(OrderReasons.PaymentInProgress.WithoutFacts, Chinese).Should().Contain("请勿重复付款");
    }

    [Fact]
    public void A_time_is_written_for_the_reader()
    {
        Reason reason = ChannelReasons.Maintenance.With(Fact.Of("until", Morning));
        TimeZoneInfo tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        Texts.Guidance(reason, Chinese).Should().Contain("预计在5月1日 08:30恢复");
        Texts.Guidance(reason, English).Should().Contain("back by May 1, 8:30 AM.");
        Texts.Guidance(reason, English, tokyo).Should().Contain("back by May 1, 9:30 AM.");
        Texts.Guidance(ChannelReasons.Maintenance.With(Fact.Of("until", Morning.ToUniversalTime())), English).Should().Contain("12:30 AM UTC.");
    }

    [Fact]
    public void An_amount_is_written_in_the_language_of_its_sentence()
    {
        Reason reason = LimitReasons.SingleExceeded.With(Fact.Of("limit", new Money(5000m, Currency.Cny)));

        Texts.Guidance(reason, Chinese).Should().Contain("单笔限额¥5,000.00。");
        Texts.Guidance(reason, English).Should().Contain("limit of 5,000.00\u00A0CNY for");
        Texts.Guidance(reason, CultureInfo.GetCultureInfo("de-DE")).Should().Be(Texts.Guidance(reason, English));
        Texts.Guidance(LimitReasons.BelowMinimum.With(Fact.Of("minimum", new Money(100m, Currency.Jpy))), Chinese).Should().Contain("100\u00A0JPY");
    }

    [Fact]
    public void A_token_is_shown_by_its_name_or_not_at_all()
    {
        Reason known = CatalogReasons.ClientNotSupported.With(Fact.Of("accepted", ["app", "mini_program"]));
        Reason strange = CatalogReasons.ClientNotSupported.With(Fact.Of("accepted", ["app", "kiosk_9"]));

        Texts.Guidance(known, Chinese).Should().Contain("请在App或小程序打开账单");
        Texts.Guidance(known, English).Should().Contain("in the app or the mini program to pay");
        Texts.Guidance(strange, English).Should().Be(Texts.Guidance(CatalogReasons.ClientNotSupported.WithoutFacts, English));
        Texts.WithName("kiosk_9", LocalizedText.Of("the kiosk")).Guidance(strange, English).Should().Contain("the app or the kiosk");
    }

    [Theory]
    [InlineData(45, "45 s", "45秒")]
    [InlineData(301, "6 min", "6分钟")]
    [InlineData(7200, "2 h", "2小时")]
    [InlineData(604800, "7 d", "7天")]
    public void A_length_of_time_is_rounded_up_to_one_unit(int seconds, string english, string chinese)
    {
        ReasonTexts texts = Texts.WithGuidance("wait", LocalizedText.Of("Wait {window}.").With("zh-CN", "请等{window}。"), LocalizedText.Of("Wait."));
        Reason reason = Definition("wait", Disclosure.Public, "window").With(Fact.Of("window", TimeSpan.FromSeconds(seconds)));

        texts.Guidance(reason, English).Should().Be($"Wait {english}.");
        texts.Guidance(reason, Chinese).Should().Be($"请等{chinese}。");
    }

    [Fact]
    public void The_facts_of_a_hidden_reason_are_not_shown()
    {
        Fact until = Fact.Of("until", Morning);
        Reason hidden = Definition("retry_at", Disclosure.Internal, "until").With(until);

        Texts.Guidance(hidden, English).Should().Be(Texts.Guidance(hidden.Definition.WithoutFacts, English));
        Texts.Guidance(Definition("retry_at", Disclosure.Reason, "until").With(until), English).Should().Contain("8:30 AM");
    }

    [Fact]
    public void Guidance_without_texts_still_helps() =>
        Texts.Guidance(Definition("no_such_key", Disclosure.Public).WithoutFacts, English).Should().Be(Texts.Guidance(AliasReasons.NotAvailable.WithoutFacts, English));

    [Fact]
    public void A_sentence_with_places_needs_a_wording_without()
    {
        FluentActions.Invoking(() => Texts.WithGuidance("wait", LocalizedText.Of("Wait {window}."))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Texts.WithGuidance("wait", LocalizedText.Of("Wait."), LocalizedText.Of("Wait {window}."))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Texts.WithGuidance("Wait", LocalizedText.Of("Wait."))).Should().Throw<ArgumentException>();
    }

    private const string NextAction =
        "(?i)choose|contact|try again|use another|use a card|use your|check|add|ask your|sign in|set it up|update|request|change|go back|start|pay from|complete|connect|make the payment|install|don't need to pay";

    private static ReasonDefinition Find(string code) => ReasonVocabulary.BuiltIn.Find(ReasonCode.Parse(code))!;

    private static Reason WithEveryFact(ReasonDefinition definition) => definition.With([.. definition.FactNames.Select(Sample)]);

    private static Fact Sample(string name) => name switch
    {
        "until" => Fact.Of(name, Morning),
        "limit" or "minimum" or "remaining" => Fact.Of(name, new Money(5000m, Currency.Cny)),
        "window" => Fact.Of(name, TimeSpan.FromDays(1)),
        "count" => Fact.Of(name, 5),
        "accepted" or "excluded" => Fact.Of(name, ["app", "mini_program"]),
        "app" => Fact.Of(name, "wechat"),
        _ => Fact.Of(name, "sample"),
    };

    private static ReasonDefinition Definition(string guidance, Disclosure disclosure, params string[] factNames) => new()
    {
        Code = ReasonCode.Parse("acme.test"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = disclosure,
        Guidance = guidance,
        HeadlineRank = 10,
        FactNames = [.. factNames],
        Description = "made for a test",
    };
}
