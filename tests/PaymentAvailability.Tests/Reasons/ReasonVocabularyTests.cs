using System.Globalization;
using System.Reflection;

namespace PaymentAvailability.Tests;

public sealed class ReasonVocabularyTests
{
    private static readonly ReasonVocabulary Vocabulary = ReasonVocabulary.BuiltIn;
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Every_definition_that_is_written_down_is_in_the_vocabulary()
    {
        IEnumerable<ReasonDefinition> written = typeof(OrderReasons).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Reasons", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null)).OfType<ReasonDefinition>();

        Vocabulary.All.Should().BeEquivalentTo(written, options => options.ComparingByValue<ReasonDefinition>());
        Vocabulary.All.Should().HaveCount(88);
    }

    [Fact]
    public void A_definition_is_found_by_its_code()
    {
        foreach (ReasonDefinition definition in Vocabulary.All) Vocabulary.Find(definition.Code).Should().BeSameAs(definition);
        Vocabulary.Find(ReasonCode.Parse("order.unheard_of")).Should().BeNull();
        Vocabulary.Find(default).Should().BeNull();
    }

    [Fact]
    public void Codes_start_with_the_category_they_stand_under() =>
        OrderReasons.All.Concat(RiskReasons.All).Concat(CatalogReasons.All).Concat(LimitReasons.All)
            .Select(definition => definition.Code.Category).Distinct().Should().BeEquivalentTo("order", "risk", "catalog", "limit");

    [Fact]
    public void Reasons_that_share_an_alias_give_the_payer_the_same_answer()
    {
        foreach (IGrouping<ReasonCode, ReasonDefinition> shared in Vocabulary.All.GroupBy(definition => definition.PublicAlias))
        {
            ReasonDefinition face = Vocabulary.Find(shared.Key)!;
            foreach (ReasonDefinition definition in shared)
            {
                Reason told = Vocabulary.PublicFace(WithUntil(definition));

                Vocabulary.PublicFace(definition).Should().BeSameAs(face);
                told.Definition.Should().BeSameAs(face);
                if (shared.Count() > 1) told.Should().BeSameAs(face.WithoutFacts);
                ReasonTexts.BuiltIn.Guidance(WithUntil(definition), Chinese).Should().Be(ReasonTexts.BuiltIn.Guidance(told, Chinese));
            }
        }
    }

    [Fact]
    public void A_payer_is_never_told_of_risk_apart_from_pace() =>
        Vocabulary.All.Where(definition => definition.Cause == ReasonCause.Risk && definition != RiskReasons.TooFrequent)
            .Select(Vocabulary.PublicFace).Distinct().Should().Equal(AliasReasons.NotAvailable);

    [Fact]
    public void A_hidden_reason_without_an_alias_becomes_the_generic_one() =>
        Vocabulary.PublicFace(Define("acme.secret", Disclosure.Internal, "contact_support", 20)).Should().BeSameAs(AliasReasons.NotAvailable);

    [Fact]
    public void A_hidden_reason_of_another_vocabulary_stays_hidden() =>
        Vocabulary.PublicFace(Define("acme.secret", Disclosure.Internal, "contact_support", 20, "acme.unknown")).Should().BeSameAs(AliasReasons.NotAvailable);

    [Fact]
    public void The_first_thing_told_is_that_the_order_is_paid() =>
        Vocabulary.All.MinBy(definition => definition.HeadlineRank).Should().BeSameAs(OrderReasons.AlreadyPaid);

    [Fact]
    public void Every_fault_of_the_additions_is_named_at_once()
    {
        ReasonDefinition[] additions =
        [
            Define("order.expired", Disclosure.Public, "reopen_order", 11),
            Define("acme.nowhere", Disclosure.Generic, "contact_support", 20, "acme.missing"),
            Define("acme.chain", Disclosure.Generic, "contact_support", 20, "risk.rejected"),
            Define("acme.open", Disclosure.Public, "retry_later", 20, "platform.overloaded"),
            Define("acme.mute", Disclosure.Public, "no_such_text", 20),
            Define("acme.gap", Disclosure.Public, "retry_at", 20),
            Define("acme.told", Disclosure.Generic, "top_up", 19),
            Define("acme.facts", Disclosure.Generic, "single_limit", 35, "limit.single_exceeded"),
        ];

        string[] faults = [.. ReasonVocabulary.Validate(additions)];

        faults.Should().Contain(
        [
            "`order.expired` is defined 2 times: give each reason a code of its own",
            "`acme.nowhere` has the alias `acme.missing`, which is not defined: define it, or use one of the alias reasons",
            "`acme.chain` has the alias `risk.rejected`, which is itself kept from payers: name the reason that payers are told",
            "`acme.open` is disclosed and yet has the alias `platform.overloaded`: remove the alias, or disclose it as generic or internal",
            "`acme.mute` has the guidance `no_such_text`, which has no text: add the text, or use a key that has one",
            "`acme.gap` has the guidance `retry_at`, which names `{until}`: list that fact, or use guidance without it",
            "`acme.told` has the guidance `top_up` and its alias `payment.not_available` has `contact_support`: use that of the alias",
            "`acme.told` has the headline rank `19` and its alias `payment.not_available` has `20`: use that of the alias",
            "`acme.facts` has the alias `limit.single_exceeded`, whose facts would tell the two apart: use an alias without facts",
        ]);
        FluentActions.Invoking(() => ReasonVocabulary.Create(additions)).Should().Throw<ArgumentException>()
            .Which.Message.Should().ContainAll(faults);
    }

    [Fact]
    public void A_host_adds_reasons_with_texts_of_its_own()
    {
        ReasonDefinition frozen = Define("acme.loan_frozen", Disclosure.Public, "ask_branch", 15);
        ReasonTexts texts = ReasonTexts.BuiltIn.WithGuidance("ask_branch", LocalizedText.Of("Ask your branch.").With("zh-CN", "请咨询网点。"));

        ReasonVocabulary vocabulary = ReasonVocabulary.Create([frozen], texts);

        vocabulary.Find(frozen.Code).Should().BeSameAs(frozen);
        texts.Guidance(frozen.WithoutFacts, Chinese).Should().Be("请咨询网点。");
        texts.Title(frozen, Chinese).Should().Be("made for a test");
    }

    private static Reason WithUntil(ReasonDefinition definition) => definition.FactNames.Contains("until")
        ? definition.With(Fact.Of("until", new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(8))))
        : definition.WithoutFacts;

    private static ReasonDefinition Define(string code, Disclosure disclosure, string guidance, int rank, string? alias = null)
    {
        return alias is null
            ? new() { Code = ReasonCode.Parse(code), Cause = ReasonCause.Platform, Fixer = ReasonFixer.Engineering, Retry = RetryAdvice.Never, Disclosure = disclosure, Guidance = guidance, HeadlineRank = rank, Description = "made for a test" }
            : new() { Code = ReasonCode.Parse(code), Cause = ReasonCause.Platform, Fixer = ReasonFixer.Engineering, Retry = RetryAdvice.Never, Disclosure = disclosure, Guidance = guidance, HeadlineRank = rank, Description = "made for a test", PublicAlias = ReasonCode.Parse(alias) };
    }
}
