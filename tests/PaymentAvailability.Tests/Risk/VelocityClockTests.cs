namespace PaymentAvailability.Tests;

/// <summary>Different members are told apart whatever the clock did, and late reports change nothing that is newer.</summary>
public sealed class VelocityClockTests
{
    [Fact]
    public async Task Different_cards_are_still_told_apart_after_the_clock_was_years_ahead()
    {
        using var world = new RiskWorld(static options => options.Risk.Velocity.Add(
            new VelocityRule { Name = "device_cards", Subject = RiskSubject.Device, Measure = VelocityMeasure.Cards, From = 4 }));
        world.Time.Jump(TimeSpan.FromDays(3_650));
        for (int i = 0; i < 8; i++)
        {
            await world.PayAsync(change: Card($"early-{i}"));
        }

        world.Time.Jump(-TimeSpan.FromDays(3_650));
        for (int i = 0; i < 6; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(5));
            await world.PayAsync(change: Card($"tried-{i}"));
        }

        Value(world.Resolve(), "velocity.device_cards").Should().Be(6);
    }

    [Fact]
    public async Task A_report_that_comes_late_does_not_let_a_card_leave_the_window_before_its_time()
    {
        using var world = new RiskWorld(static options => options.Risk.Velocity.Add(
            new VelocityRule { Name = "device_cards", Subject = RiskSubject.Device, Measure = VelocityMeasure.Cards, From = 4 }));
        DateTimeOffset before = world.Time.UtcNow;
        world.Time.Advance(TimeSpan.FromMinutes(9));
        await world.PayAsync();
        var late = new PaymentAttempt { OrderId = "late", Id = "late", Amount = world.Request.Amount };
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Begun(late) with { At = before, Facts = new PaymentFacts { DeviceId = "device-1", InstrumentId = "card-1" } });
        world.Time.Advance(TimeSpan.FromMinutes(5));

        Value(world.Resolve(), "velocity.device_cards").Should().Be(1, "the card was seen five minutes ago, and the window is ten");
    }

    private static Func<PaymentRequest, PaymentRequest> Card(string id) => request => request with { Instruments = [TestCatalogs.Card with { Id = id }] };

    private static double Value(AvailabilityResult result, string rule) => result.Risk!.Signals.Single(assessed => assessed.Signal.Rule == rule).Signal.Evidence[0].Value;
}
