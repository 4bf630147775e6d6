using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PaymentAvailability;

/// <summary>Registers what risk rules, limits and their counters need. Adds nothing twice.</summary>
internal static class RiskRegistration
{
    private const string VelocityGateName = "risk.velocity";

    private const string HistoryGateName = "risk.history";

    private const string RequestGateName = "risk.request";

    private const string DenyListGateName = "risk.deny_list";

    public static void AddTo(IServiceCollection services, string? key)
    {
        services.TryAddKeyedSingleton<ICounterStore>(key, (provider, _) => new InMemoryCounterStore(CounterCapacity.Of(OptionsOf(provider, key).Counters)));
        services.TryAddKeyedSingleton<IPayerHistoryStore>(key, (provider, _) => new InMemoryPayerHistory(OptionsOf(provider, key).History));
        services.TryAddKeyedSingleton(key, (provider, _) => new RiskLists(provider.GetKeyedServices<RiskListEntry>(key), provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(key, (provider, _) => new RiskReviews(provider.GetRequiredKeyedService<RiskLists>(key), provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(key, (provider, _) => new Compiled(ResolverFactory.OptionsOf(provider, key)));
        services.TryAddKeyedSingleton(key, (_, _) => new PeerAmounts());
        services.TryAddKeyedSingleton(key, (provider, _) => new HistoryRuleSet(
            OptionsOf(provider, key), provider.GetRequiredKeyedService<PeerAmounts>(key), provider.GetRequiredKeyedService<SubjectKeys>(key)));
        services.TryAddKeyedSingleton(key, (provider, _) => new RiskThresholds(OptionsOf(provider, key)));
        services.TryAddKeyedSingleton(key, (provider, _) => new RiskLearner(
            OptionsOf(provider, key), provider.GetRequiredKeyedService<RiskThresholds>(key), provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(key, (provider, _) => new CounterWriter(
            provider.GetRequiredKeyedService<ICounterStore>(key), OptionsOf(provider, key).Counters, provider.GetRequiredService<TimeProvider>(),
            new CounterWriterLog(ResolverFactory.LoggerOf<ICounterStore>(provider))));
    }

    /// <summary>The gates of the library's own rules and of limits, as far as any are configured.</summary>
    public static IEnumerable<GateRunner> CreateGates(IServiceProvider provider, string? key, PaymentAvailabilityOptions options, TimeProvider time)
    {
        Compiled compiled = provider.GetRequiredKeyedService<Compiled>(key);
        if (compiled.Limits.Length > 0)
        {
            ICounterStore store = provider.GetRequiredKeyedService<ICounterStore>(key);
            yield return Runner(GateName.Limit, GateName.Limit, new LimitGate(compiled.Limits, store), store is InMemoryCounterStore);
        }

        yield return Runner(GateName.Risk, DenyListGateName, new DenyListGate(provider.GetRequiredKeyedService<RiskLists>(key)), true);
        if (compiled.Velocity.Length > 0)
        {
            ICounterStore store = provider.GetRequiredKeyedService<ICounterStore>(key);
            yield return Runner(GateName.Risk, VelocityGateName, new VelocityGate(compiled.Velocity, store), store is InMemoryCounterStore);
        }

        HistoryRuleSet history = provider.GetRequiredKeyedService<HistoryRuleSet>(key);
        if (!history.Names.IsEmpty)
        {
            IPayerHistoryStore store = provider.GetRequiredKeyedService<IPayerHistoryStore>(key);
            var gate = new HistoryGate(history, store, provider.GetRequiredKeyedService<SubjectKeys>(key));
            yield return Runner(GateName.Risk, HistoryGateName, gate, store is InMemoryPayerHistory);
        }

        var request = new RequestGate(options.Risk);
        if (!request.Rules.IsEmpty)
        {
            yield return Runner(GateName.Risk, RequestGateName, request, true);
        }

        GateRunner Runner(string kind, string name, IPaymentGate gate, bool isInMemory)
        {
            GateOptions own = options.FindGate(kind, name);
            return new GateRunner(name, gate, isInMemory ? ResolverFactory.InMemory(own) : own, own.WhenUnknown ?? UnknownPolicy.Close, time, options.Deadline);
        }
    }

    /// <summary>The policy; <see langword="null"/> where there is neither a rule nor a model whose finding it could act on.</summary>
    /// <exception cref="InvalidOperationException">The options name a rule or a model that nobody registered.</exception>
    public static RiskPolicy? CreatePolicy(IServiceProvider provider, string? key, IEnumerable<GateRunner> gates, PaymentAvailabilityOptions options, TimeProvider time)
    {
        IRiskSource[] sources = [.. gates.Select(static gate => gate.Gate).OfType<IRiskSource>()];
        IRiskScorer? scorer = CreateScorer(provider, key, options.Risk, time);
        IReadOnlyList<string> faults = RiskReferenceFaults.Find(options.Risk, sources.SelectMany(static source => source.Rules), scorer is not null);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", faults));
        }

        return sources.Length == 0 && scorer is null ? null : new RiskPolicy(
            options.Risk,
            provider.GetRequiredKeyedService<RiskThresholds>(key),
            provider.GetRequiredKeyedService<RiskLists>(key),
            provider.GetRequiredKeyedService<RiskReviews>(key),
            scorer,
            time,
            options.Deadline);
    }

    /// <summary>Has attempts counted and learnt from.</summary>
    public static IPaymentReporter Count(IServiceProvider provider, string? key, IPaymentReporter reporter, PaymentAvailabilityOptions options, TimeProvider time)
    {
        Compiled compiled = provider.GetRequiredKeyedService<Compiled>(key);
        HistoryWriter? history = null;
        if (!provider.GetRequiredKeyedService<HistoryRuleSet>(key).Names.IsEmpty)
        {
            IPayerHistoryStore store = provider.GetRequiredKeyedService<IPayerHistoryStore>(key);
            history = new HistoryWriter(
                store, provider.GetRequiredKeyedService<PeerAmounts>(key), provider.GetRequiredKeyedService<SubjectKeys>(key),
                store is InMemoryPayerHistory ? null : new BoundedCalls(options.Risk.Counters.Timeout, maximumStuck: 64, time),
                (options.Risk.DeclinesInARow ?? new DeclinesInARowRule()).ForgottenAfter, time);
        }

        var counters = new AttemptCounters(compiled.Velocity, compiled.Limits);
        UnknownPolicy whenUnknown = options.FindGate(GateName.Limit, GateName.Limit).WhenUnknown ?? UnknownPolicy.Close;
        return new CountingReporter(
            reporter,
            counters.IsEmpty ? null : new AttemptCounting(counters, provider.GetRequiredKeyedService<CounterWriter>(key), whenUnknown),
            history,
            options.Risk.Learning.IsEnabled || provider.GetRequiredKeyedService<RiskThresholds>(key).Control is not null
                ? new LabelReports(provider.GetRequiredKeyedService<RiskLearner>(key), time)
                : null,
            new FactsMemory(options.Risk.Counters.MaximumHolds),
            time);
    }

    private static IRiskScorer? CreateScorer(IServiceProvider provider, string? key, RiskOptions options, TimeProvider time) =>
        provider.GetKeyedService<IRiskModel>(key) is { } model ? new HostModelScorer(model, options.Model, time)
        : options.Learning.IsEnabled ? new LearnedModelScorer(provider.GetRequiredKeyedService<RiskLearner>(key).Model)
        : null;

    private static RiskOptions OptionsOf(IServiceProvider provider, string? key) => ResolverFactory.OptionsOf(provider, key).Risk;

    /// <summary>The rules and limits that counters are kept for, each made once so that what is read is what is added to.</summary>
    internal sealed class Compiled(PaymentAvailabilityOptions options)
    {
        public CompiledVelocity[] Velocity { get; } = [.. options.Risk.Velocity.Select(static rule => new CompiledVelocity(rule))];

        public CompiledLimit[] Limits { get; } = [.. options.Limits.Limits.Select(static limit => new CompiledLimit(limit))];
    }
}
