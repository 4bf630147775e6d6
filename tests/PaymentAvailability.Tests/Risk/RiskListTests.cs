using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>Entries of lists open or close what they name, and tell nobody whom they name.</summary>
public sealed class RiskListTests
{
    [Fact]
    public void An_entry_of_a_list_does_not_tell_whose_it_is_as_JSON() =>
        JsonSerializer.Serialize(new RiskListEntry { Kind = RiskListKind.Deny, Subject = RiskSubject.Payer, Value = "payer-7", Because = "chargeback" }).Should().NotContain("payer-7");

    [Fact]
    public void An_entry_without_a_kind_or_subject_that_has_a_name_is_refused()
    {
        FluentActions.Invoking(() => new RiskListEntry { Kind = (RiskListKind)9, Subject = RiskSubject.Payer, Value = "payer-7", Because = "known" }).Should().Throw<ArgumentException>().WithMessage("*kind*Allow*");
        FluentActions.Invoking(() => new RiskListEntry { Kind = RiskListKind.Allow, Subject = (RiskSubject)99, Value = "payer-7", Because = "known" }).Should().Throw<ArgumentException>().WithMessage("*subject*Payer*");
    }

    [Fact]
    public void An_entry_is_not_read_from_JSON_where_it_would_be_kept()
    {
        Action act = () => JsonSerializer.Deserialize<RiskListEntry>("""{ "value": "payer-7" }""");

        act.Should().Throw<JsonException>().Which.Message.Should().NotContain("payer-7");
    }

    [Fact]
    public void A_card_on_the_allow_list_is_open_whatever_rules_say_and_nothing_else_is()
    {
        using RiskWorld world = With(RiskMode.Enforced);
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts);
        world.Get<RiskLists>().Add(AllowCard("card-1"));
        world.Request = world.Request with { Instruments = [TestCatalogs.Card with { Id = "card-0" }, TestCatalogs.Card] };

        AvailabilityResult result = world.Resolve();

        result.Options.Should().ContainSingle().Which.Instrument!.Id.Should().Be("card-1");
        result.ClosedOptions.Should().Contain(static option => option.Instrument != null && option.Instrument.Id == "card-0");
        result.Risk!.AllowedInstruments.Should().Equal(new AllowedInstrument(1, "known"));
        result.Risk.Explain(System.Globalization.CultureInfo.InvariantCulture).Should().Contain("instrument 2 is on the allow list (known), so rules have no effect for it");
        System.Text.Encoding.UTF8.GetString(result.ToJsonUtf8Bytes()).Should().Contain("\"allowedInstruments\":[{\"instrumentIndex\":1,\"because\":\"known\"}]").And.NotContain("card-1");
    }

    [Fact]
    public void What_closes_a_card_on_the_allow_list_all_the_same_is_all_that_is_told_of_it()
    {
        using var world = new RiskWorld(
            static options => options.Limits.Add(new PaymentLimit { Name = "single", MaximumAmount = 10 }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        world.Get<RiskLists>().Add(AllowCard("card-1"));

        AvailabilityResult result = world.Resolve();

        result.IsAvailable.Should().BeFalse();
        ClosedOption card = result.ClosedOptions.Single(static option => option.Instrument is not null);
        card.Routes.Should().OnlyContain(static route => route.Reasons.All(static reason => reason.Definition != RiskReasons.UnderReview));
        result.ClosedOptions.Where(static option => option.Instrument is null).SelectMany(static option => option.Routes)
            .Should().OnlyContain(static route => route.Reasons.Any(static reason => reason.Definition == RiskReasons.UnderReview));
        result.Diagnose().Should().NotBeNull();
    }

    [Fact]
    public void A_demand_is_not_made_for_a_card_on_the_allow_list()
    {
        using RiskWorld world = With(RiskMode.Enforced);
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Verify(VerificationMethods.Chip);
        world.Get<RiskPolicyTests.ScoringRule>().Score = 0.6;
        AvailabilityResult asked = world.Resolve();
        world.Get<RiskLists>().Add(AllowCard("card-1"));

        AvailabilityResult result = world.Resolve();

        PaymentOption OfCard(AvailabilityResult each) => each.Options.Single(static option => option.Instrument is not null);
        OfCard(asked).Verification.Length.Should().BeGreaterThan(OfCard(result).Verification.Length);
        OfCard(result).Verification.Should().NotContain(static step => step.AnyOf.HasFlag(VerificationMethods.Chip));
        result.Options.Should().Contain(static option => option.Instrument == null && option.Verification.Length == 2);
    }

    [Fact]
    public void A_compliance_hold_and_the_deny_list_stand_above_a_card_on_the_allow_list()
    {
        using RiskWorld world = With(RiskMode.Enforced);
        world.Get<RiskLists>().Add(AllowCard("card-1"));
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.ComplianceHold.WithoutFacts);
        world.Resolve().IsAvailable.Should().BeFalse();

        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Allow;
        world.Resolve().Options.Should().Contain(static option => option.Instrument != null);
        world.Get<RiskLists>().Add(AllowCard("card-1") with { Kind = RiskListKind.Deny });

        world.Resolve().Options.Should().NotContain(static option => option.Instrument != null);
    }

    [Theory]
    [InlineData(RiskMode.Shadow, false)]
    [InlineData(RiskMode.Enforced, true)]
    public void What_is_set_aside_is_written_down_as_without_effect_and_a_hold_as_with_it(RiskMode mode, bool isAllowed)
    {
        using RiskWorld world = With(mode);
        if (isAllowed)
        {
            world.Get<RiskLists>().Add(AllowCard("payer-7") with { Subject = RiskSubject.Payer });
        }

        world.Get<RiskPolicyTests.ScoringRule>().Score = 0.4;
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts);
        RiskAssessment aside = world.Resolve().Risk!;
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.ComplianceHold.WithoutFacts);
        RiskAssessment held = world.Resolve().Risk!;

        aside.Signals.Should().OnlyContain(static assessed => !assessed.IsEnforced);
        (aside.Score, aside.ShadowScore).Should().Be((0, 0.4));
        held.Signals.Where(static assessed => assessed.IsEnforced).Should().ContainSingle().Which.Signal.Rule.Should().Be("risk.moody_rule");
    }

    private static RiskListEntry AllowCard(string id) => new() { Kind = RiskListKind.Allow, Subject = RiskSubject.Card, Value = id, Because = "known" };

    private static RiskWorld With(RiskMode mode) => new(
        options => options.Risk.Mode = mode,
        static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>().AddRiskRule<RiskPolicyTests.MoodyRule>());
}
