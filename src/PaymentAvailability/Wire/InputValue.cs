using System.Globalization;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>
/// One value of a document and its place. Each reading method gives the value, or reports a fault and gives <see langword="null"/>,
/// so that reading goes on and finds the next fault.
/// </summary>
internal readonly struct InputValue
{
    /// <summary>The longest text that is taken: every text in a catalog or a request is an identifier or a short name.</summary>
    public const int LongestText = 1_024;

    /// <summary>So many characters of digits are always exact as a <see cref="decimal"/>; more could be rounded in silence.</summary>
    private const int LongestDecimal = 28;

    private readonly JsonElement _element;
    private readonly InputReading _reading;

    public InputValue(JsonElement element, InputPath path, InputReading reading)
    {
        _element = element;
        Path = path;
        _reading = reading;
    }

    public InputPath Path { get; }

    public bool IsText => _element.ValueKind == JsonValueKind.String && !IsBlank;

    public bool IsList => _element.ValueKind == JsonValueKind.Array;

    /// <summary>Whether this is a null that counts as not written.</summary>
    public bool IsAbsent => _reading.Dialect.NullIsAbsent && _element.ValueKind == JsonValueKind.Null;

    /// <summary>Whether this is an object without properties.</summary>
    public bool IsEmpty => IsBlank || (_element.ValueKind == JsonValueKind.Object && _element.GetPropertyCount() == 0);

    private bool IsBlank => _reading.Dialect.BlankIsEmpty
        && (_element.ValueKind == JsonValueKind.Null || (_element.ValueKind == JsonValueKind.String && _element.ValueEquals("")));

    /// <summary>The same value under another path.</summary>
    public InputValue At(InputPath path) => new(_element, path, _reading);

    public string? Text()
    {
        if (_element.ValueKind != JsonValueKind.String)
        {
            RefuseKind("a text", "write a text in quotes");
            return null;
        }

        if (!InputReading.TryGetString(_element, out string? text))
        {
            Refuse(null, "holds half of a surrogate pair", "write whole characters");
            return null;
        }

        if (text.Length > LongestText)
        {
            Refuse(text, $"has {text.Length} characters, more than {LongestText}", "shorten it");
            return null;
        }

        if (text.Any(char.IsControl))
        {
            Refuse(text, "holds a control character", "remove it");
            return null;
        }

        return text;
    }

    /// <summary>A value of an enumeration, by its name on the wire.</summary>
    public T? Choice<T>(WireNames<T> names)
        where T : struct, Enum
    {
        if (Text() is not { } text)
        {
            return null;
        }

        if (names.TryParse(text, out T value))
        {
            return value;
        }

        string choices = $"use one of {names.Choices}";
        RefuseToken(text, "is not a choice here", NearMiss.Find(text, names.All) is { } near ? $"did you mean `{near}`? {choices}" : choices);
        return null;
    }

    /// <summary>A number or a text that holds one, exactly as written.</summary>
    public decimal? Decimal()
    {
        string? text = _element.ValueKind == JsonValueKind.Number ? _element.GetRawText() : Text();
        if (text is null)
        {
            return null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length <= LongestDecimal && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        RefuseToken(text, "is no amount", $"write at most {LongestDecimal} digits without exponent or separators, such as `1250.00`");
        return null;
    }

    /// <summary>A whole number in a range.</summary>
    public int? Integer(int minimum, int maximum)
    {
        if (_element.ValueKind != JsonValueKind.Number)
        {
            RefuseKind("a number", "write a number without quotes");
            return null;
        }

        if (_element.TryGetInt32(out int number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        RefuseToken(_element.GetRawText(), $"is no whole number from {minimum} to {maximum}", "write one that is");
        return null;
    }

    /// <summary>The version of an app.</summary>
    public Version? Version()
    {
        if (Text() is not { } text)
        {
            return null;
        }

        if (System.Version.TryParse(text, out Version? version))
        {
            return version;
        }

        Refuse(text, "is no version", "write two to four numbers with points between them, such as `7.4.1`");
        return null;
    }

    public bool? Truth()
    {
        if (_element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return _element.GetBoolean();
        }

        if (IsText && bool.TryParse(Text(), out bool parsed))
        {
            return parsed;
        }

        Refuse(null, "is neither true nor false", "write `true` or `false`");
        return null;
    }

    public InputValue[]? List()
    {
        if (IsBlank)
        {
            return [];
        }

        if (_element.ValueKind != JsonValueKind.Array)
        {
            RefuseKind("a list", "write a list in square brackets");
            return null;
        }

        var values = new InputValue[_element.GetArrayLength()];
        int next = 0;
        foreach (JsonElement item in _element.EnumerateArray())
        {
            values[next] = new InputValue(item, Path.Item(next), _reading);
            next++;
        }

        return values;
    }

    /// <summary>An object whose properties are fixed.</summary>
    public InputObject? Object(InputShape shape) =>
        TryEnumerate(out JsonElement.ObjectEnumerator properties) ? InputObject.Read(properties, shape, Path, _reading) : null;

    /// <summary>An object whose properties the writer names, each once.</summary>
    public List<(string Name, InputValue Value)>? Map()
    {
        if (!TryEnumerate(out JsonElement.ObjectEnumerator properties))
        {
            return null;
        }

        var entries = new List<(string Name, InputValue Value)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int position = 0;
        foreach (JsonProperty property in properties)
        {
            string name = InputReading.NameOf(property);
            InputPath path = _reading.MayShowName(name) ? Path.Property(name) : Path.Item(position);
            var value = new InputValue(property.Value, path, _reading);
            if (seen.Add(name))
            {
                entries.Add((name, value));
            }
            else
            {
                value.Refuse(null, "is written twice", "keep one; upper and lower case are the same here");
            }

            position++;
        }

        return entries;
    }

    /// <summary>Reports a fault here. A value that may be personal is not printed.</summary>
    public void Refuse(string? value, string problem, string mend) =>
        _reading.Faults.Add(Path.ToString(), _reading.Dialect.IsPersonal ? null : value, problem, mend);

    /// <summary>Reports a fault here and prints the value unless it could be an account or phone number, or a sentence.</summary>
    public void RefuseToken(string value, string problem, string mend) =>
        _reading.Faults.Add(Path.ToString(), _reading.MayShowToken(value) ? value : null, problem, mend);

    private void RefuseKind(string wanted, string mend) => Refuse(
        _element.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null ? null : Written(),
        $"is {NameOf(_element.ValueKind)}, not {wanted}",
        _element.ValueKind == JsonValueKind.Null ? "write a value, or leave the property out" : mend);

    private string? Written() => _element.ValueKind == JsonValueKind.String
        ? InputReading.TryGetString(_element, out string? text) ? text : null
        : _element.GetRawText();

    private bool TryEnumerate(out JsonElement.ObjectEnumerator properties)
    {
        properties = default;
        if (IsBlank)
        {
            return true;
        }

        if (_element.ValueKind != JsonValueKind.Object)
        {
            RefuseKind("an object", "write an object in curly braces");
            return false;
        }

        properties = _element.EnumerateObject();
        return true;
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
