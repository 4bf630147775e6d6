using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Rows that a host added to the lists of codes make no sense. Carries every fault that was found, not only the first.</summary>
public sealed class GatewayCodeException : Exception
{
    /// <summary>Creates the exception for rows with these faults.</summary>
    /// <param name="faults">Every fault found; at least one.</param>
    public GatewayCodeException(ImmutableArray<InputFault> faults)
        : base(InputFault.Describe("the mapping of gateway codes", faults)) => Faults = faults;

    /// <summary>Each with its path, what stands there and how to mend it, in the order of the rows.</summary>
    public ImmutableArray<InputFault> Faults { get; }
}
