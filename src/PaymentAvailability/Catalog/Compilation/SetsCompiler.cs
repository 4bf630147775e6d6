namespace PaymentAvailability;

/// <summary>Compiles the sets of all terms: reads them, in parts side by side, then lets those of a route, its method and its channel narrow each other.</summary>
/// <remarks>
/// Values and terms are numbered in the order in which they first stand in the catalog. Parts are put together in that order, so the
/// outcome does not depend on how many there are.
/// </remarks>
internal sealed class SetsCompiler
{
    // Fewer are read before another thread would have begun.
    private const int FewestRoutesAPart = 4_096;

    private readonly SetsReader[] _parts;

    public SetsCompiler(CatalogDraft draft)
    {
        int routes = draft.Routes.Length;
        int count = Math.Clamp(routes / FewestRoutesAPart, 1, Environment.ProcessorCount);
        _parts = [.. Enumerable.Range(0, count).Select(i => new SetsReader(draft, PartOf(routes, i, count)))];
    }

    public FaultCollector Faults => All.Faults;

    /// <summary>What there is to read; the parts may be read side by side.</summary>
    public IEnumerable<Action> Readings => _parts.Select(part => (Action)part.Read);

    /// <summary>Puts the parts together once all are read.</summary>
    public void Join()
    {
        foreach (SetsReader next in _parts.AsSpan(1))
        {
            All.Append(next);
        }

        All.CheckAttributeCount();
    }

    public void AddTo(CatalogFingerprint fingerprint)
    {
        foreach (DimensionCompiler dimension in Restricted)
        {
            dimension.AddTo(fingerprint);
        }
    }

    /// <summary>Narrows what each route accepts to what its method and its channel accept too.</summary>
    /// <param name="threads">How many dimensions are worked on side by side.</param>
    /// <returns>The dimensions that some terms restrict.</returns>
    public DimensionCompiler[] Narrow(ParallelOptions threads)
    {
        DimensionCompiler[] dimensions = [.. Restricted];
        Parallel.ForEach(dimensions, threads, dimension => dimension.Narrow());
        foreach (DimensionCompiler dimension in dimensions)
        {
            Faults.AddRange(dimension.Faults);
        }

        return dimensions;
    }

    // The first part, which takes in the others.
    private SetsReader All => _parts[0];

    private IEnumerable<DimensionCompiler> Restricted => All.Dimensions.Where(dimension => dimension.IsRestricted);

    private static Range PartOf(int routes, int part, int count) =>
        (int)((long)routes * part / count)..(int)((long)routes * (part + 1) / count);
}
