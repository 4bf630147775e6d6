using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>An explanation has, for each option and route, what the terms and every gate said.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public async Task Every_gate_is_named_once_a_route_and_a_route_is_closed_exactly_when_a_part_of_it_is()
    {
        var resolver = Resolver();
        AvailabilityResult result = await resolver.ResolveAsync(TestCatalogs.Request with { Instruments = [TestCatalogs.Card], Amount = new Money(6_000m, "CNY") });

        Explanation explanation = result.Explain();

        explanation.Parts.Should().HaveCount(result.Options.Length + result.ClosedOptions.Length);
        foreach (Explanation route in explanation.Parts.SelectMany(option => option.Parts))
        {
            route.Parts.Select(part => part.Subject).Should().Equal("terms", "request", "client", "risk.slow", "gate.remembers", "gate.unknown");
            route.Verdict.Should().Be(route.Parts.Any(part => part.Verdict == "closed") ? "closed" : "open");
        }

        foreach (Explanation option in explanation.Parts)
        {
            option.Verdict.Should().Be(option.Parts.Any(route => route.Verdict == "open") ? "open" : "closed");
        }
    }

    [Fact]
    public async Task Only_gates_that_left_the_thread_have_a_duration_and_only_remembered_answers_say_since_when()
    {
        Explanation[] parts = [.. (await Resolver().ResolveAsync(TestCatalogs.Request)).Explain().Parts.SelectMany(option => option.Parts).SelectMany(route => route.Parts)];

        parts.Where(part => part.Duration is not null).Select(part => part.Subject).Distinct().Should().Equal("risk.slow");
        parts.Where(part => part.AsOf is not null).Select(part => part.Subject).Distinct().Should().Equal("gate.remembers");
        parts.First(part => part.Subject == "gate.remembers").ToString().Should().Contain("cached, as_of=2026-03-02T03:59:00Z");
        parts.First(part => part.Subject == "gate.unknown").ToString().Should().Be("gate.unknown: unknown · unknown: declared, policy open");
    }

    [Fact]
    public void What_a_gate_closes_is_told_as_it_is_and_what_it_demands_too()
    {
        Reason reason = RiskReasons.TooFrequent.With(Fact.Of("until", new FakeTime().UtcNow.AddHours(1)));
        AvailabilityResult result = new TestResolver()
            .AddInline("risk.rule", new GateOf(GateVerdict.Closed(new Closure(reason, RouteScope.OfMethods("wallet.alipay")))
                .Demanding(new VerificationDemand(VerificationMethods.Face, RouteScope.OfMethods("wallet.wechat")))))
            .Resolve(TestCatalogs.Request);

        string text = result.Explain().ToString();

        text.Should().Contain("risk.rule: closed · risk.too_frequent(until=2026-03-02T05:00:00Z)").And.Contain("risk.rule: open · demands face");
    }

    [Fact]
    public void A_gate_that_did_not_know_is_closed_by_its_policy_with_the_cause()
    {
        AvailabilityResult result = new TestResolver().AddInline("order.broken", new GateOf((_, _) => throw new TimeoutException())).Resolve(TestCatalogs.Request);

        result.Explain().ToString().Should().Contain("order.broken: closed · platform.dependency_failure(gate=order.broken) · unknown: failed, policy close");
    }

    [Fact]
    public void A_method_for_which_nothing_is_bound_says_so_on_every_route()
    {
        Explanation option = new TestResolver().Resolve(TestCatalogs.Request with { Instruments = [] }).Explain().Parts.Single(part => part.Subject == "card.quick_pay");

        option.Parts.Should().HaveCount(2).And.OnlyContain(route => route.Parts[0].Subject == "instruments" && route.Parts[0].Reasons[0].Definition == AccountReasons.NoBoundInstrument);
    }

    [Theory]
    [InlineData(20260332)]
    [InlineData(null)]
    public void The_reasons_of_a_route_are_those_of_its_parts(int? fixedSeed)
    {
        int seed = fixedSeed ?? Random.Shared.Next();
        for (int i = 0; i < 300; i++)
        {
            AvailabilityResult result = new TwinWorlds(seed + i, ReasonVocabulary.BuiltIn).Resolve(first: true);
            Explanation[] closed = [.. result.Explain().Parts.Where(option => option.Verdict == "closed")];
            ClosedRoute[] routes = [.. result.ClosedOptions.SelectMany(option => option.Routes)];

            closed.SelectMany(option => option.Parts).Select(route => string.Join(' ', route.Parts.SelectMany(part => part.Reasons).Distinct().Select(reason => reason.ToString()).Order()))
                .Should().Equal(routes.Select(route => string.Join(' ', route.Reasons.Select(reason => reason.ToString()).Order())), $"seed {seed}, case {i}");
        }
    }

    [Fact]
    public void The_json_is_the_same_tree()
    {
        Explanation explanation = new TestResolver().Resolve(TestCatalogs.Request).Explain();
        using var json = JsonDocument.Parse(explanation.ToJsonUtf8Bytes());

        Compare(explanation, json.RootElement);

        static void Compare(Explanation part, JsonElement written)
        {
            written.GetProperty("subject").GetString().Should().Be(part.Subject);
            JsonElement[] parts = written.TryGetProperty("parts", out JsonElement inner) ? [.. inner.EnumerateArray()] : [];
            parts.Should().HaveCount(part.Parts.Length);
            for (int i = 0; i < parts.Length; i++)
            {
                Compare(part.Parts[i], parts[i]);
            }
        }
    }

    private static TestResolver Resolver()
    {
        var resolver = new TestResolver();
        return resolver
            .AddInline(GateName.Client, new ClientGate(new ClientOptions()))
            .Add("risk.slow", new GateOf((_, _) =>
            {
                resolver.Time.Advance(TimeSpan.FromMilliseconds(7));
                return new(GateVerdict.Open);
            }))
            .AddInline("gate.remembers", new GateOf(GateVerdict.Open.RememberedFrom(resolver.Time.Clock.UtcNow.AddMinutes(-1))))
            .AddInline("gate.unknown", new GateOf(GateVerdict.Unknown), UnknownPolicy.Open);
    }
}
