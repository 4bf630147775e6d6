namespace PaymentAvailability.Tests;

public sealed class HistoryRuleTests
{
    [Fact]
    public async Task An_amount_unlike_the_payers_own_is_suspicious_by_median_and_deviation()
    {
        using var world = new RiskWorld(static options => options.Risk.UnusualAmount = new UnusualAmountRule());
        foreach (decimal amount in (decimal[])[1_000, 1_100, 1_200, 1_300, 1_400, 90_000])
        {
            await world.PayAsync(change: request => request with { Amount = new Money(amount, "CNY") });
        }

        ScoreOf(world, 1_300).Should().Be(0);
        ScoreOf(world, 20_000).Should().Be(1, "one odd payment of 90,000 does not make 20,000 usual");
        RiskSignal signal = SignalOf(world.Resolve(request => request with { Amount = new Money(20_000, "CNY") }))!;
        signal.Evidence.Single(each => each.Name == "usual_amount").Value.Should().BeApproximately(Math.Exp((Math.Log(1_200) + Math.Log(1_300)) / 2), 0.01);
    }

    [Fact]
    public async Task A_new_payer_is_compared_with_peers_and_where_there_are_none_with_nobody()
    {
        using var world = new RiskWorld(static options => options.Risk.UnusualAmount = new UnusualAmountRule());
        SignalOf(world.Resolve()).Should().BeNull();
        for (int i = 0; i < 30; i++)
        {
            await world.PayAsync(change: request => request with { PayerId = $"peer-{i}", Amount = new Money(1_000 + (10 * i), "CNY") });
        }

        ScoreOf(world, 1_150).Should().Be(0);
        ScoreOf(world, 30_000).Should().Be(1);
        SignalOf(world.Resolve(request => request with { Product = "early_settlement" })).Should().BeNull("nobody has paid one");
        SignalOf(world.Resolve(request => request with { Amount = new Money(500, "HKD") })).Should().BeNull("amounts in different currencies are not compared");
    }

    [Fact]
    public async Task A_device_and_a_payee_are_new_until_paid_with_and_a_new_payer_is_no_suspect()
    {
        using var world = new RiskWorld(static options => (options.Risk.NewDevice, options.Risk.NewPayee) = (new NewDeviceRule(), new NewPayeeRule { MinimumAmount = 1_000 }));
        static PaymentRequest Other(PaymentRequest request) =>
            request with { PayeeId = "account-2", Client = request.Client! with { DeviceId = "device-2" } };
        world.Resolve().Risk!.Signals.Should().BeEmpty();
        await world.PayAsync();

        Scores(world.Resolve()).Should().Equal(0, 0);
        Scores(world.Resolve(Other)).Should().Equal(0.5, 0.3);
        Scores(world.Resolve(request => Other(request) with { Amount = new Money(999, "CNY") })).Should().Equal(0.5, 0);
        await world.PayAsync(PaymentOutcome.Failed, Other);
        Scores(world.Resolve(Other)).Should().Equal([0.5, 0.3], "nothing was paid");
        await world.PayAsync(change: Other);
        Scores(world.Resolve(Other)).Should().Equal(0, 0);
    }

    [Fact]
    public async Task Nobody_is_in_Shanghai_and_an_hour_later_in_London()
    {
        using var world = new RiskWorld(static options => (options.Risk.NewPlace, options.Risk.ImpossibleTravel) = (new NewPlaceRule(), new ImpossibleTravelRule()));
        await world.PayAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        static PaymentRequest In(PaymentRequest request, double latitude, double longitude) =>
            request with { Client = request.Client! with { Place = new GeoPoint(latitude, longitude) } };

        AvailabilityResult london = world.Resolve(request => In(request, 51.5, -0.1));

        Scores(london).Should().Equal(0.4, 1);
        london.Risk!.Signals[1].Signal.Evidence[0].Value.Should().BeApproximately(9_200, 100);
        Scores(world.Resolve(request => In(request, 31.3, 121.6))).Should().Equal(0, 0);
        world.Time.Advance(TimeSpan.FromHours(23));
        Scores(world.Resolve(request => In(request, 51.5, -0.1))).Should().Equal([0.4, 0], "a day is enough for an airliner");
    }

    [Fact]
    public async Task Declines_in_a_row_end_with_a_success_or_after_a_while()
    {
        using var world = new RiskWorld(static options => options.Risk.DeclinesInARow = new DeclinesInARowRule { From = 2, To = 4 });
        await world.PayAsync(PaymentOutcome.Declined);
        await world.PayAsync(PaymentOutcome.Declined);
        await world.PayAsync(PaymentOutcome.Declined);

        RiskSignal signal = world.Resolve().Risk!.Signals.Single().Signal;

        (signal.Score, signal.Until).Should().Be((0.5, world.Time.UtcNow + TimeSpan.FromDays(1)));
        world.Time.Advance(TimeSpan.FromDays(1));
        Scores(world.Resolve()).Should().Equal(0);
        await world.PayAsync(PaymentOutcome.Declined);
        await world.PayAsync();
        Scores(world.Resolve()).Should().Equal(0);
    }

    [Theory]
    [InlineData("2026-03-02T14:59:59Z", 10_000, 0)]
    [InlineData("2026-03-02T15:00:00Z", 10_000, 0.4)]
    [InlineData("2026-03-02T20:59:59Z", 10_000, 0.4)]
    [InlineData("2026-03-02T21:00:00Z", 10_000, 0)]
    [InlineData("2026-03-02T15:00:00Z", 9_999.99, 0)]
    public void A_large_amount_at_night_counts_on_the_clock_of_the_zone(string at, decimal amount, double score)
    {
        using var world = new RiskWorld(static options => options.Risk.NightAmount = new NightAmountRule());
        world.Time.Advance(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) - world.Time.UtcNow);

        Scores(world.Resolve(request => request with { Amount = new Money(amount, "CNY") })).Should().Equal(score);
    }

    [Theory]
    [InlineData(DeviceIntegrity.Intact, 0)]
    [InlineData(DeviceIntegrity.Rooted, 0.3)]
    [InlineData(DeviceIntegrity.Infected, 0.9)]
    public void A_device_that_cannot_be_trusted_counts(DeviceIntegrity device, double score)
    {
        using var world = new RiskWorld(static options => options.Risk.DeviceIntegrity = new DeviceIntegrityRule());

        Scores(world.Resolve(request => request with { Client = request.Client! with { Device = device } })).Should().Equal(score);
    }

    [Fact]
    public async Task Histories_are_bounded_in_payers_and_in_each_payer()
    {
        var store = new InMemoryPayerHistory(new PayerHistoryOptions { MaximumPayers = 160 });
        for (int i = 0; i < 1_000; i++)
        {
            await store.ChangeAsync($"payer-{i}", history => history.AfterSuccess(new Money(i, "CNY"), (ulong)i, null, null, default), default);
            await store.ChangeAsync("regular", history => history.AfterSuccess(new Money(i, "CNY"), (ulong)i, (ulong)i, new GeoPoint(i % 90, 0), default), default);
        }

        store.Count.Should().BeLessThanOrEqualTo(160);
        PayerHistory regular = (await store.FindAsync("regular", default))!;
        (regular.Amounts.Length, regular.Devices.Length, regular.Places.Length).Should().Be((32, 32, 32));
        regular.Amounts[^1].Amount.Should().Be(999);
    }

    private static double[] Scores(AvailabilityResult result) => [.. result.Risk!.Signals.Select(static assessed => assessed.Signal.Score)];

    private static RiskSignal? SignalOf(AvailabilityResult result) => result.Risk!.Signals.Select(static assessed => assessed.Signal).SingleOrDefault();

    private static double ScoreOf(RiskWorld world, decimal amount) => SignalOf(world.Resolve(request => request with { Amount = new Money(amount, "CNY") }))!.Score;
}
