namespace PaymentAvailability.Tests;

/// <summary>What a gate is to say, in a form that the reference can read: scopes as plain data.</summary>
internal sealed record ScriptedVerdict
{
    public List<(Reason Reason, ScriptedScope Scope)> Closures { get; } = [];

    public List<(VerificationMethods AnyOf, ScriptedScope Scope)> Demands { get; } = [];

    public List<Reason> Warnings { get; } = [];

    public List<string> Assumptions { get; } = [];

    /// <summary>What the gate does instead of answering, if anything.</summary>
    public Misdeed? Misdeed { get; init; }

    public ValueTask<GateVerdict> Play()
    {
        switch (Misdeed)
        {
            case Tests.Misdeed.ThrowsAtOnce:
                throw new InvalidOperationException("the gate broke");
            case Tests.Misdeed.ReturnsNull:
                return default;
            case Tests.Misdeed.SaysUnknown:
                return new ValueTask<GateVerdict>(GateVerdict.Unknown);
        }

        GateVerdict verdict = Closures.Count == 0
            ? GateVerdict.Open
            : GateVerdict.Closed(Closures.Select(closure => new Closure(closure.Reason, closure.Scope.ToScope())));
        verdict = Demands.Aggregate(verdict, (so, demand) => so.Demanding(new VerificationDemand(demand.AnyOf, demand.Scope.ToScope())));
        verdict = Warnings.Aggregate(verdict, (so, warning) => so.Warning(warning));
        return new ValueTask<GateVerdict>(Assumptions.Aggregate(verdict, (so, assumption) => so.Assuming(assumption)));
    }
}

/// <summary>The routes a scripted verdict is about.</summary>
/// <param name="Of">What the identifiers name; nothing for every route.</param>
/// <param name="Ids">The identifiers.</param>
/// <param name="Instrument">The only instrument meant, if any.</param>
internal sealed record ScriptedScope(ScopeSubject? Of, string[] Ids, PaymentInstrument? Instrument)
{
    public bool Covers(PaymentRoute route, PaymentInstrument? instrument)
    {
        string? id = Of switch
        {
            ScopeSubject.Method => route.Method.Id,
            ScopeSubject.Channel => route.Channel.Id,
            ScopeSubject.Route => route.Id,
            _ => null,
        };
        return (id is null || Ids.Contains(id, StringComparer.OrdinalIgnoreCase)) && (Instrument is null || ReferenceEquals(Instrument, instrument));
    }

    public RouteScope ToScope()
    {
        RouteScope scope = Of switch
        {
            ScopeSubject.Method => RouteScope.OfMethods(Ids),
            ScopeSubject.Channel => RouteScope.OfChannels(Ids),
            ScopeSubject.Route => RouteScope.OfRoutes(Ids),
            _ => RouteScope.Everything,
        };
        return Instrument is null ? scope : scope.WithInstrument(Instrument);
    }
}

internal enum ScopeSubject
{
    Method,
    Channel,
    Route,
}
