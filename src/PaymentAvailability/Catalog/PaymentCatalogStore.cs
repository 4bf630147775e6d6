namespace PaymentAvailability;

/// <summary>Holds the catalog that resolutions use, and swaps it whole.</summary>
/// <remarks>
/// Safe for concurrent use. A resolution takes the catalog once, at its start, so that it never sees parts of two. Swapping never
/// waits for resolutions, nor they for it.
/// </remarks>
public sealed class PaymentCatalogStore
{
    private volatile PaymentCatalog _current;

    /// <summary>Creates a store.</summary>
    /// <param name="initial">The first catalog.</param>
    /// <exception cref="ArgumentNullException"><paramref name="initial"/> is <see langword="null"/>.</exception>
    public PaymentCatalogStore(PaymentCatalog initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        _current = initial;
    }

    /// <summary>The catalog in use.</summary>
    public PaymentCatalog Current => _current;

    /// <summary>Puts another catalog into use; resolutions under way finish with the one they began with.</summary>
    /// <param name="catalog">The new catalog. It is compiled and valid already, so a faulty one never gets here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public void Swap(PaymentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _current = catalog;
    }
}
