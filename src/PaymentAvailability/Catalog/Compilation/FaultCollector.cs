namespace PaymentAvailability;

/// <summary>Gathers every fault of a catalog instead of stopping at the first. For one thread.</summary>
internal sealed class FaultCollector
{
    /// <summary>A file with more faults than this is not a catalog; reading on would tell nobody anything.</summary>
    public const int Maximum = 1_000;

    private readonly List<CatalogFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(string path, string? value, string problem, string mend)
    {
        if (_faults.Count < Maximum)
        {
            _faults.Add(new CatalogFault(path, value, problem, mend));
        }
    }

    public void AddRange(FaultCollector other) => _faults.AddRange(other._faults.Take(Maximum - _faults.Count));

    public CatalogFault[] ToArray() => [.. _faults];
}
