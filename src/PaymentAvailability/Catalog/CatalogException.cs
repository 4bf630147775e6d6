using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A catalog could not be read or compiled. Carries every fault that was found, not only the first.</summary>
public sealed class CatalogException : Exception
{
    private const int FaultsInMessage = 20;

    /// <summary>Creates the exception for a catalog with these faults.</summary>
    /// <param name="source">What was read, for example the name of a file.</param>
    /// <param name="faults">Every fault found; at least one.</param>
    public CatalogException(string source, ImmutableArray<CatalogFault> faults)
        : base(Describe(source, faults)) => Faults = faults;

    /// <summary>Every fault found, in the order of the catalog.</summary>
    public ImmutableArray<CatalogFault> Faults { get; }

    private static string Describe(string source, ImmutableArray<CatalogFault> faults)
    {
        string count = faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";
        IEnumerable<string> lines = faults.Take(FaultsInMessage).Select(fault => $"  {fault}");
        string more = faults.Length > FaultsInMessage ? $"\n  … and {faults.Length - FaultsInMessage} more" : "";
        return $"{source} has {count}:\n{string.Join('\n', lines)}{more}";
    }
}
