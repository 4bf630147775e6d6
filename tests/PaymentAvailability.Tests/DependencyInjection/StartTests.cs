using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

/// <summary>Whatever is wrong with a registration stops the start of the host, all faults at once.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_sound_registration_starts() =>
        (await TestHost.StartAsync(services =>
        {
            services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment);
            services.AddKeyedPaymentAvailability("north").UseCatalog(TestCatalogs.TenMethods).AddReasons(HostReasons.BranchClosed);
        })).Should().BeNull();

    [Fact]
    public async Task Every_fault_of_the_options_is_told_at_once_with_path_value_and_mend()
    {
        Exception? error = await TestHost.StartAsync(services => services.AddPaymentAvailability(options =>
        {
            options.Deadline = TimeSpan.FromMinutes(2);
            options.Client.WhenRooted = (ClientResponse)7;
            options.Attempts.MaximumOpen = 0;
            options.Attempts.MaximumSettled = 10_000_001;
            options.Attempts.MaximumSucceeded = 0;
            options.Attempts.Retention = TimeSpan.FromSeconds(59);
            options.Ranking.Policy = (ChannelRankingPolicy)3;
            options.Ranking.TrialShare = double.NaN;
            options.Ranking.MeanPaymentsBetweenChanges = 99.5;
            options.Ranking.Costs["unionpay"] = 6;
            options.Gate("risc.frequency").MaximumStuckCalls = 0;
            options.Gate("order").Timeout = TimeSpan.FromMinutes(3);
            options.Gate("risk").WhenUnknown = (UnknownPolicy)5;
            options.Gate("gate.slow").Execution = (GateExecution)9;
            options.Gates["channel"] = null!;
        }).UseCatalog(TestCatalogs.Repayment));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().BeEquivalentTo(
            "Deadline: `00:02:00` is out of range; use 00:00:00.0010000 to 00:01:00",
            "Client.WhenRooted: `7` is no response; use `Ignore`, `Warn` or `Close`",
            "Attempts.MaximumOpen: `0` is out of range; use 1 to 10000000",
            "Attempts.MaximumSettled: `10000001` is out of range; use 1 to 10000000",
            "Attempts.MaximumSucceeded: `0` is out of range; use 1 to 10000000",
            "Attempts.Retention: `00:00:59` is out of range; use 00:01:00 to 365.00:00:00",
            "Ranking.Policy: `3` is no policy; use `Fixed`, `HealthFirst` or `LearnedRate`",
            "Ranking.TrialShare: `NaN` is out of range; use 0 to 1",
            "Ranking.MeanPaymentsBetweenChanges: `99.5` is out of range; use 100 to 100000000",
            "Ranking.Costs[unionpay]: `6` is out of range; use a share of a payment's value, 0 to 1",
            "Gates[risc.frequency]: `risc.frequency` names no gate; begin with `client`, `channel`, `attempt`, `verification`, `order`, `risk`, `limit`, `gate`",
            "Gates[risc.frequency].MaximumStuckCalls: `0` is out of range; use 1 to 1000",
            "Gates[order].Timeout: `00:03:00` is out of range; use 00:00:00.0010000 to the deadline, 00:02:00",
            "Gates[risk].WhenUnknown: `5` is no policy; use `Open` or `Close`",
            "Gates[gate.slow].Execution: `9` is no way to run a gate; use `Isolated` or `Inline`",
            "Gates[channel] is missing its options; remove the entry or set its properties");
    }

    [Fact]
    public async Task Options_of_each_merchant_are_validated()
    {
        Exception? error = await TestHost.StartAsync(services =>
            services.AddKeyedPaymentAvailability("north", options => options.Deadline = TimeSpan.Zero).UseCatalog(TestCatalogs.Repayment));

        error.Should().BeOfType<OptionsValidationException>().Which.OptionsName.Should().Be("north");
    }

    [Fact]
    public async Task A_missing_catalog_says_which_call_is_missing()
    {
        (await TestHost.StartAsync(services => services.AddPaymentAvailability())).Should().BeOfType<InvalidOperationException>()
            .Which.Message.Should().StartWith("payment availability has no catalog; call `UseCatalog`");
        (await TestHost.StartAsync(services => services.AddKeyedPaymentAvailability("north"))).Should().BeOfType<InvalidOperationException>()
            .Which.Message.Should().StartWith("payment availability of `north` has no catalog; call `UseCatalog`");
    }

    [Fact]
    public async Task A_faulty_catalog_stops_the_start_with_all_its_faults() =>
        (await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(catalog => catalog
            .Channel("a").Channel("a").Method("m", method => method.Route("nowhere"))))).Should().BeOfType<CatalogException>()
            .Which.Faults.Should().HaveCountGreaterThan(1);

    [Fact]
    public async Task Reasons_that_do_not_fit_stop_the_start()
    {
        ReasonDefinition twin = new()
        {
            Code = OrderReasons.Expired.Code,
            Cause = ReasonCause.Platform,
            Fixer = ReasonFixer.MerchantOperations,
            Retry = RetryAdvice.AfterDelay,
            Disclosure = Disclosure.Reason,
            Guidance = "no_such_guidance",
            HeadlineRank = 300,
            Description = "defined twice",
        };

        Exception? error = await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment).AddReasons(twin));

        error.Should().BeOfType<ArgumentException>().Which.Message.Should().Contain("`order.expired` is defined 2 times").And.Contain("no_such_guidance");
    }

    [Fact]
    public void Configuration_binds_everything_down_to_single_gates()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PaymentAvailability:Deadline"] = "00:00:00.5",
            ["PaymentAvailability:Seed"] = "7",
            ["PaymentAvailability:Client:WhenRooted"] = "Warn",
            ["PaymentAvailability:Client:MinimumAppVersion"] = "7.4.1",
            ["PaymentAvailability:Attempts:MaximumOpen"] = "5",
            ["PaymentAvailability:Attempts:Retention"] = "2.00:00:00",
            ["PaymentAvailability:Attempts:AllowPartPayments"] = "true",
            ["PaymentAvailability:Ranking:Policy"] = "LearnedRate",
            ["PaymentAvailability:Ranking:TrialShare"] = "0.01",
            ["PaymentAvailability:Ranking:MeanPaymentsBetweenChanges"] = "5000",
            ["PaymentAvailability:Ranking:Costs:UnionPay"] = "0.006",
            ["PaymentAvailability:Gates:Order:Timeout"] = "00:00:00.1",
            ["PaymentAvailability:Gates:Order:WhenUnknown"] = "Open",
            ["PaymentAvailability:Gates:risk.closes_for_risk:Execution"] = "Inline",
            ["PaymentAvailability:Gates:risk.closes_for_risk:MaximumStuckCalls"] = "3",
        }).Build();
        var services = new ServiceCollection();
        services.AddPaymentAvailability(configuration.GetSection(PaymentAvailabilityOptions.SectionName));
        using ServiceProvider provider = services.Build();

        PaymentAvailabilityOptions options = provider.GetRequiredService<IOptions<PaymentAvailabilityOptions>>().Value;

        (options.Deadline, options.Seed).Should().Be((TimeSpan.FromMilliseconds(500), 7UL));
        (options.Client.WhenRooted, options.Client.MinimumAppVersion).Should().Be((ClientResponse.Warn, new Version(7, 4, 1)));
        (options.Attempts.MaximumOpen, options.Attempts.Retention, options.Attempts.AllowPartPayments).Should().Be((5, TimeSpan.FromDays(2), true));
        (options.Ranking.Policy, options.Ranking.TrialShare, options.Ranking.MeanPaymentsBetweenChanges)
            .Should().Be((ChannelRankingPolicy.LearnedRate, 0.01, 5_000));
        options.Ranking.Costs.Should().ContainSingle();
        options.Ranking.Costs["unionpay"].Should().Be(0.006);
        GateOptions order = options.FindGate("order", "order.any");
        (order.Timeout, order.WhenUnknown, order.Execution).Should().Be((TimeSpan.FromMilliseconds(100), UnknownPolicy.Open, null));
        GateOptions risk = options.FindGate("risk", "risk.closes_for_risk");
        (risk.Execution, risk.MaximumStuckCalls).Should().Be((GateExecution.Inline, 3));
    }

    [Fact]
    public void Null_arguments_are_refused_by_name()
    {
        var services = new ServiceCollection();
        PaymentAvailabilityBuilder builder = services.AddPaymentAvailability();

        Refused(() => ((IServiceCollection)null!).AddPaymentAvailability(), "services");
        Refused(() => services.AddPaymentAvailability((Action<PaymentAvailabilityOptions>)null!), "configure");
        Refused(() => services.AddPaymentAvailability((IConfigurationSection)null!), "section");
        Refused(() => services.AddKeyedPaymentAvailability(null!), "key");
        Refused(() => builder.UseCatalog((PaymentCatalog)null!), "catalog");
        Refused(() => builder.AddReasons((ReasonDefinition)null!), "definitions");

        static void Refused(Func<object> act, string name) => act.Should().Throw<ArgumentNullException>().WithParameterName(name);
    }
}
