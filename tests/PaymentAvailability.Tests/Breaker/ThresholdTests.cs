namespace PaymentAvailability.Tests.Breaker;

/// <summary>A threshold that moves holds the share of honest payers it is told, whatever its response does.</summary>
public sealed class ThresholdTests
{
    [Theory]
    [InlineData(RiskAction.Verify)]
    [InlineData(RiskAction.Close)]
    [InlineData(RiskAction.Review)]
    public async Task A_tenth_of_honest_payers_is_held_up_and_not_nearly_all(RiskAction action)
    {
        using var world = new RiskWorld(
            options =>
            {
                options.Risk.Learning.FewestLabels = 10;
                options.Risk.Responses.Add(new RiskResponse { Name = "moving", From = 0.9, Action = action, TargetFalsePositiveRate = 0.1, AnyOf = VerificationMethods.Face });
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
            if (!result.IsAvailable)
            {
                // Whoever is not let in cannot pay, and so there is nothing to label.
                continue;
            }

            var attempt = new PaymentAttempt { OrderId = $"o-{i}", Id = $"a-{i}", Amount = world.Request.Amount };
            IPaymentReporter reporter = world.Get<IPaymentReporter>();
            await reporter.ReportAsync(PaymentReport.Begun(attempt) with { Facts = result.FactsFor(result.Options[0]) });
            await reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
            await reporter.ReportAsync(PaymentReport.Labelled(attempt, PaymentLabel.Good));
        }

        (heldUp / 3_000.0).Should().BeLessThan(0.3, "the target is 0.1; the threshold is {0}", world.Get<RiskLearner>().Threshold);
    }
}
