namespace PaymentAvailability.Tests;

/// <summary>Labels that are wrong in time neither block those that are right nor fail the report.</summary>
public sealed class LabelClockTests
{
    [Fact]
    public async Task Labels_from_a_clock_that_is_far_ahead_do_not_stop_learning_for_ever()
    {
        using RiskWorld world = Learning();
        for (int i = 0; i < 100; i++)
        {
            await LabelAsync(world, PaymentLabel.Good, world.Time.UtcNow + TimeSpan.FromDays(36_500));
        }

        ReportReceipt right = await LabelAsync(world, PaymentLabel.Fraud, null);

        (right.Result, world.Get<RiskLearner>().Labels).Should().Be((ReportResult.Accepted, 1L));
    }

    [Fact]
    public async Task A_label_that_there_is_no_room_for_is_not_called_a_duplicate()
    {
        using RiskWorld world = Learning();
        for (int i = 0; i < 100; i++)
        {
            await LabelAsync(world, PaymentLabel.Good, world.Time.UtcNow + TimeSpan.FromDays(30));
        }

        (await LabelAsync(world, PaymentLabel.Fraud, world.Time.UtcNow + TimeSpan.FromDays(30))).Result.Should().NotBe(ReportResult.Duplicate, "it is the first label of its payment, and it was lost");
    }

    [Fact]
    public async Task A_label_after_the_clock_was_put_back_is_taken()
    {
        using RiskWorld world = Learning();
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        world.Time.Jump(-TimeSpan.FromSeconds(2));

        (await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Labelled(attempt, PaymentLabel.Good))).Result.Should().Be(ReportResult.Accepted);
    }

    [Fact]
    public async Task After_going_back_versions_are_kept_again_every_thousand_labels()
    {
        using RiskWorld world = Learning(pending: 10_000);
        for (int i = 0; i < 3_000; i++)
        {
            await LabelAsync(world, PaymentLabel.Good, null);
        }

        RiskLearner learner = world.Get<RiskLearner>();
        int versions = learner.Versions.Count;
        learner.RollBack(learner.Versions[0].Number);
        for (int i = 0; i < 1_500; i++)
        {
            await LabelAsync(world, PaymentLabel.Good, null);
        }

        learner.Versions.Count.Should().BeGreaterThan(versions);
    }

    private static async Task<ReportReceipt> LabelAsync(RiskWorld world, PaymentLabel label, DateTimeOffset? at)
    {
        PaymentAttempt attempt = (await world.BeginAsync()).Attempt;
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
        return await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Labelled(attempt, label) with { At = at });
    }

    private static RiskWorld Learning(int pending = 100) => new(
        options =>
        {
            options.Risk.Learning.IsEnabled = true;
            options.Risk.Learning.MaximumPending = pending;
        },
        static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
}
