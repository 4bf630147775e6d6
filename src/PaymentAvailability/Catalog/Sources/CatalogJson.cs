using System.Text;

namespace PaymentAvailability;

/// <summary>Reads and writes catalogs as JSON.</summary>
/// <remarks>
/// <para>Reading is strict: an unknown or repeated property, a value of the wrong kind, a missing part and an unknown name are all
/// refused, all at once, each with its path and how to mend it. Comments and trailing commas are allowed, and the case of property
/// names does not matter. The grammar is <c>docs/schema/payment-catalog.schema.json</c>.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
public static class CatalogJson
{
    /// <summary>The largest text that is read, in bytes: 64 MiB.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const string AnyCatalog = "the catalog";

    /// <summary>Reads a catalog without compiling it.</summary>
    /// <param name="utf8Json">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="CatalogException">The text cannot be read; the exception carries every fault of reading.</exception>
    public static CatalogDefinition Read(ReadOnlySpan<byte> utf8Json, string source = AnyCatalog) => Document(utf8Json, source).Read();

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string)"/>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CatalogDefinition Read(string json, string source = AnyCatalog) => Document(json, source).Read();

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string)"/>
    /// <param name="utf8Json">The text in UTF-8. Read to its end, or until it is larger than <see cref="MaximumBytes"/>; left open.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CatalogDefinition Read(Stream utf8Json, string source = AnyCatalog) => Document(utf8Json, source).Read();

    /// <summary>Reads and compiles a catalog.</summary>
    /// <param name="utf8Json">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="CatalogException">
    /// The text cannot be read, or makes no sense; the exception carries the faults of both, without those that only follow from others.
    /// </exception>
    public static PaymentCatalog Load(ReadOnlySpan<byte> utf8Json, string source = AnyCatalog) => Document(utf8Json, source).Load();

    /// <inheritdoc cref="Load(ReadOnlySpan{byte}, string)"/>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentCatalog Load(string json, string source = AnyCatalog) => Document(json, source).Load();

    /// <inheritdoc cref="Load(ReadOnlySpan{byte}, string)"/>
    /// <param name="utf8Json">The text in UTF-8. Read to its end, or until it is larger than <see cref="MaximumBytes"/>; left open.</param>
    /// <param name="source">Where it is from, for the message of an exception.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentCatalog Load(Stream utf8Json, string source = AnyCatalog) => Document(utf8Json, source).Load();

    /// <summary>Writes a catalog so that reading it gives the same definition. What has its default is left out.</summary>
    /// <returns>Indented JSON; names are written in their own letters, not escaped.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An enumeration has a value without a name.</exception>
    public static string Write(CatalogDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return CatalogWriter.Write(definition);
    }

    private static CatalogDocument Document(ReadOnlySpan<byte> utf8Json, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new CatalogDocument(utf8Json.ToArray(), source, InputDialect.Catalog);
    }

    private static CatalogDocument Document(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        return new CatalogDocument(Encoding.UTF8.GetBytes(json), source, InputDialect.Catalog);
    }

    private static CatalogDocument Document(Stream utf8Json, string source)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        ArgumentNullException.ThrowIfNull(source);
        return new CatalogDocument(BoundedText.Read(utf8Json, MaximumBytes), source, InputDialect.Catalog);
    }
}
