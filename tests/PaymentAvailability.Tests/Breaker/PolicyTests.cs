using System.Collections.Immutable;
using System.Diagnostics;

namespace PaymentAvailability.Tests.Breaker;

/// <summary>What a rule or a model says has its effect, in time, and whoever waits for a person can be decided about.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void A_model_is_asked_where_no_rule_is_configured()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.5 }),
            static builder => builder.UseRiskModel<SureModel>());

        world.Resolve().IsAvailable.Should().BeFalse("the model is sure of fraud");
    }

    [Fact]
    public void A_response_by_a_model_that_nobody_registered_is_refused_at_the_start()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.5 }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());

        Exception? refusal = Record.Exception(() =>
        {
            world.Get<Microsoft.Extensions.Options.IStartupValidator>().Validate();
            world.Resolve();
        });

        refusal.Should().NotBeNull("it can never close anything");
    }

    [Fact]
    public void A_payment_that_a_rule_itself_sends_to_a_person_is_filed_for_one()
    {
        using var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<ReviewingRule>());
        AvailabilityResult waiting = world.Resolve(static request => request with { OrderId = "order-9" });
        waiting.PrimaryReason!.Code.Should().Be(RiskReasons.UnderReview.Code);

        world.Get<RiskReviews>().Pending.Should().ContainSingle("or nobody can ever open it");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hundred_cards_under_all_rules_and_responses_are_judged_within_the_deadline(bool learns)
    {
        using var world = new RiskWorld(options =>
        {
            options.Risk.Learning.IsEnabled = learns;
            options.Deadline = TimeSpan.FromMilliseconds(50);
            for (int i = 0; i < 32; i++)
            {
                options.Risk.Velocity.Add(new VelocityRule { Name = $"rule_{i}", Subject = RiskSubject.Card, From = 2 });
                options.Risk.Responses.Add(new RiskResponse { Name = $"response_{i}", From = 0.9 });
            }
        });
        PaymentRequest request = world.Request with { Instruments = [.. Enumerable.Range(0, PaymentRequest.MaximumInstruments).Select(static i => TestCatalogs.Card with { Id = $"card-{i}" })] };
        IPaymentAvailabilityResolver resolver = world.Get<IPaymentAvailabilityResolver>();
        await resolver.ResolveAsync(request);
        await resolver.ResolveAsync(request);

        long started = Stopwatch.GetTimestamp();
        await resolver.ResolveAsync(request);

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void An_allow_list_entry_for_a_card_has_effect_or_is_refused()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 0.5, Action = RiskAction.Close }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        Exception? refusal = Record.Exception(() => world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Allow, Subject = RiskSubject.Card, Value = "card-1", Because = "known" }));

        (refusal is not null || world.Resolve().Options.Any(static option => option.Instrument is not null)).Should().BeTrue();
    }

    [Fact]
    public void What_a_person_approved_is_the_payment_that_was_looked_at()
    {
        using var world = new RiskWorld(static _ => { }, static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        world.Resolve(static request => request with { OrderId = "order-9", Amount = new Money(100, "CNY") });
        RiskReviews reviews = world.Get<RiskReviews>();
        reviews.Decide(reviews.Pending.Single().Id, true, "risk.desk").Should().BeTrue();

        world.Resolve(static request => request with { OrderId = "order-9", PayerId = "payer-8", Amount = new Money(40_000, "CNY") }).IsAvailable
            .Should().BeFalse("another payer pays four hundred times as much");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("throws")]
    [InlineData("throws_later")]
    [InlineData("unknown")]
    [InlineData("overloaded")]
    [InlineData("default_evidence")]
    [InlineData("odd_reason")]
    [InlineData("odd_scope")]
    [InlineData("cancelled")]
    public async Task Whatever_a_rule_answers_every_option_is_open_or_closed_for_a_reason_and_a_shadow_rule_closes_nothing(string what)
    {
        foreach (bool isShadow in (bool[])[false, true])
        {
            using var world = new RiskWorld(
                options =>
                {
                    options.Risk.Rule("risk.odd_rule").Mode = isShadow ? RiskMode.Shadow : RiskMode.Enforced;
                    options.Risk.Learning.IsEnabled = true;
                    options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 0.5, Action = RiskAction.Close });
                },
                static builder => builder.AddRiskRule<OddRule>());
            world.Get<OddRule>().What = what;
            AvailabilityResult result = await world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request);

            result.ClosedOptions.Should().NotContain(static option => option.Routes.Any(static route => route.Reasons.Length == 0));
            (result.Options.Length + result.ClosedOptions.Length).Should().Be(4);
            result.ToJsonUtf8Bytes().Should().NotBeEmpty();
            result.Risk!.Explain().Should().NotBeEmpty();
            (isShadow ? result.ClosedOptions : []).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Velocity_rules_that_are_all_in_shadow_close_nothing_when_their_store_fails()
    {
        using var world = new RiskWorld(
            static options =>
            {
                options.Risk.Velocity.Add(new VelocityRule { Name = "a" });
                options.Risk.Rule("velocity.a").EnforcedShare = 0;
            },
            static builder => builder.UseCounterStore<BrokenStore>());

        (await world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request)).ClosedOptions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_that_answers_nonsense_costs_only_its_answer()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.5 }),
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>().UseRiskModel<OddModel>());

        AvailabilityResult result = await world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request);

        result.ToJsonUtf8Bytes().Should().NotBeEmpty();
        System.Text.Encoding.UTF8.GetString(result.ToJsonUtf8Bytes()).Should().NotContain("6222021234567890");
    }

    internal sealed class OddModel : IRiskModel
    {
        public ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken) =>
            new(new RiskModelScore(0.6, [default, new RiskFeature("a b", 1), new RiskFeature("x", double.NaN), new RiskFeature("6222021234567890", 1)], "6222021234567890"));
    }

    internal sealed class BrokenStore : ICounterStore
    {
        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    internal sealed class OddRule : IRiskRule
    {
        public string What { get; set; } = "";

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => What switch
        {
            "null" => new((RiskVerdict)null!),
            "throws" => throw new InvalidOperationException(),
            "throws_later" => ValueTask.FromException<RiskVerdict>(new InvalidOperationException()),
            "unknown" => new(RiskVerdict.Unknown),
            "overloaded" => new(RiskVerdict.Overloaded(DateTimeOffset.MinValue)),
            "default_evidence" => new(RiskVerdict.Scored(1, default(RiskEvidence), default(RiskEvidence))),
            "odd_reason" => new(RiskVerdict.Scored(1, LimitReasons.CumulativeAmountExceeded)),
            "odd_scope" => new(RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts, RouteScope.OfMethods(["nowhere"]))),
            _ => ValueTask.FromCanceled<RiskVerdict>(new CancellationToken(true)),
        };
    }

    internal sealed class SureModel : IRiskModel
    {
        public ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken) => new(new RiskModelScore(1));
    }

    internal sealed class ReviewingRule : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Review());
    }
}
