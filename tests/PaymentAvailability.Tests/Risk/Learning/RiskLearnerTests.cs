namespace PaymentAvailability.Tests;

/// <summary>Labels through the front door: reported by the host, learned from when their time has come.</summary>
public sealed class RiskLearnerTests
{
    [Fact]
    public async Task What_labels_teach_is_what_the_next_payment_is_scored_by_and_explained_with()
    {
        using RiskWorld world = Learning();
        for (int i = 0; i < 200; i++)
        {
            bool isFraud = i % 4 == 0;
            world.Get<RiskPolicyTests.ScoringRule>().Score = isFraud ? 0.9 : 0.1;
            await LabelAsync(world, isFraud ? PaymentLabel.Chargeback : PaymentLabel.Good);
        }

        double suspicious = ProbabilityAt(world, 0.9);
        double usual = ProbabilityAt(world, 0.1);

        suspicious.Should().BeGreaterThan(0.5).And.BeGreaterThan(usual * 5);
        world.Get<RiskLearner>().Labels.Should().Be(200);
        world.Resolve().Risk!.Explain(System.Globalization.CultureInfo.InvariantCulture).Should().Contain("model online-200").And.Contain("risk.scoring_rule.score: ");
    }

    [Fact]
    public async Task A_label_is_not_learned_from_before_its_time()
    {
        using RiskWorld world = Learning();
        double before = ProbabilityAt(world, 0.9);
        DateTimeOffset known = world.Time.UtcNow + TimeSpan.FromDays(7);

        (await LabelAsync(world, PaymentLabel.Fraud, known)).Result.Should().Be(ReportResult.Accepted);
        world.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        await world.BeginAsync();
        (ProbabilityAt(world, 0.9), world.Get<RiskLearner>().Labels).Should().Be((before, 0));

        world.Time.Advance(TimeSpan.FromTicks(1));
        await world.BeginAsync();
        world.Get<RiskLearner>().Labels.Should().Be(1);
        ProbabilityAt(world, 0.9).Should().BeGreaterThan(before);
    }

    [Fact]
    public async Task Poisoned_labels_are_gone_back_from()
    {
        using RiskWorld world = Learning();
        RiskLearner learner = world.Get<RiskLearner>();
        await LabelAsync(world, PaymentLabel.Good);
        double sound = ProbabilityAt(world, 0.1);
        int version = learner.KeepVersion();
        byte[] saved = [.. learner.Save()];
        for (int i = 0; i < 100; i++)
        {
            await LabelAsync(world, PaymentLabel.Fraud);
        }

        ProbabilityAt(world, 0.1).Should().BeGreaterThan(sound);
        learner.RollBack(version);
        (ProbabilityAt(world, 0.1), learner.Labels).Should().Be((sound, 1));
        await LabelAsync(world, PaymentLabel.Fraud);
        learner.Restore(saved);
        ProbabilityAt(world, 0.1).Should().Be(sound);
        saved[^1] ^= 1;
        FluentActions.Invoking(() => learner.Restore(saved)).Should().Throw<LearnedStateException>();
        FluentActions.Invoking(() => learner.RollBack(99)).Should().Throw<LearnedStateException>();
        ProbabilityAt(world, 0.1).Should().Be(sound);
    }

    [Fact]
    public async Task Labels_for_nobody_twice_or_from_before_the_payment_say_so()
    {
        using RiskWorld world = Learning();
        (_, PaymentAttempt attempt) = await BeginAsync(world);
        IPaymentReporter reporter = world.Get<IPaymentReporter>();
        PaymentReport good = PaymentReport.Labelled(attempt, PaymentLabel.Good);

        (await reporter.ReportAsync(PaymentReport.Labelled(attempt with { Id = "nobody" }, PaymentLabel.Good))).Result.Should().Be(ReportResult.Refused);
        await FluentActions.Awaiting(() => reporter.ReportAsync(good with { At = world.Time.UtcNow - TimeSpan.FromDays(1) }).AsTask()).Should().ThrowAsync<ArgumentException>();
        (await reporter.ReportAsync(good)).ToString().Should().Be("accepted");
        (await reporter.ReportAsync(good)).Result.Should().Be(ReportResult.Duplicate);
        (await reporter.ReportAsync(PaymentReport.Labelled(attempt, PaymentLabel.Chargeback))).Result.Should().Be(ReportResult.Accepted, "it was charged back after all");
        good.ToString().Should().Be("payment report: good");
    }

    [Fact]
    public async Task A_threshold_with_a_target_moves_until_that_share_of_good_payments_is_held_up()
    {
        using var world = new RiskWorld(
            static options =>
            {
                options.Risk.Learning.FewestLabels = 100;
                options.Risk.Responses.Add(new RiskResponse { Name = "verify", From = 0.2, TargetFalsePositiveRate = 0.05 });
            },
            builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        var random = new Random(3);
        int held = 0;
        for (int i = 0; i < 6_000; i++)
        {
            world.Get<RiskPolicyTests.ScoringRule>().Score = random.NextDouble();
            AvailabilityResult result = await LabelledAsync(world);
            held += i >= 3_000 && result.Risk!.Decisions.Any(decision => decision.IsEnforced) ? 1 : 0;
        }

        (held / 3_000.0).Should().BeApproximately(0.05, 0.01);
        world.Get<RiskPolicyTests.ScoringRule>().Score = 1;
        RiskDecision last = world.Resolve().Risk!.Decisions.Single();
        (last.StaticThreshold, last.Threshold).Should().Be((0.2, world.Get<RiskLearner>().Threshold));
        last.Threshold.Should().BeInRange(0.9, 1);
        world.Resolve().Risk!.Explain(System.Globalization.CultureInfo.InvariantCulture).Should().Contain("(moved by labels; static 0.2)");
    }

    [Fact]
    public async Task A_tenth_of_honest_payers_is_held_up_and_not_nearly_all()
    {
        using var world = new RiskWorld(
            static options =>
            {
                options.Risk.Learning.FewestLabels = 10;
                options.Risk.Responses.Add(new RiskResponse { Name = "moving", From = 0.9, TargetFalsePositiveRate = 0.1, AnyOf = VerificationMethods.Face });
            },
            static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        var random = new Random(1);
        int heldUp = 0;
        for (int i = 0; i < 6_000; i++)
        {
            world.Get<RiskPolicyTests.ScoringRule>().Score = random.NextDouble();
            int number = i;
            AvailabilityResult result = world.Resolve(request => request with { PayerId = $"honest-{number}", OrderId = $"o-{number}" });
            heldUp += i >= 3_000 && result.Risk!.Decisions.Any(static decision => decision.IsEnforced) ? 1 : 0;
            var attempt = new PaymentAttempt { OrderId = $"o-{i}", Id = $"a-{i}", Amount = world.Request.Amount };
            IPaymentReporter reporter = world.Get<IPaymentReporter>();
            await reporter.ReportAsync(PaymentReport.Begun(attempt) with { Facts = result.FactsFor(result.Options[0]) });
            await reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
            await reporter.ReportAsync(PaymentReport.Labelled(attempt, PaymentLabel.Good));
        }

        (heldUp / 3_000.0).Should().BeLessThan(0.3, "the target is 0.1; the threshold is {0}", world.Get<RiskLearner>().Threshold);
    }

    private static RiskWorld Learning() => new(
        static options =>
        {
            options.Risk.Learning.IsEnabled = true;
            options.Risk.Responses.Add(new RiskResponse { Name = "model", Score = RiskScoreSource.Model, From = 0.999 });
        },
        builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());

    private static double ProbabilityAt(RiskWorld world, double score)
    {
        world.Get<RiskPolicyTests.ScoringRule>().Score = score;
        return world.Resolve().Risk!.Model!.Probability!.Value;
    }

    private static async Task<ReportReceipt> LabelAsync(RiskWorld world, PaymentLabel label, DateTimeOffset? at = null)
    {
        (_, PaymentAttempt attempt) = await BeginAsync(world);
        return await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Labelled(attempt, label) with { At = at });
    }

    private static int s_orders;

    private static async Task<(AvailabilityResult Result, PaymentAttempt Attempt)> BeginAsync(RiskWorld world)
    {
        AvailabilityResult result = world.Resolve();
        string id = $"labelled-{Interlocked.Increment(ref s_orders)}";
        var attempt = new PaymentAttempt { OrderId = id, Id = id };
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Begun(attempt) with { Facts = result.FactsFor(result.Options[0]) });
        return (result, attempt);
    }

    private static async Task<AvailabilityResult> LabelledAsync(RiskWorld world)
    {
        (AvailabilityResult result, PaymentAttempt attempt) = await BeginAsync(world);
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Labelled(attempt, PaymentLabel.Good));
        return result;
    }
}
