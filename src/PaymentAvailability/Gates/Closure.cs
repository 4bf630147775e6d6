namespace PaymentAvailability;

/// <summary>A reason and the routes it closes. Immutable, safe for concurrent use.</summary>
public sealed class Closure
{
    /// <summary>Closes routes for a reason.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="scope">Which routes; by default all of them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public Closure(Reason reason, RouteScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Reason = reason;
        Scope = scope ?? RouteScope.Everything;
    }

    /// <summary>Why the routes are closed.</summary>
    public Reason Reason { get; }

    /// <summary>Which routes are closed.</summary>
    public RouteScope Scope { get; }
}
