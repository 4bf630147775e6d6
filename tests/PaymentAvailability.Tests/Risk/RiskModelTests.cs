using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

public sealed class RiskModelTests
{
    [Fact]
    public void A_models_probability_is_compared_by_the_responses_that_ask_for_it_and_explained()
    {
        using RiskWorld world = With(new(new RiskModelScore(0.8, [new RiskFeature("amount", -0.2), new RiskFeature("risk.scoring_rule.score", 1.5)], "model-3")));

        AvailabilityResult result = world.Resolve();

        result.IsAvailable.Should().BeFalse();
        result.Risk!.Model!.Probability.Should().Be(0.8);
        result.Risk.Model.Contributions[0].Name.Should().Be("risk.scoring_rule.score");
        result.Risk.Explain(System.Globalization.CultureInfo.InvariantCulture).Should().Contain("model model-3: probability of fraud 0.8").And.Contain("risk.scoring_rule.score: +1.5");
        world.Get<TestModel>().Seen.Should().Contain(new RiskFeature("amount", 1_200)).And.Contain(new RiskFeature("risk.scoring_rule.deviations", 4));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void What_is_no_probability_closes_nothing_and_is_told(double probability)
    {
        using RiskWorld world = With(new(new RiskModelScore(probability)));

        AvailabilityResult result = world.Resolve();

        result.IsAvailable.Should().BeTrue();
        (result.Risk!.Model!.Probability, result.Risk.Model.Trouble).Should().Be((null, "invalid"));
    }

    [Fact]
    public void A_model_that_throws_costs_only_its_own_answer()
    {
        using RiskWorld world = With(ValueTask.FromException<RiskModelScore>(new InvalidOperationException("secret-1")));

        RiskModelOpinion opinion = world.Resolve().Risk!.Model!;

        opinion.Trouble.Should().Be("System.InvalidOperationException");
    }

    [Fact]
    public async Task A_model_that_hangs_costs_its_time_and_no_more_and_is_left_alone_after_a_few()
    {
        var never = new TaskCompletionSource<RiskModelScore>();
        using RiskWorld world = With(new(never.Task), static options => options.Risk.Model.MaximumStuckCalls = 1);
        IPaymentAvailabilityResolver resolver = world.Get<IPaymentAvailabilityResolver>();

        // All gates answer on this thread, so that the clock has the timer of the model's time as soon as the call comes back.
        Task<AvailabilityResult> pending = resolver.ResolveAsync(world.Request).AsTask();
        await world.Get<TestModel>().Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        pending.IsCompleted.Should().BeFalse();
        world.Time.Advance(TimeSpan.FromMilliseconds(50));

        (await pending.Soon()).Risk!.Model!.Trouble.Should().Be("late");
        (await resolver.ResolveAsync(world.Request).Soon()).Risk!.Model!.Trouble.Should().Be("stuck");
        never.SetResult(new RiskModelScore(0));
    }

    [Fact]
    public async Task Who_gives_up_while_the_model_thinks_gets_nothing()
    {
        using RiskWorld world = With(new(new TaskCompletionSource<RiskModelScore>().Task));
        using var giving = new CancellationTokenSource();
        Task<AvailabilityResult> pending = world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request, giving.Token).AsTask();
        await world.Get<TestModel>().Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await giving.CancelAsync();

        await FluentActions.Awaiting(() => pending.Soon()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_model_is_asked_where_no_rule_is_configured()
    {
        using var world = new RiskWorld(
            static options => options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.5 }),
            static builder => builder.UseRiskModel<SureModel>());

        world.Resolve().IsAvailable.Should().BeFalse("the model is sure of fraud");
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

    private static RiskWorld With(ValueTask<RiskModelScore> answer, Action<PaymentAvailabilityOptions>? configure = null)
    {
        Task<RiskModelScore> task = answer.AsTask();
        var world = new RiskWorld(
            options =>
            {
                options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, Action = RiskAction.Close, From = 0.7 });
                configure?.Invoke(options);
            },
            builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>(static gate => gate.Execution = GateExecution.Inline).UseRiskModel<TestModel>());
        world.Get<TestModel>().Answer = () => new(task);
        return world;
    }

    internal sealed class TestModel : IRiskModel
    {
        public Func<ValueTask<RiskModelScore>> Answer { get; set; } = static () => new(new RiskModelScore(0));

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ImmutableArray<RiskFeature> Seen { get; private set; } = [];

        public ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken)
        {
            Seen = features;
            Asked.TrySetResult();
            return Answer();
        }
    }

    internal sealed class SureModel : IRiskModel
    {
        public ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken) => new(new RiskModelScore(1));
    }

    internal sealed class OddModel : IRiskModel
    {
        public ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken) =>
            new(new RiskModelScore(0.6, [default, new RiskFeature("a b", 1), new RiskFeature("x", double.NaN), new RiskFeature("6222021234567890", 1)], "6222021234567890"));
    }
}
