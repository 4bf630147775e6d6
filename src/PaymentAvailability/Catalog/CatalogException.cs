using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A catalog could not be read or compiled. Carries every fault that was found, not only the first.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Creates the exception for a catalog with these faults.</summary>
    /// <param name="source">What was read, for example the name of a file.</param>
    /// <param name="faults">Every fault found; at least one.</param>
    public CatalogException(string source, ImmutableArray<InputFault> faults)
        : base(InputFault.Describe(source, faults)) => Faults = faults;

    /// <summary>Every fault found: first what could not be read, then what makes no sense, each in the order of the catalog.</summary>
    public ImmutableArray<InputFault> Faults { get; }
}
