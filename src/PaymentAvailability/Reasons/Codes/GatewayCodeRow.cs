namespace PaymentAvailability;

/// <summary>A row that was checked.</summary>
/// <param name="Scheme">Whose code it is.</param>
/// <param name="Code">The folded code or pattern.</param>
/// <param name="Operation">The operation it answers, or any.</param>
/// <param name="Result">What it means.</param>
internal sealed record GatewayCodeRow(GatewayScheme Scheme, string Code, GatewayOperation? Operation, GatewayResult Result)
{
    public bool IsPattern => Code.Contains(GatewayCodeSpelling.Wildcard, StringComparison.Ordinal);
}
