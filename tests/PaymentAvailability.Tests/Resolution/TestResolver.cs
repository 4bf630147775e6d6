using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>Puts a resolver together from a catalog and gates, without a container, on a fake clock.</summary>
internal sealed class TestResolver
{
    private readonly List<GateRunner> _gates = [];
    private IPaymentAvailabilityResolver? _resolver;

    public TestResolver(PaymentCatalog? catalog = null) => Catalogs = new PaymentCatalogStore(catalog ?? TestCatalogs.Repayment);

    public static TimeSpan Deadline { get; } = TimeSpan.FromMilliseconds(300);

    public PaymentCatalogStore Catalogs { get; }

    public ObservedTime Time { get; } = new();

    public PaymentAvailabilityOptions Options { get; } = new() { Deadline = Deadline, Seed = 42 };

    public ILogger Logger { get; set; } = NullLogger.Instance;

    public ReasonWording Wording { get; init; } = ReasonWording.BuiltIn;

    public System.Diagnostics.Metrics.IMeterFactory? Meters { get; set; }

    /// <summary>The states that routes are ranked by; no gate looks at them unless it is added.</summary>
    public ChannelStatusBoard Board { get; } = new();

    public LearnedRates Rates { get; } = new(20_000);

    public IChannelRanking? Ranking { get; init; }

    private ChannelRanker Ranker => new(Options.Ranking, Board, Rates, Ranking);

    public IPaymentAvailabilityResolver Resolver => _resolver ??=
        new PaymentAvailabilityResolver(Catalogs, _gates, Options, new ResolutionTelemetry(Meters, Logger), Time, Ranker, Wording);

    /// <summary>Adds a gate that runs isolated, unless <paramref name="options"/> say otherwise.</summary>
    public TestResolver Add(string name, IPaymentGate gate, UnknownPolicy whenUnknown = UnknownPolicy.Close, GateOptions? options = null)
    {
        _gates.Add(new GateRunner(name, gate, options ?? new GateOptions(), whenUnknown, Time, Deadline));
        return this;
    }

    public TestResolver AddInline(string name, IPaymentGate gate, UnknownPolicy whenUnknown = UnknownPolicy.Close) =>
        Add(name, gate, whenUnknown, new GateOptions { Execution = GateExecution.Inline });

    public ValueTask<AvailabilityResult> ResolveAsync(PaymentRequest request, CancellationToken cancellationToken = default) =>
        Resolver.ResolveAsync(request, cancellationToken);

    /// <summary>Resolves with gates that answer at once.</summary>
    public AvailabilityResult Resolve(PaymentRequest request)
    {
        ValueTask<AvailabilityResult> pending = ResolveAsync(request);
        return pending.IsCompletedSuccessfully ? pending.Result : throw new InvalidOperationException("a gate left the thread");
    }
}
