namespace PaymentAvailability.Tests;

/// <summary>Who waits as long as told is let in, whatever was counted.</summary>
public sealed class UntilTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_waits_until_the_time_told_is_no_longer_closed(bool clockIsPutBack)
    {
        int told = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            using var world = new RiskWorld(options =>
            {
                for (int i = 0; i < 3; i++)
                {
                    VelocityMeasure measure = (VelocityMeasure)random.Next(6);
                    RiskSubject subject = (RiskSubject)random.Next(7);
                    if ((measure, subject) is (VelocityMeasure.Cards, RiskSubject.Card) or (VelocityMeasure.Devices, RiskSubject.Device) or (VelocityMeasure.Payers, RiskSubject.Payer))
                    {
                        measure = VelocityMeasure.Attempts;
                    }

                    options.Risk.Velocity.Add(new VelocityRule
                    {
                        Name = $"rule_{i}", Measure = measure, Subject = subject, Window = TimeSpan.FromSeconds(random.Next(1, 5_000)),
                        From = measure == VelocityMeasure.Amount ? 1_300 + random.Next(5_000) : 1 + random.Next(5), IsApproximate = measure < VelocityMeasure.Cards && random.Next(2) == 0,
                    });
                }

                options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = (CalendarPeriod)random.Next(3), MaximumAmount = 1_200 * random.Next(2, 9) });
                options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close });
            });
            world.Request = world.Request with { OrderId = "o" };
            for (int i = 0; i < 8; i++)
            {
                int card = random.Next(12);
                await world.PayAsync((PaymentOutcome)random.Next(3), request => request with
                {
                    Instruments = [TestCatalogs.Card with { Id = $"card-{card}" }], Client = request.Client! with { DeviceId = $"device-{random.Next(3)}" },
                });
                world.Time.Advance(TimeSpan.FromSeconds(random.Next(400)));
                if (clockIsPutBack && random.Next(3) == 0)
                {
                    world.Time.Jump(-TimeSpan.FromSeconds(random.Next(300)));
                }
            }

            AvailabilityResult closed = world.Resolve();
            DateTimeOffset[] untils = [.. closed.ClosedOptions.SelectMany(static option => option.Routes).SelectMany(static route => route.Reasons)
                .Select(static reason => reason.Find("until")).OfType<Fact>().Select(static fact => fact.TryGetTime(out DateTimeOffset until) ? until : default)];
            if (untils.Length == 0 || closed.IsAvailable)
            {
                continue;
            }

            told++;
            world.Time.Advance(untils.Max() - world.Time.UtcNow);
            AvailabilityResult after = world.Resolve();
            after.ClosedOptions.SelectMany(static option => option.Routes).SelectMany(static route => route.Reasons).Select(static reason => reason.Code)
                .Should().NotContain([RiskReasons.TooFrequent.Code, LimitReasons.CumulativeAmountExceeded.Code], "seed {0} was told {1}", seed, untils.Max());
        }

        told.Should().BeGreaterThan(10);
    }
}
