namespace PaymentAvailability.Tests;

/// <summary>What would be, for another request or another time, without asking anybody.</summary>
public sealed class WhatIfTests
{
    private static readonly DateTimeOffset At = new FakeTime().UtcNow;

    [Fact]
    public void Another_amount_or_client_is_matched_anew()
    {
        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request);

        Methods(result.WhatIf(request => request with { Amount = new Money(6_000m, "CNY") })).Should().NotContain("transfer.bank");
        Methods(result.WhatIf(request => request with { Client = new ClientContext { Kind = ClientKind.BackEnd } })).Should().NotContain("wallet.wechat");
        Methods(result.WhatIf(request => request)).Should().Equal(Methods(result));
    }

    [Fact]
    public void The_payers_device_is_judged_anew()
    {
        TestResolver resolver = new TestResolver().AddInline(GateName.Client, new ClientGate(new ClientOptions()));
        AvailabilityResult offline = resolver.Resolve(TestCatalogs.Request with { Client = new ClientContext { Network = NetworkQuality.Offline } });

        offline.IsAvailable.Should().BeFalse();
        offline.WhatIf(request => request with { Client = new ClientContext { Network = NetworkQuality.Good } }).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public void Gates_are_not_asked_again()
    {
        var gate = new GateOf(GateVerdict.Closed(new Closure(RiskReasons.Rejected.WithoutFacts, RouteScope.OfMethods("wallet.alipay"))));
        AvailabilityResult result = new TestResolver().AddInline("gate.host", gate).Resolve(TestCatalogs.Request);

        for (int i = 1; i < 10; i++)
        {
            int amount = i;
            Methods(result.WhatIf(request => request with { Amount = new Money(amount, "CNY") }, At.AddDays(i))).Should().NotContain("wallet.alipay");
        }

        result.Diagnose();
        result.Explain();
        gate.Calls.Should().Be(1);
    }

    [Fact]
    public void Time_ends_closures_and_begins_those_that_were_announced()
    {
        DateTimeOffset ends = At.AddHours(1);
        GateVerdict verdict = GateVerdict.Closed(RiskReasons.TooFrequent.With(Fact.Of("until", ends)))
            .ClosingFrom(At.AddHours(2), new Closure(ChannelReasons.Maintenance.With(Fact.Of("until", At.AddHours(3)))));
        AvailabilityResult result = new TestResolver().AddInline("gate.host", new GateOf(verdict)).Resolve(TestCatalogs.Request);

        result.WhatIf(request => request, ends.AddTicks(-1)).PrimaryReason!.Definition.Should().Be(RiskReasons.TooFrequent);
        result.WhatIf(request => request, ends).IsAvailable.Should().BeTrue();
        result.WhatIf(request => request, At.AddHours(2)).PrimaryReason!.Definition.Should().Be(ChannelReasons.Maintenance);
        result.WhatIf(request => request, At.AddHours(3)).IsAvailable.Should().BeTrue();
        result.WhatIf(request => request, ends).At.Should().Be(ends);
    }

    [Fact]
    public void An_unknown_answer_stays_unknown()
    {
        AvailabilityResult result = new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Unknown)).Resolve(TestCatalogs.Request);

        AvailabilityResult later = result.WhatIf(request => request, At.AddYears(1));

        later.IsAvailable.Should().BeFalse();
        later.UnknownGates.Should().ContainSingle();
    }

    [Fact]
    public void An_instrument_that_was_closed_stays_closed_and_another_one_is_open()
    {
        AvailabilityResult result = new TestResolver()
            .AddInline("gate.host", new GateOf((context, _) => new(GateVerdict.Closed(new Closure(
                AccountReasons.CardFrozen.WithoutFacts, RouteScope.Everything.WithInstrument(context.Request.Instruments![0]))))))
            .Resolve(TestCatalogs.Request with { Instruments = [TestCatalogs.Card] });

        Methods(result).Should().NotContain("card.quick_pay");
        AvailabilityResult with = result.WhatIf(request => request with { Instruments = [.. request.Instruments!, TestCatalogs.Card with { Id = "card-2" }] });
        with.Options.Count(option => option.Method.Id == "card.quick_pay").Should().Be(1);
        with.ClosedOptions.Count(option => option.Method.Id == "card.quick_pay").Should().Be(1);
    }

    [Fact]
    public void A_changed_request_is_checked_like_any_other()
    {
        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request);

        result.Invoking(each => each.WhatIf(null!)).Should().Throw<ArgumentNullException>();
        result.Invoking(each => each.WhatIf(_ => null!)).Should().Throw<ArgumentException>().Which.Message.Should().StartWith("there is no changed request");
        result.Invoking(each => each.WhatIf(request => request with { Product = "two words" })).Should().Throw<ArgumentException>();
    }

    private static IEnumerable<string> Methods(AvailabilityResult result) => result.Options.Select(option => option.Method.Id);
}
