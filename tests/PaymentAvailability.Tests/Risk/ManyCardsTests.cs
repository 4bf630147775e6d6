namespace PaymentAvailability.Tests;

/// <summary>Two hundred cards under all rules and responses are judged as one reads the documentation: each by the signals about it and about the whole.</summary>
public sealed class ManyCardsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_card_is_judged_as_by_a_slow_reference(bool learns)
    {
        using var world = new RiskWorld(options =>
        {
            options.Risk.Learning.IsEnabled = learns;
            for (int i = 0; i < 32; i++)
            {
                options.Risk.Velocity.Add(new VelocityRule { Name = $"rule_{i}", Subject = i % 8 == 7 ? RiskSubject.Payer : RiskSubject.Card, From = 1 + (i % 3), To = 200 + i });
                options.Risk.Rule($"velocity.rule_{i}").Weight = 0.1 + (0.02 * i);
                options.Risk.Rule($"velocity.rule_{i}").Mode = i % 5 == 1 ? RiskMode.Shadow : RiskMode.Enforced;
                var response = new RiskResponse { Name = $"response_{i}", From = 0.02 + (0.01 * i), Action = i % 2 == 0 ? RiskAction.Verify : RiskAction.Close };
                if (i % 4 == 3)
                {
                    response.Rules.Add($"velocity.rule_{i}");
                    response.Rules.Add($"velocity.rule_{31 - i}");
                }

                options.Risk.Responses.Add(response);
            }
        });
        for (int i = 0; i < 60; i++)
        {
            string id = $"card-{i * i % 40}";
            await world.PayAsync(change: request => request with { Instruments = [TestCatalogs.Card with { Id = id }] });
        }

        AvailabilityResult result = world.Resolve(static request => request with
        {
            Instruments = [.. Enumerable.Range(0, PaymentRequest.MaximumInstruments).Select(static i => TestCatalogs.Card with { Id = $"card-{i}" })],
        });

        result.Risk!.Signals.Should().HaveCount((28 * PaymentRequest.MaximumInstruments) + 4);
        result.Risk.Signals.Should().OnlyContain(static assessed => assessed.InstrumentIndex == null || assessed.InstrumentIndex >= 0);
        ReferenceRiskPolicy.Judge(result.Risk.Signals, world.Get<Microsoft.Extensions.Options.IOptions<PaymentAvailabilityOptions>>().Value.Risk.Responses)
            .Should().Equal(result.Risk.Decisions.Select(static decision => (decision.Response, decision.InstrumentIndex, decision.Score, decision.IsEnforced)));
        result.Risk.Decisions.Should().Contain(static decision => decision.InstrumentIndex > 0);
        if (learns)
        {
            result.Risk.Features.Select(static feature => feature.Name).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void Signals_in_any_order_come_to_their_instruments()
    {
        PaymentInstrument[] cards = [.. Enumerable.Range(0, 5).Select(static _ => TestCatalogs.Card with { Id = "same" })];
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            AssessedSignal[] signals = [.. Enumerable.Range(0, random.Next(30)).Select(_ => new AssessedSignal(
                new RiskSignal("rule", random.NextDouble(), []) { Instrument = random.Next(6) is var card and < 5 ? cards[card] : null }, 1, true, null))];
            var groups = new SignalGroups(signals, new int[SignalGroups.RoomFor(signals.Length)]);
            PaymentInstrument?[] expected = [null, .. signals.Select(static assessed => assessed.Signal.Instrument).Where(static card => card is not null).Distinct(ReferenceEqualityComparer.Instance).Cast<PaymentInstrument>()];
            groups.Count.Should().Be(expected.Length);
            for (int group = 0; group < groups.Count; group++)
            {
                PaymentInstrument? instrument = groups.InstrumentOf(group);
                instrument.Should().BeSameAs(expected[group]);
                var found = new List<AssessedSignal>();
                foreach (ref readonly AssessedSignal assessed in groups.Of(group))
                {
                    found.Add(assessed);
                }

                found.Should().Equal(signals.Where(assessed => assessed.Signal.Instrument is null || ReferenceEquals(assessed.Signal.Instrument, instrument)));
            }
        }
    }
}
