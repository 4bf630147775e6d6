using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace PaymentAvailability;

/// <summary>Writes a section of configuration as JSON, so that it is read by the rules of JSON.</summary>
internal sealed class ConfigurationText
{
    /// <summary>Deeper than any catalog is; what lies below is unknown anyway and is left out.</summary>
    private const int Deepest = 32;

    private readonly Utf8JsonWriter _json;
    private readonly FaultCollector _faults = new();

    private ConfigurationText(Utf8JsonWriter json) => _json = json;

    /// <exception cref="CatalogException">The section is empty, or a key in it has both a value and children.</exception>
    public static ReadOnlyMemory<byte> Write(IConfiguration configuration, string source)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        var writer = new ConfigurationText(json);
        IConfigurationSection[] children = [.. configuration.GetChildren()];
        if (children.Length == 0)
        {
            writer._faults.Add("", null, "is empty", "put the catalog there, or correct the name of the section");
        }

        writer.WriteChildren(children, InputPath.Root, 0);
        json.Flush();
        return writer._faults.Count == 0 ? text.WrittenMemory : throw new CatalogException(source, [.. writer._faults.ToArray()]);
    }

    private void WriteChildren(IConfigurationSection[] children, InputPath path, int depth)
    {
        if (children.Length > 0 && children.All(child => PositionOf(child) >= 0))
        {
            _json.WriteStartArray();
            foreach (IConfigurationSection child in children.OrderBy(PositionOf))
            {
                WriteSection(child, path.Item(PositionOf(child)), depth);
            }

            _json.WriteEndArray();
            return;
        }

        _json.WriteStartObject();
        foreach (IConfigurationSection child in children)
        {
            _json.WritePropertyName(child.Key);
            WriteSection(child, path.Property(child.Key), depth);
        }

        _json.WriteEndObject();
    }

    private void WriteSection(IConfigurationSection section, InputPath path, int depth)
    {
        IConfigurationSection[] children = depth < Deepest ? [.. section.GetChildren()] : [];
        if (children.Length == 0)
        {
            _json.WriteStringValue(section.Value);
            return;
        }

        if (!string.IsNullOrEmpty(section.Value))
        {
            _faults.Add(path.ToString(), section.Value, "stands beside values below the same key", "remove one: it may come from another source");
        }

        WriteChildren(children, path, depth + 1);
    }

    /// <summary>The number that a key of a list is, or -1.</summary>
    private static int PositionOf(IConfigurationSection section) =>
        int.TryParse(section.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int position)
        && position.ToString(CultureInfo.InvariantCulture) == section.Key
            ? position
            : -1;
}
