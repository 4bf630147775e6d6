namespace PaymentAvailability.Tests;

/// <summary>Whoever waits for a person can be decided about, and what was decided is what was looked at.</summary>
public sealed class RiskReviewTests
{
    [Fact]
    public void A_payment_that_a_rule_itself_sends_to_a_person_is_filed_for_one()
    {
        using var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<ReviewingRule>());
        AvailabilityResult waiting = world.Resolve(static request => request with { OrderId = "order-9" });
        waiting.PrimaryReason!.Code.Should().Be(RiskReasons.UnderReview.Code);

        world.Get<RiskReviews>().Pending.Should().ContainSingle("or nobody can ever open it");
    }

    [Fact]
    public void A_rule_in_shadow_files_nothing()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Rule("risk.reviewing_rule").Mode = RiskMode.Shadow, static builder => builder.AddRiskRule<ReviewingRule>());

        world.Resolve(static request => request with { OrderId = "order-9" }).IsAvailable.Should().BeTrue();

        world.Get<RiskReviews>().Pending.Should().BeEmpty();
    }

    [Theory]
    [InlineData("payer-7", 100, "CNY", true)]
    [InlineData("payer-7", 99.99, "CNY", true)]
    [InlineData("payer-7", 100.01, "CNY", false)]
    [InlineData("payer-7", 100, "HKD", false)]
    [InlineData("payer-8", 100, "CNY", false)]
    [InlineData(null, 100, "CNY", false)]
    public void An_approval_is_for_its_payer_and_up_to_its_amount_and_anything_else_is_filed_anew(string? payer, decimal amount, string currency, bool isOpen)
    {
        using RiskWorld world = Suspicious();
        world.Request = world.Request with { OrderId = "order-9", Amount = new Money(100, "CNY") };
        world.Resolve();
        RiskReviews reviews = world.Get<RiskReviews>();
        reviews.Decide(reviews.Pending.Single().Id, true, "risk.desk").Should().BeTrue();

        AvailabilityResult result = world.Resolve(request => request with { PayerId = payer, Amount = new Money(amount, currency) });

        result.Risk!.AllowedBecause.Should().Be(isOpen ? "risk.desk" : null);
        reviews.Pending.Select(static waiting => waiting.Amount).Should().Equal(isOpen ? [] : [new Money(amount, currency)]);
    }

    [Fact]
    public void Approvals_of_two_payers_of_one_order_hold_beside_each_other()
    {
        using RiskWorld world = Suspicious();
        world.Request = world.Request with { OrderId = "order-9" };
        world.Resolve();
        world.Resolve(static request => request with { PayerId = "payer-8" });
        RiskReviews reviews = world.Get<RiskReviews>();
        foreach (RiskReviewCase waiting in reviews.Pending)
        {
            reviews.Decide(waiting.Id, true, $"desk.{waiting.PayerId}").Should().BeTrue();
        }

        world.Resolve().Risk!.AllowedBecause.Should().Be("desk.payer-7");
        world.Resolve(static request => request with { PayerId = "payer-8" }).Risk!.AllowedBecause.Should().Be("desk.payer-8");
        reviews.Pending.Should().BeEmpty();
    }

    [Fact]
    public void An_approval_undoes_a_rejection_before_it_and_no_entry_of_the_hosts_own()
    {
        using RiskWorld world = Suspicious();
        world.Request = world.Request with { OrderId = "order-9" };
        world.Resolve();
        world.Resolve(static request => request with { PayerId = "payer-8" });
        RiskReviews reviews = world.Get<RiskReviews>();
        (string rejected, string approved) = (reviews.Pending[1].Id, reviews.Pending[0].Id);

        reviews.Decide(rejected, false, "desk").Should().BeTrue();
        world.Resolve().IsAvailable.Should().BeFalse("a rejection closes the order for everybody");
        reviews.Decide(approved, true, "desk").Should().BeTrue();
        world.Resolve().IsAvailable.Should().BeTrue();

        world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Deny, Subject = RiskSubject.Order, Value = "order-9", Because = "court.order" });
        world.Resolve().IsAvailable.Should().BeFalse("the deny list stands above what was approved");
    }

    [Fact]
    public void However_many_were_decided_those_that_wait_are_kept_up_to_a_bound()
    {
        using RiskWorld world = Suspicious();
        RiskReviews reviews = world.Get<RiskReviews>();
        world.Resolve(static request => request with { OrderId = "waits" });
        for (int i = 0; i < RiskReviews.MaximumCases; i++)
        {
            int number = i;
            world.Resolve(request => request with { OrderId = $"order-{number}" });
            if (i < 100)
            {
                reviews.Decide(reviews.Pending[^1].Id, true, "desk").Should().BeTrue();
            }
        }

        reviews.Pending.Should().HaveCount(RiskReviews.MaximumCases - 99);
        reviews.Pending[0].OrderId.Should().Be("waits");
    }

    [Fact]
    public void Each_payer_of_an_order_has_a_case_of_its_own_and_a_rejection_closes_the_order()
    {
        using RiskWorld world = Suspicious();
        world.Request = world.Request with { OrderId = "order-9" };
        world.Resolve();
        world.Resolve(static request => request with { PayerId = "payer-8" });
        RiskReviews reviews = world.Get<RiskReviews>();

        reviews.Pending.Select(static waiting => waiting.PayerId).Should().BeEquivalentTo("payer-7", "payer-8");
        reviews.Decide(reviews.Pending.Single(static waiting => waiting.PayerId == "payer-8").Id, false, "risk.desk").Should().BeTrue();

        world.Resolve().PrimaryReason!.Code.Should().Be(RiskReasons.Rejected.Code);
    }

    [Fact]
    public void A_decision_that_holds_for_ever_is_taken_or_refused_with_how_to_mend_it()
    {
        using var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        world.Resolve(static request => request with { OrderId = "order-9" });
        RiskReviews reviews = world.Get<RiskReviews>();

        Action act = () => reviews.Decide(reviews.Pending[0].Id, true, "desk", TimeSpan.MaxValue);

        act.Should().NotThrow();
        world.Time.Advance(TimeSpan.FromDays(36_500));
        world.Resolve(static request => request with { OrderId = "order-9" }).IsAvailable.Should().BeTrue();
    }

    private static RiskWorld Suspicious()
    {
        var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        return world;
    }

    internal sealed class ReviewingRule : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Review());
    }
}
