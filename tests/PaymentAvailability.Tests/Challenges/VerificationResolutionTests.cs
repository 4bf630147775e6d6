using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>From the container: demand, start, check, resolve again; a way in its cool-down is not on offer.</summary>
public sealed class VerificationResolutionTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task What_passed_is_asked_for_no_more()
    {
        using ServiceProvider provider = Build(VerificationMethods.OneTimeCode);
        PaymentRequest request = TestCatalogs.Request with { PayerId = "payer" };
        var verifier = provider.GetRequiredService<PaymentVerifier>();

        (await provider.ResolveAsync(request)).Options.Should().OnlyContain(option => !option.Verification.IsEmpty);
        VerificationStartResult start = await verifier.StartAsync(TestVerifier.Start());
        VerificationCheckResult check = await verifier.CheckAsync("payer", start.ChallengeId!, SubmittedValue.Of(TestVerifier.Right));

        AvailabilityResult again = await provider.ResolveAsync(request with { Verifications = [check.Completed!] });
        again.Options.Should().OnlyContain(option => option.Verification.IsEmpty && option.Completed.Length == 1);
    }

    [Fact]
    public async Task A_way_in_its_cool_down_drops_out_and_where_it_was_the_only_one_closes_until_its_end()
    {
        using ServiceProvider both = Build(VerificationMethods.OneTimeCode | VerificationMethods.Face);
        using ServiceProvider only = Build(VerificationMethods.OneTimeCode);
        PaymentRequest request = TestCatalogs.Request with { PayerId = "payer" };
        DateTimeOffset until = _time.UtcNow.AddMinutes(15);
        await UseUpAsync(both);
        await UseUpAsync(only);

        (await both.ResolveAsync(request)).Options.Should().OnlyContain(option => option.Verification.Single().AnyOf == VerificationMethods.Face);
        AvailabilityResult closed = await only.ResolveAsync(request);
        closed.PrimaryReason.Should().Be(VerificationReasons.AttemptsExceeded.With(Fact.Of("until", until)));
        closed.Diagnose()!.Remedies.Should().ContainSingle().Which.OpensAt.Should().Be(until);
        (await only.ResolveAsync(request with { PayerId = "another" })).IsAvailable.Should().BeTrue();

        _time.UtcNow = until;
        (await only.ResolveAsync(request)).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task Registrations_count_each_on_their_own()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        foreach (string key in (string[])["a", "b"])
            services.AddKeyedPaymentAvailability(key).UseCatalog(TestCatalogs.Repayment).AddVerificationProvider<SendsCodes>();
        using ServiceProvider provider = services.Build();

        await provider.GetRequiredKeyedService<PaymentVerifier>("a").StartAsync(TestVerifier.Start());

        (await provider.GetRequiredKeyedService<PaymentVerifier>("b").StartAsync(TestVerifier.Start())).Outcome.Should().Be(VerificationStartOutcome.Started);
        (await provider.GetRequiredKeyedService<PaymentVerifier>("a").StartAsync(TestVerifier.Start())).Outcome.Should().Be(VerificationStartOutcome.TooSoon);
    }

    [Fact]
    public async Task A_store_of_the_hosts_own_needs_a_secret()
    {
        Exception? without = await TestHost.StartAsync(services => Register(services, null));
        Exception? with = await TestHost.StartAsync(services => Register(services, "sixteen characters"));

        without!.Message.Should().StartWith("Verification.Secret is missing; a store that outlives the process");
        with.Should().BeNull();

        static void Register(IServiceCollection services, string? secret)
        {
            services.AddSingleton<IVerificationAttemptStore>(new OtherStore());
            services.AddPaymentAvailability(options => options.Verification.Secret = secret).UseCatalog(TestCatalogs.Repayment).AddVerificationProvider<SendsCodes>();
        }
    }

    [Fact]
    public async Task Every_fault_of_the_options_is_told_at_once()
    {
        Exception? fault = await TestHost.StartAsync(services => services.AddPaymentAvailability(options => options.Verification = new VerificationOptions
        {
            MaximumAge = TimeSpan.Zero, MaximumAnswers = 0, AnswerWindow = TimeSpan.Zero, CoolDown = TimeSpan.FromDays(2), MaximumStarts = 101,
            StartWindow = TimeSpan.Zero, StartInterval = TimeSpan.FromHours(2), ChallengeLifetime = TimeSpan.Zero, ProviderTimeout = TimeSpan.Zero,
            MaximumStuckCalls = 0, MaximumTracked = 0, Secret = "topsecret",
        }).UseCatalog(TestCatalogs.Repayment));

        fault!.Message.Should().Contain("Verification.MaximumAge: `00:00:00` is out of range; use 00:00:01 to 1.00:00:00")
            .And.Contain("Verification.Secret is shorter than 16 characters").And.NotContain("topsecret");
        fault.Message.Split("Verification.").Should().HaveCount(13);
    }

    [Fact]
    public async Task Starts_and_checks_are_counted_by_way_and_outcome()
    {
        using var metrics = new CapturedMetrics();
        var test = new TestVerifier(metrics: metrics);
        string challenge = await test.ChallengeAsync();
        await test.StartAsync();
        await test.CheckAsync(challenge, "1");
        await test.CheckAsync(challenge);
        await test.CheckAsync("unknown");

        metrics.Measurements.Select(each => each.ToString()).Should().Equal(
            "payment_availability.verification_starts 1 {start} {payment_availability.method=one_time_code, payment_availability.result=started}",
            "payment_availability.verification_starts 1 {start} {payment_availability.method=one_time_code, payment_availability.result=too_soon}",
            "payment_availability.verification_checks 1 {check} {payment_availability.method=one_time_code, payment_availability.result=wrong}",
            "payment_availability.verification_checks 1 {check} {payment_availability.method=one_time_code, payment_availability.result=passed}",
            "payment_availability.verification_checks 1 {check} {payment_availability.method=unknown, payment_availability.result=expired}");
    }

    private static async Task UseUpAsync(ServiceProvider provider)
    {
        var verifier = provider.GetRequiredService<PaymentVerifier>();
        VerificationStartResult start = await verifier.StartAsync(TestVerifier.Start());
        for (int i = 0; i < 5; i++)
            await verifier.CheckAsync("payer", start.ChallengeId!, SubmittedValue.Of("000000"));
    }

    private ServiceProvider Build(VerificationMethods demanded)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<IRiskRule>(new Demands(demanded));
        services.AddPaymentAvailability().UseCatalog(new CatalogBuilder().Channel("a").Method("card", method => method.Route("a")).Build()).AddVerificationProvider<SendsCodes>();
        return services.Build();
    }

    private sealed class Demands(VerificationMethods ways) : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Verify(ways));
    }

    private sealed class OtherStore : IVerificationAttemptStore
    {
        private readonly InMemoryVerificationStore _inner = new(100);

        public ValueTask<VerificationGrant> TryTakeAsync(VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken) =>
            _inner.TryTakeAsync(count, limit, at, cancellationToken);

        public ValueTask GiveBackAsync(VerificationCount count, DateTimeOffset windowEndsAt, CancellationToken cancellationToken) =>
            _inner.GiveBackAsync(count, windowEndsAt, cancellationToken);

        public ValueTask ClearAsync(VerificationCount count, CancellationToken cancellationToken) => _inner.ClearAsync(count, cancellationToken);

        public ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> FindBlockedAnswersAsync(string payer, DateTimeOffset at, CancellationToken cancellationToken) =>
            _inner.FindBlockedAnswersAsync(payer, at, cancellationToken);

        public ValueTask AddChallengeAsync(StoredChallenge challenge, DateTimeOffset at, CancellationToken cancellationToken) =>
            _inner.AddChallengeAsync(challenge, at, cancellationToken);

        public ValueTask<StoredChallenge?> FindChallengeAsync(string id, CancellationToken cancellationToken) => _inner.FindChallengeAsync(id, cancellationToken);

        public ValueTask<bool> TryCloseChallengeAsync(string id, CancellationToken cancellationToken) => _inner.TryCloseChallengeAsync(id, cancellationToken);
    }
}
