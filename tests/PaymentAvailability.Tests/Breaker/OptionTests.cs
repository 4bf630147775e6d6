namespace PaymentAvailability.Tests.Breaker;

/// <summary>Options that make no sense are refused at start, with how to mend them.</summary>
public sealed class OptionTests
{
    public static TheoryData<string> Nonsense => ["direction", "account_class", "card_type", "null_method", "null_bank", "empty_channel"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_limit_that_can_never_hold_is_refused(string what)
    {
        var limit = new PaymentLimit { Name = "limit", MaximumAmount = 10 };
        switch (what)
        {
            case "direction": limit.Direction = (TransferDirection)9; break;
            case "account_class": limit.AccountClasses.Add((AccountClass)99); break;
            case "card_type": limit.CardTypes.Add((CardType)99); break;
            case "null_method": limit.Methods.Add(null!); break;
            case "null_bank": limit.Banks.Add(null!); break;
            default: limit.Channels.Add(""); break;
        }

        LimitFaults.Find(new LimitOptions().Add(limit), "Limits").Should().NotBeEmpty();
    }

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

        FluentActions.Invoking(() =>
        {
            world.Get<Microsoft.Extensions.Options.IStartupValidator>().Validate();
            world.Resolve();
        }).Should().Throw<Exception>("the response would never apply, or the rule would close although it is to be in shadow");
    }

    [Fact]
    public void A_night_that_lasts_no_time_is_refused() =>
        RiskFaults.Find(new RiskOptions { NightAmount = new NightAmountRule { From = new TimeOnly(23, 0), Until = new TimeOnly(23, 0), MinimumAmount = 100 } }, "Risk").Should().NotBeEmpty();

    [Fact]
    public void A_rule_that_can_never_reach_what_it_counts_is_refused() =>
        RiskFaults.Find(new RiskOptions { Velocity = { new VelocityRule { Name = "cards_of_card", Subject = RiskSubject.Card, Measure = VelocityMeasure.Cards, From = 3 } } }, "Risk").Should().NotBeEmpty();

    [Fact]
    public void A_decision_that_holds_for_ever_is_taken_or_refused_with_how_to_mend_it()
    {
        using var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        world.Resolve(static request => request with { OrderId = "order-9" });
        RiskReviews reviews = world.Get<RiskReviews>();

        Action act = () => reviews.Decide(reviews.Pending[0].Id, true, "desk", TimeSpan.MaxValue);

        act.Should().NotThrow<ArgumentOutOfRangeException>();
    }
}
