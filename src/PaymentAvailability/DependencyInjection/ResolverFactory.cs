using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Makes what one registration consists of, from what the host and the library registered under its key.</summary>
internal static class ResolverFactory
{
    public static PaymentCatalogStore CreateStore(IServiceProvider provider, string? key) =>
        new((provider.GetKeyedService<ICatalogSource>(key) ?? throw NoCatalog(key)).Load());

    public static ReasonTexts CreateTexts(IServiceProvider provider) =>
        provider.GetService<IStringLocalizer<ReasonTexts>>() is { } localizer
            ? ReasonTexts.BuiltIn.WithOverrides(new LocalizedOverrides(localizer).Find)
            : ReasonTexts.BuiltIn;

    public static ReasonVocabulary CreateVocabulary(IServiceProvider provider, string? key) =>
        ReasonVocabulary.Create(provider.GetKeyedServices<ReasonDefinition>(key).Distinct(), provider.GetRequiredKeyedService<ReasonTexts>(key));

    public static GatewayCodes CreateGatewayCodes(IServiceProvider provider, string? key) => GatewayCodes.Create(
        provider.GetRequiredService<IOptionsMonitor<GatewayCodeOptions>>().Get(key ?? Options.DefaultName),
        provider.GetRequiredKeyedService<ReasonVocabulary>(key));

    public static IPaymentAttemptStore CreateAttemptStore(IServiceProvider provider, string? key) =>
        new InMemoryAttemptStore(OptionsOf(provider, key).Attempts);

    public static IPaymentReporter CreateReporter(IServiceProvider provider, string? key)
    {
        PaymentAvailabilityOptions options = OptionsOf(provider, key);
        TimeProvider time = provider.GetRequiredService<TimeProvider>();
        var reporter = new PaymentReporter(provider.GetRequiredKeyedService<IPaymentAttemptStore>(key), options.Attempts, time);
        List<IChannelOutcomeSink> sinks = [provider.GetRequiredKeyedService<ChannelMonitor>(key)];
        if (options.Ranking.Policy == ChannelRankingPolicy.LearnedRate)
        {
            sinks.Add(provider.GetRequiredKeyedService<LearnedRates>(key));
        }

        var feed = new ChannelOutcomeRelay(sinks, options.Channels.UnknownCountsAs != PaymentOutcome.Ignored);
        var measured = new MeasuredReporter(
            new ObservedReporter(reporter, [feed], time), provider.GetService<IMeterFactory>(), LoggerOf<PaymentReporter>(provider));
        return RiskRegistration.Count(provider, key, measured, options, time);
    }

    public static IPaymentAvailabilityResolver CreateResolver(IServiceProvider provider, string? key)
    {
        PaymentAvailabilityOptions options = OptionsOf(provider, key);
        TimeProvider time = provider.GetRequiredService<TimeProvider>();
        var telemetry = new ResolutionTelemetry(provider.GetService<IMeterFactory>(), LoggerOf<PaymentAvailabilityResolver>(provider));
        List<GateRunner> gates = CreateGates(provider, key, options, time);
        var resolver = new PaymentAvailabilityResolver(
            provider.GetRequiredKeyedService<PaymentCatalogStore>(key), gates, options, telemetry, time,
            CreateRanker(provider, key, options.Ranking),
            new ReasonWording(provider.GetRequiredKeyedService<ReasonVocabulary>(key), provider.GetRequiredKeyedService<ReasonTexts>(key)),
            RiskRegistration.CreatePolicy(provider, key, gates, options, time));
        return DecisionRegistration.Record(provider, key, resolver);
    }

    private static ChannelRanker CreateRanker(IServiceProvider provider, string? key, ChannelRankingOptions options) => new(
        options,
        provider.GetRequiredKeyedService<IChannelStatusReader>(key),
        provider.GetRequiredKeyedService<LearnedRates>(key),
        provider.GetKeyedService<IChannelRanking>(key));

    public static ILogger LoggerOf<T>(IServiceProvider provider) => provider.GetService<ILoggerFactory>()?.CreateLogger<T>() ?? NullLogger<T>.Instance;

    public static PaymentAvailabilityOptions OptionsOf(IServiceProvider provider, string? key) =>
        provider.GetRequiredService<IOptionsMonitor<PaymentAvailabilityOptions>>().Get(key ?? Options.DefaultName);

    // The order of the gates is the order of their reasons in a result.
    private static List<GateRunner> CreateGates(IServiceProvider provider, string? key, PaymentAvailabilityOptions options, TimeProvider time)
    {
        var gates = new List<GateRunner>
        {
            new(GateName.Client, new ClientGate(options.Client), InMemory(options.FindGate(GateName.Client, GateName.Client)), UnknownPolicy.Close, time, options.Deadline),
        };

        var types = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (IChannelStatusProvider port in provider.GetKeyedServices<IChannelStatusProvider>(key))
        {
            (string name, GateOptions gate) = Name(GateName.Channel, port.GetType());
            UnknownPolicy policy = gate.WhenUnknown ?? UnknownPolicy.Open;
            gates.Add(new(name, new ChannelStatusGate(port, policy, name), port is IChannelStatusReader ? InMemory(gate) : gate, policy, time, options.Deadline));
        }

        IPaymentAttemptStore attempts = provider.GetRequiredKeyedService<IPaymentAttemptStore>(key);
        OrderProgressLoader? progress =
            attempts is IOrderProgressSource source ? new OrderProgressLoader(source, options.Attempts.Protection, options.Deadline, time) : null;
        GateOptions attemptGate = options.FindGate(GateName.Attempt, GateName.Attempt);
        gates.Add(new(
            GateName.Attempt,
            new AttemptGate(attempts, options.Attempts, progress),
            attempts is InMemoryAttemptStore || progress is not null ? InMemory(attemptGate) : attemptGate,
            attemptGate.WhenUnknown ?? UnknownPolicy.Close,
            time,
            options.Deadline));

        if (VerificationRegistration.CreateGate(provider, key, out bool isInMemory) is { } verification)
        {
            GateOptions gate = options.FindGate(GateName.Verification, GateName.Verification);

            // Unknown leaves ways on offer: the verifier refuses them all the same.
            gates.Add(new(GateName.Verification, verification, isInMemory ? InMemory(gate) : gate, gate.WhenUnknown ?? UnknownPolicy.Open, time, options.Deadline));
        }

        foreach (IOrderVerifier port in provider.GetKeyedServices<IOrderVerifier>(key))
        {
            Add(GateName.Order, port.GetType(), _ => new OrderGate(port));
        }

        gates.AddRange(RiskRegistration.CreateGates(provider, key, options, time));
        foreach (IRiskRule port in provider.GetKeyedServices<IRiskRule>(key))
        {
            Add(GateName.Risk, port.GetType(), name => new RiskGate(port, name));
        }

        foreach (IPaymentGate port in provider.GetKeyedServices<IPaymentGate>(key))
        {
            Add(GateName.Host, port.GetType(), _ => port);
        }

        if (options.Gates.Keys.FirstOrDefault(named => named.Contains('.', StringComparison.Ordinal) && !types.ContainsKey(named)
            && !gates.Exists(gate => string.Equals(gate.Name, named, StringComparison.OrdinalIgnoreCase))) is { } stranger)
        {
            throw new InvalidOperationException(
                $"Gates[{stranger}]: `{stranger}` names no registered gate; use one of {string.Join(", ", types.Keys.Select(name => $"`{name}`"))}, or a kind alone");
        }

        return gates;

        void Add(string kind, Type type, Func<string, IPaymentGate> create)
        {
            (string name, GateOptions gateOptions) = Name(kind, type);
            GateOptions run = type == typeof(OrderVerifier) ? OrderRegistration.Inline(gateOptions) : gateOptions;
            gates.Add(new(name, create(name), run, gateOptions.WhenUnknown ?? UnknownPolicy.Close, time, options.Deadline));
        }

        // Several instances of one type share its options and are numbered; two types of one name could get each other's options.
        (string Name, GateOptions Options) Name(string kind, Type type)
        {
            string name = GateName.Of(kind, type);
            if (types.TryGetValue(name, out Type? other) && other != type)
            {
                throw new InvalidOperationException($"two gates are both named `{name}`, `{other}` and `{type}`; rename one of the types");
            }

            types[name] = type;
            string unused = name;
            for (int i = 2; gates.Exists(gate => gate.Name == unused); i++)
            {
                unused = $"{name}_{i}";
            }

            return (unused, options.FindGate(kind, name));
        }
    }

    /// <summary>How a gate runs that only looks into memory.</summary>
    public static GateOptions InMemory(GateOptions options) => new()
    {
        Execution = GateExecution.Inline,
        Timeout = options.Timeout,
        WhenUnknown = options.WhenUnknown,
    };

    private static InvalidOperationException NoCatalog(string? key) => new(
        key is null
            ? "payment availability has no catalog; call `UseCatalog` or `UseCatalogFile` on what `AddPaymentAvailability` returns"
            : $"payment availability of `{key}` has no catalog; call `UseCatalog` or `UseCatalogFile` on what `AddKeyedPaymentAvailability` returns");
}
