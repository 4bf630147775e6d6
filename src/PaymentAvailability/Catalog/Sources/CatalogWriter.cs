using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PaymentAvailability;

/// <summary>Writes a definition in the form that <see cref="CatalogReader"/> reads.</summary>
internal sealed class CatalogWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly Utf8JsonWriter _json;

    private CatalogWriter(Utf8JsonWriter json) => _json = json;

    public static string Write(CatalogDefinition definition)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            new CatalogWriter(json).WriteCatalog(definition);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private void WriteCatalog(CatalogDefinition definition)
    {
        _json.WriteStartObject();
        WriteText("version", definition.Version);
        WriteList("banks", definition.Banks, bank =>
        {
            _json.WriteStartObject();
            _json.WriteString("id", bank.Id);
            WriteName(bank.Name);
            _json.WriteEndObject();
        });
        WriteList("channels", definition.Channels, channel =>
        {
            _json.WriteStartObject();
            _json.WriteString("id", channel.Id);
            WriteName(channel.Name);
            WriteList("failover", channel.Failover, _json.WriteStringValue);
            WriteList("upstreams", channel.Upstreams, _json.WriteStringValue);
            WriteTerms(channel.Terms);
            _json.WriteEndObject();
        });
        WriteList("methods", definition.Methods, WriteMethod, isRequired: true);
        _json.WriteEndObject();
    }

    private void WriteMethod(MethodDefinition method)
    {
        _json.WriteStartObject();
        _json.WriteString("id", method.Id);
        WriteName(method.Name);
        if (method.Instrument != InstrumentKind.None)
        {
            _json.WriteString("instrument", WireNames.Instrument.NameOf(method.Instrument));
        }

        WriteList("verification", method.Verification, step =>
        {
            _json.WriteStartArray();
            foreach (string way in WireNames.Verification.NamesOf(step.AnyOf))
            {
                _json.WriteStringValue(way);
            }

            _json.WriteEndArray();
        });
        WriteText("requiredApp", method.RequiredApp);
        WriteText("minimumAppVersion", method.MinimumAppVersion?.ToString());
        WriteTerms(method.Terms);
        WriteList("routes", method.Routes, WriteRoute, isRequired: true);
        _json.WriteEndObject();
    }

    private void WriteRoute(RouteDefinition route)
    {
        _json.WriteStartObject();
        WriteText("id", route.Id);
        _json.WriteString("channel", route.Channel);
        WriteTerms(route.Terms);
        _json.WriteEndObject();
    }

    private void WriteTerms(TermsDefinition terms)
    {
        if (terms.Sets.Count + terms.Attributes.Count + terms.Amounts.Count == 0 && terms.Hours is null)
        {
            return;
        }

        _json.WriteStartObject("terms");
        WriteSets(terms.Sets);
        if (terms.Amounts.Count > 0)
        {
            WriteAmounts(terms.Amounts);
        }

        if (terms.Hours is { } hours)
        {
            WriteHours(hours);
        }

        if (terms.Attributes.Count > 0)
        {
            _json.WriteStartObject("attributes");
            WriteSets(terms.Attributes);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteSets(IReadOnlyDictionary<string, ValueSetDefinition> sets)
    {
        foreach ((string name, ValueSetDefinition set) in sets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            _json.WriteStartObject(name);
            WriteList(set.IsExcept ? "except" : "only", set.Values, _json.WriteStringValue, isRequired: true);
            _json.WriteEndObject();
        }
    }

    private void WriteAmounts(IReadOnlyDictionary<string, AmountRangeDefinition> amounts)
    {
        _json.WriteStartObject("amount");
        foreach ((string currency, AmountRangeDefinition range) in amounts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            _json.WriteStartObject(currency);
            WriteText("min", range.Minimum?.ToString(CultureInfo.InvariantCulture));
            WriteText("max", range.Maximum?.ToString(CultureInfo.InvariantCulture));
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteHours(ServiceHoursDefinition hours)
    {
        _json.WriteStartObject("hours");
        WriteText("timeZone", hours.TimeZone);
        WriteList("windows", hours.Windows ?? [], window =>
        {
            _json.WriteStartObject();
            WriteList("days", window?.Days ?? [], _json.WriteStringValue, isRequired: true);
            WriteText("from", window?.From);
            WriteText("to", window?.To);
            _json.WriteEndObject();
        }, isRequired: true);
        _json.WriteEndObject();
    }

    private void WriteName(LocalizedText? name)
    {
        if (name is null)
        {
            return;
        }

        _json.WriteStartObject("name");
        foreach ((string language, string text) in name.All)
        {
            _json.WriteString(language, text);
        }

        _json.WriteEndObject();
    }

    private void WriteText(string property, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(property, text);
        }
    }

    private void WriteList<T>(string property, IReadOnlyList<T> items, Action<T> write, bool isRequired = false)
    {
        if (items.Count == 0 && !isRequired)
        {
            return;
        }

        _json.WriteStartArray(property);
        foreach (T item in items)
        {
            write(item);
        }

        _json.WriteEndArray();
    }
}
