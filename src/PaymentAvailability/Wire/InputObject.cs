using System.Text.Json;

namespace PaymentAvailability;

/// <summary>The properties that an object of a fixed shape has.</summary>
internal readonly struct InputObject
{
    private readonly InputShape _shape;
    private readonly JsonElement[] _values;
    private readonly InputPath _path;
    private readonly InputReading _reading;

    private InputObject(InputShape shape, JsonElement[] values, InputPath path, InputReading reading)
    {
        _shape = shape;
        _values = values;
        _path = path;
        _reading = reading;
    }

    /// <summary>The value of a property of the shape, if it is written.</summary>
    public InputValue? this[string property]
    {
        get
        {
            int index = _shape.IndexOf(property);
            return IsWritten(index) ? new InputValue(_values[index], _path.Property(_shape.Properties[index]), _reading) : null;
        }
    }

    /// <summary>
    /// The text of a required property. When it is missing or no text, which has been reported, an identifier that no part of a
    /// catalog can have and that is no other's, so that what is read can be checked further.
    /// </summary>
    public string RequiredText(string property) => this[property]?.Text() ?? $"?{_path.Property(property)}";

    /// <summary>Sorts the properties of an object by the shape; reports those that are unknown, written twice or missing.</summary>
    public static InputObject Read(JsonElement.ObjectEnumerator properties, InputShape shape, InputPath path, InputReading reading)
    {
        var result = new InputObject(shape, new JsonElement[shape.Properties.Length], path, reading);
        foreach (JsonProperty property in properties)
        {
            result.Add(property);
        }

        for (int i = 0; i < shape.Required.Length; i++)
        {
            if (!result.IsWritten(i))
            {
                reading.Faults.Add(path.Property(shape.Required[i]).ToString(), null, "is missing", $"add it: it is required in {shape.Noun}");
            }
        }

        return result;
    }

    private void Add(JsonProperty property)
    {
        string name = InputReading.NameOf(property);
        int index = _shape.IndexOf(name);
        if (index < 0)
        {
            string shown = _reading.MayShowName(name) ? name : "?";
            _reading.Faults.Add(_path.Property(shown).ToString(), null, $"is no property of {_shape.Noun}", MendUnknown(name));
        }
        else if (_values[index].ValueKind != JsonValueKind.Undefined)
        {
            _reading.Faults.Add(_path.Property(_shape.Properties[index]).ToString(), null, "is written twice", "keep one");
        }
        else
        {
            _values[index] = property.Value;
        }
    }

    private string MendUnknown(string name) => NearMiss.Find(name, _shape.Properties) is { } near
        ? $"did you mean `{near}`?"
        : $"use one of {string.Join(", ", _shape.Properties.Select(property => $"`{property}`"))}, or remove it";

    private bool IsWritten(int index) =>
        _values[index].ValueKind is not JsonValueKind.Undefined && !(_values[index].ValueKind is JsonValueKind.Null && _reading.Dialect.NullIsAbsent);
}
