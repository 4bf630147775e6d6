using System.Globalization;

namespace PaymentAvailability.Tests;

public sealed class RiskPolicyTests
{
    [Fact]
    public void Scores_combine_so_that_no_rule_lowers_them_and_one_sure_rule_is_enough()
    {
        Combine().Should().Be(0);
        Combine(0.5, 0.5).Should().Be(0.75);
        Combine(0.2, 1).Should().Be(1);

        static double Combine(params double[] scores)
        {
            AssessedSignal[] signals = [.. scores.Select(static score => new AssessedSignal(new RiskSignal("rule", score, []), 1, true, null))];
            return ScoreCombiner.Of(new SignalGroups(signals, new int[SignalGroups.RoomFor(signals.Length)]), SignalGroups.Whole, null).Enforced;
        }
    }

    [Fact]
    public void By_default_a_suspicion_asks_for_a_verification_and_closes_nothing()
    {
        using RiskWorld world = With(0.6);

        AvailabilityResult result = world.Resolve();

        result.ClosedOptions.Should().BeEmpty();
        result.Options.Should().OnlyContain(option => option.Verification.Any(step => step.AnyOf.HasFlag(VerificationMethods.Face)));
        result.Risk!.Decisions.Should().ContainSingle().Which.Should().Match<RiskDecision>(decision => decision.IsEnforced && decision.Action == RiskAction.Verify);
    }

    [Fact]
    public void Who_has_verified_is_not_asked_again()
    {
        using RiskWorld world = With(0.6);

        world.Resolve(request => request with { CompletedVerifications = VerificationMethods.Face }).Options.Should().OnlyContain(option => option.Verification.IsEmpty);
    }

    [Fact]
    public void Below_every_threshold_nothing_happens_and_it_is_written_down()
    {
        using RiskWorld world = With(0.49);

        AvailabilityResult result = world.Resolve();

        result.Options.Should().OnlyContain(option => option.Method.Id == "card.quick_pay" || option.Verification.IsEmpty);
        (result.Risk!.Score, result.Risk.Decisions.Length, result.Risk.Signals.Length).Should().Be((0.49, 0, 1));
    }

    [Fact]
    public void A_response_may_close_quick_pay_and_leave_the_bank_transfer_open()
    {
        using RiskWorld world = With(0.9, risk => risk.Responses.Add(new RiskResponse { Name = "no_quick_pay", Action = RiskAction.Close, Methods = { "card.quick_pay" } }));

        AvailabilityResult result = world.Resolve();

        result.ClosedOptions.Should().ContainSingle().Which.Method.Id.Should().Be("card.quick_pay");
        result.ClosedOptions[0].Routes.Should().OnlyContain(route => route.Reasons.Single().Code == RiskReasons.AbnormalAmount.Code);
    }

    [Fact]
    public void Only_the_rules_that_a_response_names_count_for_it()
    {
        using RiskWorld world = With(0.9, risk => risk.Responses.Add(new RiskResponse { Name = "other", Action = RiskAction.Close, Rules = { "new_place" } }));

        world.Resolve().Risk!.Decisions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("rule")]
    [InlineData("response")]
    [InlineData("policy")]
    [InlineData("share")]
    [InlineData("weight")]
    public void What_is_in_shadow_is_measured_and_changes_nothing(string what)
    {
        using RiskWorld world = With(0.9, risk =>
        {
            var close = new RiskResponse { Name = "close", Action = RiskAction.Close };
            risk.Responses.Add(close);
            _ = what switch
            {
                "rule" => (object)(risk.Rule("risk.scoring_rule").Mode = RiskMode.Shadow),
                "response" => close.Mode = RiskMode.Shadow,
                "policy" => risk.Mode = RiskMode.Shadow,
                "share" => risk.Rule("risk.scoring_rule").EnforcedShare = 0,
                _ => risk.Rule("risk.scoring_rule").Weight = 0.5,
            };
        });

        AvailabilityResult result = world.Resolve();

        result.ClosedOptions.Should().BeEmpty();
        if (what != "weight")
        {
            result.Risk!.Decisions.Should().ContainSingle().Which.IsEnforced.Should().BeFalse();
            result.Risk.ShadowScore.Should().Be(0.9);
        }
    }

    [Fact]
    public void A_rule_that_closes_by_itself_is_only_noted_in_shadow_and_so_is_one_that_throws()
    {
        static void Shadow(PaymentAvailabilityOptions options) => options.Risk.Rule("risk.moody_rule").Mode = RiskMode.Shadow;
        using var world = new RiskWorld(Shadow, builder => builder.AddRiskRule<MoodyRule>());

        world.Get<MoodyRule>().Mood = () => RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts);
        AvailabilityResult closing = world.Resolve();
        world.Get<MoodyRule>().Mood = () => throw new InvalidOperationException();
        AvailabilityResult throwing = world.Resolve();

        closing.ClosedOptions.Should().BeEmpty();
        closing.Risk!.Signals.Single().Signal.Action.Should().Be(RiskAction.Close);
        throwing.ClosedOptions.Should().BeEmpty();
    }

    [Fact]
    public void A_rule_that_throws_closes_by_its_own_policy_and_no_other_rule()
    {
        using var world = new RiskWorld(static _ => { }, builder => builder.AddRiskRule<MoodyRule>(gate => gate.WhenUnknown = UnknownPolicy.Open));
        world.Get<MoodyRule>().Mood = () => throw new InvalidOperationException();

        AvailabilityResult result = world.Resolve();

        result.IsAvailable.Should().BeTrue();
        result.UnknownGates.Should().ContainSingle().Which.Cause.Should().Be(UnknownCause.Failed);
    }

    [Fact]
    public void A_compliance_hold_is_not_for_shadow_or_an_allow_list_to_open()
    {
        using var world = new RiskWorld(options => options.Risk.Mode = RiskMode.Shadow, builder => builder.AddRiskRule<MoodyRule>());
        world.Get<MoodyRule>().Mood = () => RiskVerdict.Close(RiskReasons.ComplianceHold.WithoutFacts);
        world.Get<RiskLists>().Add(Entry(RiskListKind.Allow, RiskSubject.Payer, "payer-7"));

        world.Resolve().PrimaryReason!.Code.Should().Be(RiskReasons.ComplianceHold.Code);
    }

    [Fact]
    public void Shares_are_stable_nested_and_about_right()
    {
        PaymentRequest[] payers = [.. Enumerable.Range(0, 4_000).Select(i => TestCatalogs.Request with { PayerId = $"payer-{i}" })];
        bool[] tenth = [.. payers.Select(static payer => RollOut.Covers("rule", 0.1, payer))];
        bool[] half = [.. payers.Select(static payer => RollOut.Covers("rule", 0.5, payer))];

        tenth.Count(covered => covered).Should().BeInRange(320, 480);
        half.Count(covered => covered).Should().BeInRange(1_850, 2_150);
        tenth.Zip(half).Should().NotContain(pair => pair.First && !pair.Second);
        payers.Select(static payer => RollOut.Covers("another", 0.5, payer)).Should().NotEqual(half);
        RollOut.Covers("rule", 0.99, TestCatalogs.Request).Should().BeFalse("nobody is named");
        RollOut.Covers("rule", 0.0927, payers[0]).Should().Be(tenth[0], "the place of a payer is the same on every machine");
    }

    [Fact]
    public void The_allow_list_sets_rules_aside_until_it_ends_and_says_why()
    {
        using RiskWorld world = With(1);
        world.Resolve().IsAvailable.Should().BeFalse();
        world.Get<RiskLists>().Add(Entry(RiskListKind.Allow, RiskSubject.Device, "device-1") with { Until = world.Time.UtcNow + TimeSpan.FromHours(1) });

        AvailabilityResult allowed = world.Resolve();

        allowed.IsAvailable.Should().BeTrue();
        allowed.Risk!.AllowedBecause.Should().Be("known.customer");
        allowed.Risk.Decisions.Should().OnlyContain(decision => !decision.IsEnforced);
        world.Time.Advance(TimeSpan.FromHours(1));
        world.Resolve().IsAvailable.Should().BeFalse();
    }

    [Fact]
    public void The_deny_list_closes_the_payer_or_only_the_card()
    {
        using var world = new RiskWorld(static _ => { }, builder => builder.AddRiskListEntries(Entry(RiskListKind.Deny, RiskSubject.Card, "card-1")));
        world.Resolve().ClosedOptions.Should().ContainSingle().Which.Method.Id.Should().Be("card.quick_pay");

        world.Get<RiskLists>().Add(Entry(RiskListKind.Deny, RiskSubject.Payer, "payer-7"));

        world.Resolve().PrimaryReason!.Code.Should().Be(RiskReasons.Rejected.Code);
        world.Get<RiskLists>().Remove(RiskListKind.Deny, RiskSubject.Payer, "payer-7").Should().BeTrue();
        world.Resolve().IsAvailable.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_person_decides_what_waits_for_review(bool isApproved)
    {
        using RiskWorld world = With(1);
        world.Request = world.Request with { OrderId = "order-9" };
        AvailabilityResult waiting = world.Resolve();
        world.Resolve();

        RiskReviewCase filed = world.Get<RiskReviews>().Pending.Should().ContainSingle("page views file nothing twice").Which;
        (filed.Id, filed.OrderId, waiting.PrimaryReason!.Code).Should().Be((waiting.Id.ToString(), "order-9", RiskReasons.UnderReview.Code));
        filed.ToString().Should().NotContain("order-9").And.NotContain("payer-7");
        world.Get<RiskReviews>().Decide("nobody's", true, "risk.desk").Should().BeFalse();
        world.Get<RiskReviews>().Decide(filed.Id, isApproved, "risk.desk").Should().BeTrue();

        AvailabilityResult decided = world.Resolve();
        decided.IsAvailable.Should().Be(isApproved);
        decided.PrimaryReason?.Code.Should().Be(RiskReasons.Rejected.Code);
        world.Get<RiskReviews>().Pending.Should().BeEmpty();
        world.Time.Advance(TimeSpan.FromDays(1));
        world.Resolve().PrimaryReason!.Code.Should().Be(RiskReasons.UnderReview.Code, "no decision holds for ever");
    }

    [Theory]
    [InlineData("en", "risk policy", "score 0.6 ≥ threshold 0.5", "deviations 4 (threshold 3.5)")]
    [InlineData("zh-CN", "风控策略版本", "评分 0.6 ≥ 阈值 0.5", "deviations 4（阈值 3.5）")]
    public void An_auditor_reads_what_was_decided_by_which_numbers(string culture, params string[] said)
    {
        using RiskWorld world = With(0.6);

        string explanation = world.Resolve().Risk!.Explain(CultureInfo.GetCultureInfo(culture));

        foreach (string part in said)
        {
            explanation.Should().Contain(part);
        }

        explanation.Should().NotContain("payer-7").And.NotContain("card-1");
    }

    [Fact]
    public void Another_configuration_is_another_version()
    {
        using RiskWorld one = With(0.6);
        using RiskWorld same = With(0.6);
        using RiskWorld other = With(0.6, risk => risk.Responses.Add(new RiskResponse { Name = "verify", From = 0.51 }));

        one.Resolve().Risk!.PolicyVersion.Should().HaveLength(12).And.Be(same.Resolve().Risk!.PolicyVersion).And.NotBe(other.Resolve().Risk!.PolicyVersion);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_score_outside_its_range_is_refused(double score)
    {
        Action act = () => RiskVerdict.Scored(score);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static RiskListEntry Entry(RiskListKind kind, RiskSubject subject, string value) =>
        new() { Kind = kind, Subject = subject, Value = value, Because = "known.customer" };

    private static RiskWorld With(double score, Action<RiskOptions>? configure = null)
    {
        var world = new RiskWorld(options => configure?.Invoke(options.Risk), builder => builder.AddRiskRule<ScoringRule>());
        world.Get<ScoringRule>().Score = score;
        return world;
    }

    internal sealed class ScoringRule : IRiskRule
    {
        public double Score { get; set; }

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
            new(RiskVerdict.Scored(Score, RiskReasons.AbnormalAmount, new RiskEvidence("deviations", 4, 3.5)));
    }

    internal sealed class MoodyRule : IRiskRule
    {
        public Func<RiskVerdict> Mood { get; set; } = static () => RiskVerdict.Allow;

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(Mood());
    }
}
