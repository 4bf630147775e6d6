using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A gate that runs risk rules. What it says is heard or only noted as the mode of its rules demands.</summary>
internal interface IRiskSource
{
    /// <summary>The names of its rules.</summary>
    ImmutableArray<string> Rules { get; }
}
