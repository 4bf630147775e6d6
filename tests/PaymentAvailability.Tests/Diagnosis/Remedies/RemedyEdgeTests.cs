using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>What is rare and went wrong once, or would be easy to get wrong.</summary>
public sealed class RemedyEdgeTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_client_that_a_gate_asks_for_must_suit_the_route_too()
    {
        PaymentCatalog catalog = new CatalogBuilder().Channel("c")
            .Method("web.only", method => method.Terms(terms => terms.Clients(ClientKind.MobileWeb)).Route("c"))
            .Method("anywhere", method => method.Route("c"))
            .Build();
        Reason elsewhere = CatalogReasons.ClientNotSupported.With(Fact.Of("accepted", ["app"]));

        Remedies(catalog, Request() with { Client = new ClientContext { Kind = ClientKind.MobileWeb } }, GateVerdict.Closed(elsewhere))
            .Should().Equal("switch_client app → anywhere");
    }

    [Fact]
    public void Hours_that_never_meet_are_waited_for_by_nobody()
    {
        PaymentCatalog catalog = new CatalogBuilder()
            .Channel("c", channel => channel.Hours("UTC", ServiceDays.Saturday, "08:00", "20:00"))
            .Method("m", method => method.Terms(terms => terms.Hours("UTC", ServiceDays.Monday, "08:00", "20:00")).Route("c"))
            .Build();

        Remedies(catalog, Request(), GateVerdict.Open).Should().BeEmpty();
    }

    [Theory]
    [InlineData("CNY", "5.00", "4.999", "pay_at_most 4.99 CNY")]
    [InlineData("KWD", "5.000", "4.9999", "pay_at_most 4.999 KWD")]
    [InlineData("JPY", "500", "499.5", "pay_at_most 499 JPY")]
    public void A_limit_finer_than_the_currency_holds_at_the_next_amount(string currency, string amount, string limit, string expected)
    {
        PaymentRequest request = new() { Amount = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency) };
        Reason reason = LimitReasons.SingleExceeded.With(Fact.Of("limit", new Money(decimal.Parse(limit, CultureInfo.InvariantCulture), currency)));

        Remedies(Plain(), request, GateVerdict.Closed(reason)).Should().Equal($"{expected} → m");
    }

    [Fact]
    public void Ends_that_passed_or_that_nobody_lives_to_see_are_not_waited_for()
    {
        Reason passed = RiskReasons.TooFrequent.With(Fact.Of("until", At.AddSeconds(-1)));
        Reason forever = RiskReasons.TooFrequent.With(Fact.Of("until", DateTimeOffset.MaxValue));

        Remedies(Plain(), Request(), GateVerdict.Closed(passed)).Should().Equal($"review {passed} → m");
        Remedies(Plain(), Request(), GateVerdict.Closed(forever)).Should().Equal($"review {forever} → m");
    }

    [Fact]
    public void A_what_if_without_a_change_changes_nothing()
    {
        AvailabilityResult result = Resolve(Plain(), Request(), GateVerdict.Closed(RiskReasons.TooFrequent.With(Fact.Of("until", At.AddSeconds(-1)))));

        result.IsAvailable.Should().BeFalse();
        result.WhatIf(request => request).IsAvailable.Should().BeFalse();
        result.WhatIf(request => request, At.AddHours(1)).IsAvailable.Should().BeFalse();
    }

    [Fact]
    public void A_search_through_thousands_of_unlike_methods_is_cut_off_and_says_so()
    {
        CatalogBuilder builder = new CatalogBuilder().Channel("c");
        for (int i = 0; i < 3_000; i++)
        {
            string[] banks = [$"bank_{i}", $"bank_{i + 1}"];
            builder.Method($"m{i}", method => method.Needs(InstrumentKind.Card).Terms(terms => terms.Banks(banks)).Route("c"));
        }

        RemedyList remedies = Resolve(builder.Build(), Request() with { Instruments = [] }, GateVerdict.Open).Diagnose()!.Remedies;

        remedies.IsComplete.Should().BeFalse();
        remedies.Should().HaveCountLessThanOrEqualTo(SmallestSets.MostSets).And.NotBeEmpty();
    }

    private static PaymentRequest Request() => new() { Amount = new Money(500m, "CNY") };

    private static PaymentCatalog Plain() => new CatalogBuilder().Channel("c").Method("m", method => method.Route("c")).Build();

    private static string[] Remedies(PaymentCatalog catalog, PaymentRequest request, GateVerdict verdict) =>
        [.. Resolve(catalog, request, verdict).Diagnose()!.Remedies.Select(remedy => $"{remedy} → {string.Join(',', remedy.Opens)}")];

    private static AvailabilityResult Resolve(PaymentCatalog catalog, PaymentRequest request, GateVerdict verdict)
    {
        var resolver = new TestResolver(catalog);
        resolver.Time.Clock.UtcNow = At;
        return resolver.AddInline("gate.test", new GateOf(verdict)).Resolve(request);
    }
}
