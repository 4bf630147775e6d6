using System.Collections.Frozen;

namespace PaymentAvailability;

/// <summary>A response as it is applied: options read once, scopes made once.</summary>
internal sealed class CompiledResponse
{
    private readonly FrozenSet<string>? _rules;
    private readonly RouteScope _scope;

    public CompiledResponse(RiskResponse response)
    {
        Options = response;
        _rules = response.Rules.Count == 0 ? null : response.Rules.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _scope = response.Methods.Count > 0 ? RouteScope.OfMethods(response.Methods)
            : response.Channels.Count > 0 ? RouteScope.OfChannels(response.Channels)
            : RouteScope.Everything;
        RollOutName = $"response:{response.Name}";
    }

    /// <summary>The responses of a policy, or where it has none the default ones.</summary>
    public static CompiledResponse[] Of(RiskOptions options) =>
        [.. (options.Responses.Count == 0 ? RiskResponse.Defaults : options.Responses.AsReadOnly()).Select(static response => new CompiledResponse(response))];

    public RiskResponse Options { get; }

    public string RollOutName { get; }

    public bool IsOfModel => Options.Score == RiskScoreSource.Model;

    public bool Counts(string rule) => _rules is null || _rules.Contains(rule);

    public RouteScope ScopeFor(PaymentInstrument? instrument) => instrument is null ? _scope : _scope.WithInstrument(instrument);

    public VerificationDemand DemandFor(RouteScope scope) =>
        new(Options.AnyOf, scope) { MaximumAge = Options.MaximumAge, MinimumStrength = Options.MinimumStrength };
}
