namespace PaymentAvailability.Tests;

/// <summary>The rows of the library's lists, and short ways to ask for them.</summary>
internal static class ListedCodes
{
    public static IReadOnlyList<GatewayCodeDefinition> Rows { get; } = [.. GatewayCodeFile.ReadSchemes().SelectMany(GatewayCodeFile.Read)];

    /// <summary>A code that fits the row: a pattern with its places filled.</summary>
    public static string CodeOf(GatewayCodeDefinition row, char filling = '7') => row.Code!.Replace('?', filling);

    public static GatewayOperation OperationOf(GatewayCodeDefinition row) =>
        row.Operation is null ? AnyOther(row) : Parse<GatewayOperation>(row.Operation);

    public static GatewayResult Find(
        string? scheme, string? code, GatewayOperation operation = GatewayOperation.Debit, string? subCode = null, int? status = null) =>
        GatewayCodes.BuiltIn.Find(new GatewayResponse { Scheme = scheme, Code = code, Operation = operation, SubCode = subCode, HttpStatus = status });

    public static T Parse<T>(string written)
        where T : struct, Enum => Enum.Parse<T>(written, ignoreCase: true);

    // An operation for which the list says nothing particular.
    private static GatewayOperation AnyOther(GatewayCodeDefinition row)
    {
        string?[] particular = [.. Rows.Where(other => other.Scheme == row.Scheme && other.Code == row.Code).Select(other => other.Operation)];
        return new[] { GatewayOperation.Debit, GatewayOperation.Sign, GatewayOperation.Refund }
            .First(operation => !particular.Contains(ReasonWireNames.Operations.NameOf(operation)));
    }
}
