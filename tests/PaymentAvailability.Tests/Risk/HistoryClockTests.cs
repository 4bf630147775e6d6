namespace PaymentAvailability.Tests;

/// <summary>A clock that was wrong for a moment does not close an honest payer for years; late reports change nothing that is newer.</summary>
public sealed class HistoryClockTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

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

        Scores(world.Resolve(At(39.9, 116.4))).Should().Equal([0], "a month is enough from Shanghai to Beijing");
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

        Scores(world.Resolve(At(39.9, 116.4))).Should().Equal([0], "the last payment was in the same place");
    }

    [Fact]
    public void What_is_told_late_is_put_before_what_is_newer()
    {
        GeoPoint[] places = [.. Enumerable.Range(0, 32).Select(static i => new GeoPoint(i, 0))];
        PayerHistory few = Paid(PayerHistory.Empty, places[0], Start);
        PayerHistory full = places.Aggregate(PayerHistory.Empty, static (history, place) => Paid(history, place, Start));
        var early = new GeoPoint(50, 0);

        PayerHistory late = Paid(few, early, Start.AddHours(-1));

        (late.Places[0], late.Places[^1], late.LastPlaceAt).Should().Be((early, places[0], Start));
        Paid(late, places[0], Start.AddHours(-1)).Places.Should().Equal(late.Places);
        Paid(full, early, Start.AddHours(-1)).Places.Should().Equal([.. places[1..31], early, places[31]]);
        few.AfterDecline(Start.AddHours(-1), Day).DeclinesInARow.Should().Be(0, "the success came after it");
        PayerHistory declined = few.AfterDecline(Start.AddHours(1), Day).AfterDecline(Start.AddHours(3), Day);
        PayerHistory between = Paid(declined, early, Start.AddHours(2));
        (between.DeclinesInARow, between.LastDeclineAt).Should().Be((1, Start.AddHours(3)));
    }

    [Fact]
    public void Declines_that_were_forgotten_do_not_come_back_with_the_next()
    {
        PayerHistory declined = Enumerable.Range(0, 5).Aggregate(PayerHistory.Empty, static (history, i) => history.AfterDecline(Start.AddMinutes(i), Day));
        declined.DeclinesInARow.Should().Be(5);

        declined.AfterDecline(Start.AddHours(23), Day).DeclinesInARow.Should().Be(6);
        declined.AfterDecline(Start.AddDays(30), Day).DeclinesInARow.Should().Be(1);
    }

    [Fact]
    public void Moments_ahead_are_forgotten_and_those_that_clocks_differ_by_are_kept()
    {
        PayerHistory history = Paid(PayerHistory.Empty, new GeoPoint(1, 1), Start).AfterDecline(Start, Day);

        history.KnownAt(Start.AddMinutes(-5)).Should().BeSameAs(history);
        PayerHistory put = history.KnownAt(Start.AddMinutes(-6));

        (put.LastPlaceAt, put.LastDeclineAt, put.DeclinesInARow, put.LastAt).Should().Be((null, null, 0, default(DateTimeOffset)));
        put.Places.Should().Equal(history.Places, "where the payer was is known still");
    }

    private static PayerHistory Paid(PayerHistory history, GeoPoint place, DateTimeOffset at) => history.AfterSuccess(null, null, null, place, at);

    private static double[] Scores(AvailabilityResult result) => [.. result.Risk!.Signals.Select(static assessed => assessed.Signal.Score)];

    private static Func<PaymentRequest, PaymentRequest> At(double latitude, double longitude) =>
        request => request with { Client = request.Client! with { Place = new GeoPoint(latitude, longitude) } };
}
