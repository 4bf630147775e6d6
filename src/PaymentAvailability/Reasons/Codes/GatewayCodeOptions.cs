using System.Xml;

namespace PaymentAvailability;

/// <summary>The rows that a host adds to the lists of codes, or puts in place of the library's. Checked when the host starts.</summary>
/// <remarks>
/// A row without an operation replaces everything the library says about the code; a row with one replaces what it says about that
/// operation. Not safe for concurrent use.
/// </remarks>
public sealed class GatewayCodeOptions
{
    /// <summary>The rows, in any order.</summary>
    public IList<GatewayCodeDefinition> Codes { get; } = [];

    /// <summary>What could not even be read as a row; told together with what is wrong with the rows.</summary>
    internal FaultCollector Unreadable { get; } = new();

    /// <summary>Says what a code means.</summary>
    /// <param name="scheme">One of <see cref="GatewayCodes.Schemes"/>, or a new name in snake_case.</param>
    /// <param name="code">As the gateway spells it; <c>?</c> stands for any one letter or digit.</param>
    /// <param name="outcome">What became of the operation.</param>
    /// <param name="reason">Why; see <see cref="GatewayCodeDefinition.Reason"/>.</param>
    /// <param name="operation">What the gateway was asked. By default anything.</param>
    /// <param name="retryAfter">How long to wait before another attempt. By default not said.</param>
    /// <param name="description">What it means, for operators. By default what the reason means.</param>
    public GatewayCodeOptions Map(
        string scheme,
        string code,
        PaymentOutcome outcome,
        ReasonDefinition? reason = null,
        GatewayOperation? operation = null,
        TimeSpan? retryAfter = null,
        string? description = null)
    {
        Codes.Add(new GatewayCodeDefinition
        {
            Scheme = scheme,
            Code = code,
            Outcome = Written(ReasonWireNames.Outcomes, outcome),
            Reason = reason?.Code.Value,
            Operation = operation is { } asked ? Written(ReasonWireNames.Operations, asked) : null,
            Retry = retryAfter is { } wait ? XmlConvert.ToString(wait) : null,
            Description = description,
        });
        return this;
    }

    // A value without a name is refused with all other faults, and not here.
    private static string Written<T>(WireNames<T> names, T value)
        where T : struct, Enum =>
        names.IsNamed(value) ? names.NameOf(value) : value.ToString();
}
