using System.Collections.Immutable;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>A catalog as text, from wherever it came; what all sources of catalogs have in common.</summary>
/// <param name="Json">The text in UTF-8.</param>
/// <param name="Source">Where it is from, for the message of an exception.</param>
/// <param name="Dialect">By which rules it is read.</param>
internal readonly record struct CatalogDocument(ReadOnlyMemory<byte> Json, string Source, InputDialect Dialect)
{
    /// <summary>What the text says, not yet compiled.</summary>
    /// <exception cref="CatalogException">The text cannot be read; the exception carries every fault of reading.</exception>
    public CatalogDefinition Read()
    {
        var reading = new InputReading(Dialect);
        CatalogDefinition? definition = Read(reading);
        return reading.Faults.Count == 0 ? definition! : throw Refusal(reading.Faults);
    }

    /// <summary>The compiled catalog.</summary>
    /// <exception cref="CatalogException">The text cannot be read or makes no sense; the exception carries every fault of both.</exception>
    public PaymentCatalog Load()
    {
        var reading = new InputReading(Dialect);
        CatalogDefinition? definition = Read(reading);
        if (reading.Faults.Count > 0 && definition is not { Channels.Count: > 0, Methods.Count: > 0 })
        {
            // What remains refers to parts that could not be read, so that checking it would only repeat that.
            throw Refusal(reading.Faults);
        }

        bool isSound = PaymentCatalog.TryCompile(definition!, out PaymentCatalog? catalog, out ImmutableArray<InputFault> faults);
        if (isSound && reading.Faults.Count == 0)
        {
            return catalog!;
        }

        reading.Faults.AddUnlessKnown(faults);
        throw Refusal(reading.Faults);
    }

    private CatalogDefinition? Read(InputReading reading)
    {
        if (Json.Length > CatalogJson.MaximumBytes)
        {
            reading.RefuseSize(CatalogJson.MaximumBytes);
            return null;
        }

        using JsonDocument? document = reading.Parse(Json);
        return document is null ? null : CatalogReader.Read(reading.Root(document));
    }

    private CatalogException Refusal(FaultCollector faults) => new(Source, [.. faults.ToArray()]);
}
