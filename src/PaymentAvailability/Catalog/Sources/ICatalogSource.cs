namespace PaymentAvailability;

/// <summary>Where a catalog comes from, and where its changes do.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface ICatalogSource
{
    /// <summary>Reads and compiles the catalog as it is now.</summary>
    /// <exception cref="CatalogException">The catalog is not there, cannot be read, or makes no sense; carries every fault.</exception>
    PaymentCatalog Load();

    /// <summary>Begins to look for changes since the last <see cref="Load"/>, or since nothing when there was none.</summary>
    /// <param name="changed">Called with each new catalog. What it throws goes to <paramref name="failed"/>.</param>
    /// <param name="failed">
    /// Called once for each state in which the catalog cannot be used, mostly with a <see cref="CatalogException"/>; the catalog
    /// in use stays in use. Must not throw.
    /// </param>
    /// <returns>Ends the watch when disposed. A call that is under way then is not waited for.</returns>
    /// <remarks>The calls come one after the other, on no particular thread, and may come before this returns.</remarks>
    IDisposable Watch(Action<PaymentCatalog> changed, Action<Exception> failed);
}
