using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace PaymentAvailability.Tests;

/// <summary>A host's own wording is used where it has one, and refused at the start where it cannot work.</summary>
public sealed class TextOverrideTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public async Task A_localizer_is_asked_first_and_the_rest_stays_as_it_is()
    {
        var localizer = new Localizer { [("en", "guidance.reopen_order")] = "Start over.", [("zh-CN", "title.order.expired")] = "账单过期" };

        AvailabilityResult result = await ResolveAsync(localizer);

        result.ForPayer(English).Text.Should().Be("Start over.");
        result.ForPayer(English).Title.Should().Be("Order expired");
        result.ForPayer(Chinese).Title.Should().Be("账单过期");
        result.ForPayer(Chinese).Text.Should().Be(ReasonTexts.BuiltIn.Guidance(OrderReasons.Expired.WithoutFacts, Chinese));
        result.ForSupport(Chinese).ToString().Should().Contain("账单过期 [order.expired]");
    }

    [Fact]
    public async Task Changes_phrases_and_names_are_overridden_too()
    {
        var localizer = new Localizer
        {
            [("en", "change.pay_at_most")] = "pay up to {amount}", [("en", "phrase.remedy")] = "{changes} → {options}", [("en", "phrase.label_reason")] = "Because",
        };

        AvailabilityResult result = await ResolveAsync(localizer, new CatalogBuilder()
            .Channel("bank").Method("transfer", method => method.Name("转账", "Transfer").Terms(terms => terms.Amount("CNY", 1m, 500m)).Route("bank")).Build());

        result.ForPayer(English).Suggestions.Should().Equal("Pay up to 500.00\u00A0CNY → Transfer");
        result.ForSupport(English).ToString().Should().Contain("Because: Above the single-payment limit");
    }

    [Fact]
    public async Task The_culture_of_the_thread_is_the_same_afterwards_also_when_the_localizer_fails()
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        var localizer = new Localizer();
        AvailabilityResult result = await ResolveAsync(localizer);

        result.ForPayer(Chinese);
        CultureInfo.CurrentUICulture.Should().BeSameAs(before);
        localizer.Cultures.Should().Contain("zh-CN");

        localizer.IsBroken = true;
        result.Invoking(each => each.ForPayer(Chinese)).Should().Throw<InvalidOperationException>();
        CultureInfo.CurrentUICulture.Should().BeSameAs(before);
    }

    [Fact]
    public void A_text_with_a_place_that_has_no_value_this_time_gives_way_to_the_library()
    {
        ReasonTexts texts = ReasonTexts.BuiltIn.WithOverrides((key, _) => key == "guidance.retry_at" ? "Back at {until}." : null);

        texts.Guidance(ChannelReasons.Maintenance.WithoutFacts, English).Should().Be(ReasonTexts.BuiltIn.Guidance(ChannelReasons.Maintenance.WithoutFacts, English));
        texts.Guidance(ChannelReasons.Maintenance.With(Fact.Of("until", new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8)))), English)
            .Should().Be("Back at March 2, 8:00 AM.");
    }

    [Fact]
    public void Parts_in_brackets_hold_for_a_host_as_they_do_for_the_library()
    {
        ReasonTexts texts = ReasonTexts.BuiltIn.WithOverrides((key, _) => key == "guidance.other_method" ? "Wait[, or pick another one|, or call us]." : null);

        texts.Guidance(AliasReasons.TemporarilyUnavailable.WithoutFacts, English).Should().Be("Wait, or pick another one.");
        texts.Guidance(AliasReasons.TemporarilyUnavailable.WithoutFacts, English, isAlone: true).Should().Be("Wait, or call us.");
    }

    [Fact]
    public void A_blank_text_in_a_culture_that_the_start_does_not_look_at_counts_as_none()
    {
        ReasonTexts texts = ReasonTexts.BuiltIn.WithOverrides((_, culture) => culture.Name == "fr-FR" ? " " : null);
        CultureInfo french = CultureInfo.GetCultureInfo("fr-FR");

        texts.Guidance(OrderReasons.Expired.WithoutFacts, french).Should().Be(ReasonTexts.BuiltIn.Guidance(OrderReasons.Expired.WithoutFacts, English));
        texts.Title(OrderReasons.Expired, french).Should().Be("Order expired");
    }

    [Fact]
    public async Task Every_text_that_cannot_work_is_refused_at_the_start_with_key_culture_and_mend()
    {
        var localizer = new Localizer
        {
            [("en", "guidance.retry_at")] = "Back at {when}.",
            [("en", "change.wait")] = "wait {until",
            [("zh-CN", "guidance.reopen_order")] = "[请返回账单。",
            [("zh-CN", "title.order.expired")] = "  ",
            [("zh-CN", "phrase.and")] = "{x}",
            [("en", "guidance.single_limit")] = "Over {limit}[, or [choose] another].",
            [("en", "guidance.sign_in")] = "Sign in.",
        };

        Exception? error = await TestHost.StartAsync(services =>
        {
            services.AddSingleton<IStringLocalizer<ReasonTexts>>(localizer);
            services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        });

        error!.Message.Should()
            .Contain("`guidance.retry_at` in `en` has the placeholder `{when}`, which has no value there: use `{until}`")
            .And.Contain("`guidance.reopen_order` in `zh-CN` has a square bracket that is not closed or stands inside another: mend it, or leave brackets out")
            .And.Contain("`title.order.expired` in `zh-CN` is blank: write a text, or leave the key out")
            .And.Contain("`phrase.and` in `zh-CN` has the placeholder `{x}`, which has no value there: use none")
            .And.Contain("`guidance.single_limit` in `en` has a square bracket")
            .And.Contain("`change.wait` in `en` has a curly bracket that holds no name: write places like `{until}`")
            .And.NotContain("sign_in");
    }

    private static async Task<AvailabilityResult> ResolveAsync(Localizer localizer, PaymentCatalog? catalog = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IStringLocalizer<ReasonTexts>>(localizer);
        services.AddPaymentAvailability().UseCatalog(catalog ?? TestCatalogs.Repayment).AddOrderVerifier<ClosesOrders>();
        await using ServiceProvider provider = services.Build();
        return await provider.ResolveAsync(TestCatalogs.Request with { OrderId = catalog is null ? "loan-42/7" : null });
    }

    private sealed class Localizer : Dictionary<(string Culture, string Key), string>, IStringLocalizer<ReasonTexts>
    {
        public bool IsBroken { get; set; }

        public HashSet<string> Cultures { get; } = [];

        public LocalizedString this[string name]
        {
            get
            {
                if (IsBroken) throw new InvalidOperationException("no texts today");

                string culture = CultureInfo.CurrentUICulture.Name;
                Cultures.Add(culture);
                return TryGetValue((culture, name), out string? text) ? new(name, text) : new(name, name, resourceNotFound: true);
            }
        }

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
