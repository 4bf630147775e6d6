using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A payment request could not be read. Carries every fault that was found, not only the first.</summary>
/// <remarks>
/// Neither the message nor the faults hold what may be personal: identifiers, attributes and free texts are never printed, and
/// values of other kinds only when they are short tokens that cannot be an account, phone or identity number.
/// </remarks>
public sealed class PaymentRequestException : Exception
{
    /// <summary>Creates the exception for a request with these faults.</summary>
    /// <param name="faults">Every fault found; at least one.</param>
    public PaymentRequestException(ImmutableArray<InputFault> faults)
        : base(InputFault.Describe("the payment request", faults)) => Faults = faults;

    /// <summary>Every fault found, in the order of the request.</summary>
    public ImmutableArray<InputFault> Faults { get; }
}
