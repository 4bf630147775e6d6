namespace PaymentAvailability.Tests;

/// <summary>Writes down what a watch tells.</summary>
internal sealed class ToldCatalogs
{
    public List<string> Events { get; } = [];

    public void Change(PaymentCatalog catalog) => Events.Add($"changed to {catalog.Version}");

    public void Fail(Exception failure) => Events.Add(failure is CatalogException { Faults: [var fault, ..] }
        ? $"failed: {(fault.Path.Length == 0 ? fault.Problem : fault.Path)}"
        : $"failed: {failure.Message}");
}
