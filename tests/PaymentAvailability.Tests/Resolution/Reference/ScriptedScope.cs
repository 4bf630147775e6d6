namespace PaymentAvailability.Tests;

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
