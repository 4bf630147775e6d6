using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The properties that one kind of object has. Their case does not matter when they are read.</summary>
internal sealed class InputShape
{
    /// <param name="noun">What such an object is called in a fault, with its article: <c>a method</c>.</param>
    /// <param name="required">The properties that must be there.</param>
    /// <param name="optional">Those that may.</param>
    public InputShape(string noun, ImmutableArray<string> required, ImmutableArray<string> optional)
    {
        Noun = noun;
        Required = required;
        Properties = [.. required, .. optional];
    }

    public string Noun { get; }

    public ImmutableArray<string> Required { get; }

    /// <summary>The required and the optional ones, as they are spelled.</summary>
    public ImmutableArray<string> Properties { get; }

    /// <summary>The place of a property in <see cref="Properties"/>, or -1.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Properties.Length; i++)
        {
            if (string.Equals(Properties[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
