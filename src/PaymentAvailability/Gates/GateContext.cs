namespace PaymentAvailability;

/// <summary>What a gate judges. Immutable, safe for concurrent use.</summary>
public sealed class GateContext
{
    /// <summary>Creates a context; the resolver makes one for each resolution, tests of a gate make their own.</summary>
    /// <param name="request">The payment.</param>
    /// <param name="catalog">The catalog of this resolution.</param>
    /// <param name="at">The moment of the resolution.</param>
    /// <exception cref="ArgumentNullException">The request or the catalog is <see langword="null"/>.</exception>
    public GateContext(PaymentRequest request, PaymentCatalog catalog, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(catalog);
        Request = request;
        Catalog = catalog;
        At = at;
    }

    /// <summary>The payment.</summary>
    public PaymentRequest Request { get; }

    /// <summary>The catalog of this resolution; the same for every gate, whatever is swapped meanwhile.</summary>
    public PaymentCatalog Catalog { get; }

    /// <summary>The moment of the resolution: its one reading of the clock. Gates use this instead of reading the clock again.</summary>
    public DateTimeOffset At { get; }

    /// <summary>How long the resolution may take: what a gate asks others for must be back by then. Default 300 ms.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>From which age on a completed verification counts no more. Default as <see cref="VerificationOptions.MaximumAge"/>.</summary>
    internal TimeSpan VerificationMaximumAge { get; init; } = TimeSpan.FromMinutes(15);
}
