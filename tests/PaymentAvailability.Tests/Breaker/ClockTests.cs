namespace PaymentAvailability.Tests.Breaker;

/// <summary>A clock that was wrong for a moment neither closes an honest payer for years nor stops counting; late reports change nothing that is newer.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Declines_of_a_moment_when_the_clock_was_years_ahead_are_forgotten_a_day_after_it_was_put_right()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Risk.DeclinesInARow = new DeclinesInARowRule();
            options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close });
        });
        world.Time.Jump(TimeSpan.FromDays(3_650));
        for (int i = 0; i < 6; i++)
        {
            await world.PayAsync(PaymentOutcome.Declined);
        }

        world.Time.Jump(-TimeSpan.FromDays(3_650));
        world.Time.Advance(TimeSpan.FromDays(30));

        world.Resolve().IsAvailable.Should().BeTrue("a month has gone by since the last decline");
    }

    [Fact]
    public async Task Travel_is_not_impossible_for_years_after_the_clock_was_ahead_once()
    {
        using var world = new RiskWorld(static options => options.Risk.ImpossibleTravel = new ImpossibleTravelRule());
        world.Time.Jump(TimeSpan.FromDays(3_650));
        await world.PayAsync();
        world.Time.Jump(-TimeSpan.FromDays(3_650));
        world.Time.Advance(TimeSpan.FromDays(30));
        await world.PayAsync();
        world.Time.Advance(TimeSpan.FromDays(30));

        Score(world.Resolve(At(39.9, 116.4)), "impossible_travel").Should().Be(0, "a month is enough from Shanghai to Beijing");
    }

    [Fact]
    public async Task A_report_that_comes_late_does_not_move_the_payer_to_where_the_payer_was_before()
    {
        using var world = new RiskWorld(static options => options.Risk.ImpossibleTravel = new ImpossibleTravelRule());
        (ReportReceipt _, PaymentAttempt morning) = await world.BeginAsync(At(23.1, 113.3));
        DateTimeOffset atBreakfast = world.Time.UtcNow;
        world.Time.Advance(TimeSpan.FromHours(8));
        await world.PayAsync(change: At(39.9, 116.4));
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(morning, PaymentOutcome.Succeeded) with { At = atBreakfast });
        world.Time.Advance(TimeSpan.FromMinutes(5));

        Score(world.Resolve(At(39.9, 116.4)), "impossible_travel").Should().Be(0, "the last payment was in the same place");
    }

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

    private static Func<PaymentRequest, PaymentRequest> At(double latitude, double longitude) =>
        request => request with { Client = request.Client! with { Place = new GeoPoint(latitude, longitude) } };

    private static Func<PaymentRequest, PaymentRequest> Card(string id) => request => request with { Instruments = [TestCatalogs.Card with { Id = id }] };

    private static double Score(AvailabilityResult result, string rule) => result.Risk!.Signals.Single(assessed => assessed.Signal.Rule == rule).Signal.Score;

    private static double Value(AvailabilityResult result, string rule) => result.Risk!.Signals.Single(assessed => assessed.Signal.Rule == rule).Signal.Evidence[0].Value;
}
