using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

/// <summary>What a payer cannot do on this client or for now is not asked for, and closes what needs it; remedies say exactly what opens it again.</summary>
public sealed class PossibleStepTests
{
    private const VerificationMethods Code = VerificationMethods.OneTimeCode;
    private const VerificationMethods Face = VerificationMethods.Face;
    private const VerificationMethods Key = VerificationMethods.HardwareKey;

    private static readonly PaymentCatalog TwoRoutes = new CatalogBuilder()
        .Channel("a").Channel("b")
        .Method("card", method => method.Route("a").Route("b"))
        .Build();

    private static readonly VerificationMethods[] Ways = [Code, Face, Key];

    public static TheoryData<int> Seeds => [20261123, Random.Shared.Next()];

    [Fact]
    public void Only_possible_ways_are_asked_for() =>
        StepsOf(Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Code | Face)), Code | Key)).Should().Equal("one_time_code");

    [Fact]
    public void A_step_that_the_client_cannot_do_closes_what_needs_it()
    {
        AvailabilityResult result = Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Face | Key)), Code);

        result.PrimaryReason!.ToString().Should().Be("client.verification_not_supported(method=face|hardware_key)");
        result.Diagnose()!.Remedies.Should().ContainSingle().Which.ToString().Should().Contain("use_capable_device");
    }

    [Fact]
    public void A_client_of_which_nothing_is_known_closes_nothing() =>
        Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Face)), null).IsAvailable.Should().BeTrue();

    [Fact]
    public void An_option_stays_open_over_the_route_that_needs_nothing_impossible()
    {
        AvailabilityResult result = Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Key, RouteScope.OfChannels("a"))), Code);

        PaymentOption option = result.Options.Should().ContainSingle().Subject;
        option.Channel.Id.Should().Be("b");
        option.Verification.Should().BeEmpty();
        option.ClosedRoutes.Should().ContainSingle().Which.Reasons.Should().ContainSingle().Which.Code.Should().Be(ClientReasons.VerificationNotSupported.Code);
    }

    [Fact]
    public void What_is_completed_need_not_be_possible() =>
        Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Key)), Code, Now(Key)).Options.Single().Completed.Single().Method.Should().Be(Key);

    [Fact]
    public void A_step_of_the_method_itself_closes_it_too()
    {
        PaymentCatalog catalog = new CatalogBuilder().Channel("a").Method("bank", method => method.Verify(Key).Route("a")).Build();

        AvailabilityResult result = new TestResolver(catalog).Resolve(new PaymentRequest
        {
            Amount = new Money(1m, "CNY"), Client = new ClientContext { Capabilities = VerificationMethods.None },
        });

        result.PrimaryReason!.Code.Should().Be(ClientReasons.VerificationNotSupported.Code);
        result.Explain().ToString().Should().Contain("verification");
    }

    [Fact]
    public void An_answer_says_what_is_completed_with_age_and_strength()
    {
        DateTimeOffset now = new TestResolver().Time.Clock.UtcNow;
        var completed = new CompletedVerification { Method = Face, At = now.AddMinutes(-5), Strength = VerificationStrength.High };

        PaymentOption option = Resolve(
            GateVerdict.Open.Demanding(new VerificationDemand(Face) { MinimumStrength = VerificationStrength.High, MaximumAge = TimeSpan.FromMinutes(6) })
                .Demanding(new VerificationDemand(Code)),
            null,
            completed,
            Now(Key)).Options.Single();

        option.Completed.Should().Equal(new CountedVerification(Face, now.AddMinutes(-5), TimeSpan.FromMinutes(5), VerificationStrength.High));
        option.Verification.Should().Equal(new VerificationStep(Code));
    }

    [Theory]
    [InlineData(-899, true)]
    [InlineData(-900, false)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_completion_counts_for_a_quarter_of_an_hour_and_a_minute_of_wrong_clocks(int seconds, bool counts)
    {
        var completed = new CompletedVerification { Method = Face, At = new TestResolver().Time.Clock.UtcNow.AddSeconds(seconds) };

        Resolve(GateVerdict.Open.Demanding(new VerificationDemand(Face)), null, completed).Options.Single().Verification.IsEmpty.Should().Be(counts);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Remedies_are_exactly_the_waits_and_devices_that_open_something(int seed)
    {
        var random = new Random(seed);
        int closed = 0;
        for (int i = 0; i < 20_000; i++)
        {
            AvailabilityResult result = RandomResult(random);
            if (result.IsAvailable)
                continue;

            closed++;
            string[] found = [.. result.Diagnose()!.Remedies.Select(remedy => remedy.ToString()).Order(StringComparer.Ordinal)];
            found.Should().Equal(Smallest(result), $"of seed {seed}, case {i}: {result.Request.Client?.Capabilities}, {string.Join("; ", result.Outcomes[0].Verdict.Demands.Select(demand => demand.Step))}, {string.Join("; ", result.Outcomes[0].Verdict.Withheld)}, {string.Join("; ", result.Request.Verifications ?? [])}");
        }

        closed.Should().BeGreaterThan(2_000);
    }

    private static CompletedVerification Now(VerificationMethods way) => new() { Method = way, At = new TestResolver().Time.Clock.UtcNow };

    private static AvailabilityResult RandomResult(Random random)
    {
        DateTimeOffset now = new TestResolver().Time.Clock.UtcNow;
        GateVerdict verdict = GateVerdict.Open.Withholding(
            [.. Ways.Where(_ => random.Next(2) == 0).Select(way => new WithheldWay(way, now.AddMinutes(5 * random.Next(1, 5))))]);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            RouteScope scope = random.Next(3) switch { 0 => RouteScope.OfChannels("a"), 1 => RouteScope.OfChannels("b"), _ => RouteScope.Everything };
            verdict = verdict.Demanding(new VerificationDemand(SomeOf(random, 1), scope));
        }

        CompletedVerification[] completed =
        [
            .. Ways.Where(_ => random.Next(4) == 0).Select(way => new CompletedVerification { Method = way, At = now.AddMinutes(-random.Next(0, 15)) }),
        ];
        return Resolve(verdict, random.Next(3) == 0 ? null : SomeOf(random, 0), completed);
    }

    private static VerificationMethods SomeOf(Random random, int least)
    {
        VerificationMethods some = VerificationMethods.None;
        while (System.Numerics.BitOperations.PopCount((uint)some) < least || random.Next(2) == 0)
            some |= Ways[random.Next(Ways.Length)];
        return some;
    }

    // Every wait to the minute, with and without another device; kept are those that nothing smaller opens.
    private static IEnumerable<string> Smallest(AvailabilityResult result)
    {
        int? here = null;
        int? elsewhere = null;
        for (int minutes = 0; minutes <= 30; minutes++)
        {
            here ??= Opens(result, minutes, isElsewhere: false) ? minutes : null;
            elsewhere ??= Opens(result, minutes, isElsewhere: true) ? minutes : null;
        }

        var texts = new List<string>();
        if (here is { } wait)
            texts.Add(Text(result, wait, isElsewhere: false));
        if (elsewhere is { } other && (here is null || other < here))
            texts.Add(Text(result, other, isElsewhere: true));
        return texts.Order(StringComparer.Ordinal);
    }

    private static bool Opens(AvailabilityResult result, int minutes, bool isElsewhere) => result.WhatIf(
        request => isElsewhere && request.Client is { } client ? request with { Client = client with { Capabilities = null } } : request,
        result.At.AddMinutes(minutes)).IsAvailable;

    private static string Text(AvailabilityResult result, int minutes, bool isElsewhere) => string.Join(" and ", new[]
    {
        isElsewhere ? "use_capable_device" : null, minutes > 0 ? $"wait {Fact.Of("until", result.At.AddMinutes(minutes)).WrittenValue}" : null,
    }.OfType<string>());

    private static ImmutableArray<string> StepsOf(AvailabilityResult result) => [.. result.Options.Single().Verification.Select(step => step.ToString())];

    private static AvailabilityResult Resolve(GateVerdict verdict, VerificationMethods? capabilities, params CompletedVerification[] completed) =>
        new TestResolver(TwoRoutes).AddInline("risk", new GateOf(verdict)).Resolve(new PaymentRequest
        {
            Amount = new Money(10m, "CNY"), Client = new ClientContext { Capabilities = capabilities }, Verifications = completed,
        });
}
