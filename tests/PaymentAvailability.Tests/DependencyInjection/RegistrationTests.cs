using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

public sealed class RegistrationTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public async Task A_plain_container_without_logging_or_metrics_is_enough()
    {
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);

        await using ServiceProvider provider = _services.Build();

        (await provider.ResolveAsync()).Options.Should().HaveCount(4);
    }

    [Fact]
    public void Each_overload_sets_the_options()
    {
        IConfigurationSection section = new ConfigurationBuilder()
            .AddInMemoryCollection([new("PaymentAvailability:Deadline", "00:00:00.200")]).Build().GetSection(PaymentAvailabilityOptions.SectionName);

        DeadlineOf(services => services.AddPaymentAvailability()).Should().Be(TimeSpan.FromMilliseconds(300));
        DeadlineOf(services => services.AddPaymentAvailability(options => options.Deadline = TimeSpan.FromSeconds(1))).Should().Be(TimeSpan.FromSeconds(1));
        DeadlineOf(services => services.AddPaymentAvailability(section)).Should().Be(TimeSpan.FromMilliseconds(200));

        static TimeSpan DeadlineOf(Action<IServiceCollection> add)
        {
            var services = new ServiceCollection();
            add(services);
            using ServiceProvider provider = services.Build();
            return provider.GetRequiredService<IOptions<PaymentAvailabilityOptions>>().Value.Deadline;
        }
    }

    [Fact]
    public async Task Calling_everything_twice_adds_nothing_twice()
    {
        for (int i = 0; i < 2; i++)
        {
            Register(_services.AddPaymentAvailability());
            Register(_services.AddKeyedPaymentAvailability("merchant"));
        }

        await using ServiceProvider provider = _services.Build();
        foreach (string? key in new[] { null, "merchant" })
        {
            provider.GetKeyedServices<IChannelStatusProvider>(key).Should().HaveCount(2);
            provider.GetKeyedServices<IOrderVerifier>(key).Should().ContainSingle();
            provider.GetKeyedServices<IRiskRule>(key).Should().ContainSingle();
            provider.GetKeyedServices<IPaymentGate>(key).Should().ContainSingle();
            provider.GetKeyedServices<IPaymentAvailabilityResolver>(key).Should().ContainSingle();
            provider.GetKeyedServices<PaymentCatalogStore>(key).Should().ContainSingle();
            provider.GetRequiredKeyedService<ReasonVocabulary>(key).Find(HostReasons.BranchClosed.Code).Should().BeSameAs(HostReasons.BranchClosed);
        }

        provider.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Should().HaveCount(3).And.OnlyHaveUniqueItems(service => service.GetType());
        provider.GetServices<IValidateOptions<PaymentAvailabilityOptions>>().Should().ContainSingle(each => each is PaymentAvailabilityOptionsValidator);

        static void Register(PaymentAvailabilityBuilder builder) => builder
            .UseCatalog(TestCatalogs.Repayment)
            .AddChannelStatusProvider<DoesNotKnowChannels>()
            .AddOrderVerifier<ClosesOrders>()
            .AddRiskRule<ClosesForRisk>()
            .AddGate<ClosesWechat>()
            .AddReasons(HostReasons.BranchClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_host_registers_itself_stays_whether_before_or_after(bool before)
    {
        var time = new FakeTime();
        ReasonTexts texts = ReasonTexts.BuiltIn.WithTitle(OrderReasons.Expired.Code, LocalizedText.Of("Too late"));
        if (before)
            RegisterOwn();
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        if (!before)
            RegisterOwn();

        using ServiceProvider provider = _services.Build();

        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(time);
        provider.GetRequiredService<IPaymentAvailabilityResolver>().Should().BeOfType<FixedResolver>();
        provider.GetRequiredService<ReasonTexts>().Should().BeSameAs(texts);

        void RegisterOwn() => _services.AddSingleton<TimeProvider>(time).AddSingleton<IPaymentAvailabilityResolver, FixedResolver>().AddSingleton(texts);
    }

    [Fact]
    public async Task The_clock_of_the_host_is_the_clock_of_results()
    {
        var time = new FakeTime();
        _services.AddSingleton<TimeProvider>(time);
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);

        await using ServiceProvider provider = _services.Build();

        (await provider.ResolveAsync()).At.Should().Be(time.UtcNow);
    }

    [Fact]
    public async Task Ports_registered_directly_are_picked_up()
    {
        _services.AddSingleton<IOrderVerifier, ClosesOrders>();
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        _services.AddSingleton<IRiskRule>(new ClosesForRisk()).AddSingleton<IPaymentGate>(_ => new ClosesWechat());

        await using ServiceProvider provider = _services.Build();
        AvailabilityResult result = await provider.ResolveAsync(TestCatalogs.Request with { OrderId = "loan-17" });

        result.ClosedOptions.Single(option => option.Method.Id == "wallet.wechat").Reasons.Select(reason => reason.Code)
            .Should().Equal(OrderReasons.Expired.Code, RiskReasons.TooFrequent.Code, CatalogReasons.MethodDisabled.Code);
    }

    [Fact]
    public async Task A_port_registered_directly_and_by_the_builder_is_asked_once()
    {
        _services.AddSingleton<IRiskRule, ClosesForRisk>();
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment).AddRiskRule<ClosesForRisk>();

        await using ServiceProvider provider = _services.Build();

        provider.GetServices<IRiskRule>().Should().ContainSingle();
    }

    [Fact]
    public async Task Setting_the_registered_board_closes_the_channel()
    {
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        await using ServiceProvider provider = _services.Build();

        provider.GetRequiredService<ChannelStatusBoard>().Set("wechat", ChannelState.Down);

        (await provider.ResolveAsync()).ClosedOptions.Should().ContainSingle(option => option.Method.Id == "wallet.wechat");
    }

    [Fact]
    public async Task Swapping_the_registered_store_changes_the_catalog()
    {
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment).UseCatalog(catalog => catalog.Version("last").Channel("a").Method("m", method => method.Route("a")));
        await using ServiceProvider provider = _services.Build();

        (await provider.ResolveAsync()).CatalogVersion.Should().Be("last");
        provider.GetRequiredService<PaymentCatalogStore>().Swap(TestCatalogs.TenMethods);
        (await provider.ResolveAsync()).CatalogVersion.Should().Be(TestCatalogs.TenMethods.Version);
    }

    [Fact]
    public async Task Unknown_answers_close_by_default_except_of_channels()
    {
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment)
            .AddChannelStatusProvider<DoesNotKnowChannels>().AddOrderVerifier<DoesNotKnowOrders>().AddRiskRule<DoesNotKnowRisk>().AddGate<DoesNotKnow>();
        await using ServiceProvider provider = _services.Build();

        AvailabilityResult result = await provider.ResolveAsync(TestCatalogs.Request with { OrderId = "loan-17" });

        result.UnknownGates.Should().Equal(
            new UnknownGate("channel.does_not_know_channels", UnknownCause.Failed, UnknownPolicy.Open),
            new UnknownGate("order.does_not_know_orders", UnknownCause.Failed, UnknownPolicy.Close),
            new UnknownGate("risk.does_not_know_risk", UnknownCause.Declared, UnknownPolicy.Close),
            new UnknownGate("gate.does_not_know", UnknownCause.Declared, UnknownPolicy.Close));
        result.ClosedOptions[1].Reasons.Select(reason => reason.ToString()).Should().Equal(
            "platform.dependency_failure(gate=order.does_not_know_orders)",
            "platform.evaluation_incomplete(gate=risk.does_not_know_risk)",
            "platform.evaluation_incomplete(gate=gate.does_not_know)");
    }

    [Fact]
    public async Task The_policy_of_a_gate_can_be_set_by_kind_by_name_and_at_registration()
    {
        _services.AddPaymentAvailability(options => options.Gate("ORDER").WhenUnknown = UnknownPolicy.Open).UseCatalog(TestCatalogs.Repayment)
            .Configure(options => options.Gate("channel.does_not_know_channels").WhenUnknown = UnknownPolicy.Close)
            .AddChannelStatusProvider<DoesNotKnowChannels>()
            .AddOrderVerifier<DoesNotKnowOrders>()
            .AddRiskRule<DoesNotKnowRisk>(gate => gate.WhenUnknown = UnknownPolicy.Open);
        await using ServiceProvider provider = _services.Build();

        AvailabilityResult result = await provider.ResolveAsync(TestCatalogs.Request with { OrderId = "loan-17" });

        result.UnknownGates.Select(gate => gate.Policy).Should().Equal(UnknownPolicy.Close, UnknownPolicy.Open, UnknownPolicy.Open);
    }

    [Fact]
    public async Task Two_gates_of_one_type_have_names_of_their_own()
    {
        _services.AddSingleton<IPaymentGate>(new DoesNotKnow()).AddSingleton<IPaymentGate>(new DoesNotKnow());
        _services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
        await using ServiceProvider provider = _services.Build();

        (await provider.ResolveAsync()).UnknownGates.Select(gate => gate.Gate).Should().Equal("gate.does_not_know", "gate.does_not_know_2");
    }
}

/// <summary>Reasons of a host's own.</summary>
internal static class HostReasons
{
    public static ReasonDefinition BranchClosed { get; } = new()
    {
        Code = ReasonCode.Parse("host.branch_closed"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Reason,
        Guidance = "retry_later",
        HeadlineRank = 300,
        Description = "the branch is closed",
    };
}
