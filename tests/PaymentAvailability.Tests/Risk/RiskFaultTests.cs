using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

/// <summary>Options that make no sense are refused at start, with how to mend them.</summary>
public sealed class RiskFaultTests
{
    [Fact]
    public void Null_limits_and_null_names_in_responses_are_refused_and_not_thrown_for()
    {
        var response = new RiskResponse { Name = "close", Methods = { null! }, Rules = { null! } };

        RiskFaults.Find(new RiskOptions { Responses = { response } }, "Risk").Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rule_that_does_not_exist_is_refused_where_it_is_named(bool byResponse)
    {
        using var world = new RiskWorld(options =>
        {
            options.Risk.Velocity.Add(new VelocityRule { Name = "payer_attempts" });
            if (byResponse)
            {
                options.Risk.Responses.Add(new RiskResponse { Name = "close", Action = RiskAction.Close, Rules = { "velocity.payer_atempts" } });
            }
            else
            {
                options.Risk.Rule("velocity.payer_atempts").Mode = RiskMode.Shadow;
            }
        });

        FluentActions.Invoking(() => Start(world)).Should().Throw<InvalidOperationException>("the response would never apply, or the rule would close although it is to be in shadow")
            .WithMessage("Risk.*`velocity.payer_atempts` names no rule; use *`velocity.payer_attempts`*");
    }

    [Fact]
    public void Rules_of_the_host_and_those_of_the_library_that_do_not_run_may_be_named()
    {
        using var world = new RiskWorld(
            static options =>
            {
                options.Risk.Rule("Risk.Scoring_Rule").Mode = RiskMode.Shadow;
                options.Risk.Rule("new_place").Weight = 0.5;
                options.Risk.Responses.Add(new RiskResponse { Name = "close", Action = RiskAction.Close, Rules = { "risk.scoring_rule", "night_amount" } });
            },
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());

        FluentActions.Invoking(() => Start(world)).Should().NotThrow();
    }

    [Fact]
    public void A_response_by_a_model_that_nobody_registered_is_refused()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.5 }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());

        FluentActions.Invoking(() => Start(world)).Should().Throw<InvalidOperationException>("it can never close anything").WithMessage("Risk.Responses[0].Score: *call `UseRiskModel`*");
    }

    [Theory]
    [InlineData(RiskAction.Close)]
    [InlineData(RiskAction.Review)]
    public void A_threshold_that_moves_is_refused_where_those_it_holds_up_can_never_be_labelled(RiskAction action)
    {
        using var world = new RiskWorld(
            options => options.Risk.Responses.Add(new RiskResponse { Name = "moving", From = 0.9, Action = action, TargetFalsePositiveRate = 0.1 }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());

        FluentActions.Invoking(() => Start(world)).Should().Throw<OptionsValidationException>().WithMessage("Risk.Responses[0].TargetFalsePositiveRate: *; set `Action` to `Verify`*");
    }

    [Fact]
    public void A_night_that_lasts_no_time_is_refused() =>
        RiskFaults.Find(new RiskOptions { NightAmount = new NightAmountRule { From = new TimeOnly(23, 0), Until = new TimeOnly(23, 0), MinimumAmount = 100 } }, "Risk").Should().NotBeEmpty();

    [Fact]
    public void A_rule_that_can_never_reach_what_it_counts_is_refused() =>
        RiskFaults.Find(new RiskOptions { Velocity = { new VelocityRule { Name = "cards_of_card", Subject = RiskSubject.Card, Measure = VelocityMeasure.Cards, From = 3 } } }, "Risk").Should().NotBeEmpty();

    private static void Start(RiskWorld world)
    {
        world.Get<IStartupValidator>().Validate();
        world.Resolve();
    }
}
