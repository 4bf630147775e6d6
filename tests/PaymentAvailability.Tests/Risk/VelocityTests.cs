namespace PaymentAvailability.Tests;

public sealed class VelocityTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(12);

    [Fact]
    public async Task What_was_paid_too_often_closes_until_a_known_time_and_opens_then()
    {
        using RiskWorld world = With(new VelocityRule { Name = "payer_attempts", Window = Window, From = 3 });
        for (int i = 0; i < 3; i++)
        {
            world.Resolve().IsAvailable.Should().BeTrue();
            await world.PayAsync();
            world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        AvailabilityResult closed = world.Resolve();

        closed.PrimaryReason!.Code.Should().Be(RiskReasons.TooFrequent.Code);
        closed.PrimaryReason.Find("until")!.TryGetTime(out DateTimeOffset until).Should().BeTrue();
        until.Should().BeAfter(world.Time.UtcNow).And.BeOnOrBefore(world.Time.UtcNow + Window);
        closed.WhatIf(static request => request, until).IsAvailable.Should().BeTrue("the wait that a payer is told of ends the closure");

        world.Time.Advance(until - world.Time.UtcNow - TimeSpan.FromTicks(1));
        world.Resolve().IsAvailable.Should().BeFalse();
        world.Time.Advance(TimeSpan.FromTicks(1));
        world.Resolve().IsAvailable.Should().BeTrue();
    }

    [Theory]
    [InlineData(PaymentOutcome.Succeeded, 1_200)]
    [InlineData(PaymentOutcome.Declined, 0)]
    [InlineData(PaymentOutcome.Failed, 0)]
    [InlineData(PaymentOutcome.Ignored, 0)]
    [InlineData(PaymentOutcome.Unknown, 1_200)]
    public async Task Amounts_are_reserved_and_released_where_nothing_was_paid(PaymentOutcome outcome, int counted)
    {
        using RiskWorld world = With(new VelocityRule { Name = "payer_amount", Measure = VelocityMeasure.Amount, Window = Window, From = 1_000_000 });

        await world.PayAsync(outcome);

        ValueOf(world.Resolve(), "velocity.payer_amount").Should().Be(counted + 1_200);
    }

    [Fact]
    public async Task An_attempt_stays_an_attempt_whatever_came_of_it()
    {
        using RiskWorld world = With(new VelocityRule { Name = "payer_attempts", Window = Window, From = 100 });

        await world.PayAsync(PaymentOutcome.Failed);
        await world.PayAsync(PaymentOutcome.Declined);

        ValueOf(world.Resolve(), "velocity.payer_attempts").Should().Be(2);
    }

    [Fact]
    public async Task Only_declines_count_as_declines()
    {
        using RiskWorld world = With(new VelocityRule { Name = "declines", Measure = VelocityMeasure.Declines, Subject = RiskSubject.Device, Window = Window, From = 100 });

        await world.PayAsync(PaymentOutcome.Failed);
        await world.PayAsync(PaymentOutcome.Declined);
        await world.PayAsync();

        ValueOf(world.Resolve(), "velocity.declines").Should().Be(1);
    }

    [Fact]
    public async Task Different_cards_of_a_device_and_devices_of_a_payer_are_told_apart()
    {
        using RiskWorld world = With(
            new VelocityRule { Name = "device_cards", Subject = RiskSubject.Device, Measure = VelocityMeasure.Cards, Window = Window, From = 3 },
            new VelocityRule { Name = "payer_devices", Measure = VelocityMeasure.Devices, Window = Window, From = 8 });
        foreach (string card in (string[])["card-1", "card-2", "card-2", "card-3"])
        {
            await world.PayAsync(change: request => request with { Instruments = [TestCatalogs.Card with { Id = card }] });
        }

        AvailabilityResult result = world.Resolve();

        ValueOf(result, "velocity.device_cards").Should().Be(3);
        ValueOf(result, "velocity.payer_devices").Should().Be(1);
        result.IsAvailable.Should().BeFalse();
    }

    [Fact]
    public async Task A_rule_about_cards_closes_only_options_with_that_card()
    {
        using RiskWorld world = With(new VelocityRule { Name = "card_attempts", Subject = RiskSubject.Card, Window = Window, From = 1 });
        await world.PayAsync();
        PaymentInstrument other = TestCatalogs.Card with { Id = "card-2" };

        AvailabilityResult result = world.Resolve(request => request with { Instruments = [TestCatalogs.Card, other] });

        result.ClosedOptions.Should().ContainSingle().Which.Instrument.Should().Be(TestCatalogs.Card);
        result.Options.Should().Contain(option => option.Instrument == other);
        result.Risk!.Decisions.Should().ContainSingle().Which.InstrumentIndex.Should().Be(0);
    }

    [Fact]
    public async Task Who_is_not_named_is_not_counted_and_the_result_says_so()
    {
        using RiskWorld world = With(new VelocityRule { Name = "device_attempts", Subject = RiskSubject.Device, Window = Window, From = 1 });
        await world.PayAsync(change: request => request with { Client = null });

        AvailabilityResult result = world.Resolve(request => request with { Client = null });

        result.IsAvailable.Should().BeTrue();
        result.Assumptions.Should().Contain(new Assumption("device"));
    }

    [Fact]
    public async Task Who_reports_outcomes_alone_is_counted_then()
    {
        using RiskWorld world = With(new VelocityRule { Name = "payer_attempts", Window = Window, From = 100 });
        var attempt = new PaymentAttempt { OrderId = "o", Id = "a", PayerId = "payer-7", Amount = new Money(5, "CNY") };

        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));
        await world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded));

        ValueOf(world.Resolve(), "velocity.payer_attempts").Should().Be(1);
    }

    private static double ValueOf(AvailabilityResult result, string rule) => result.Risk!.Signals.Single(assessed => assessed.Signal.Rule == rule).Signal.Evidence[0].Value;

    private static RiskWorld With(params VelocityRule[] rules) => new(options =>
    {
        foreach (VelocityRule rule in rules)
        {
            options.Risk.Velocity.Add(rule);
        }

        options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close });
    });
}
