using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>The one spelling of each value of an enumeration in JSON, configuration, logs and metrics.</summary>
internal sealed class WireNames<T>
    where T : struct, Enum
{
    private readonly (T Value, string Name)[] _names;

    public WireNames(params (T Value, string Name)[] names) => _names = names;

    /// <summary>Every spelling, in the order of the enumeration.</summary>
    public IEnumerable<string> All => _names.Select(pair => pair.Name);

    /// <summary>The spellings as a sentence for an error message: `a`, `b`, `c`.</summary>
    public string Choices => string.Join(", ", _names.Select(pair => $"`{pair.Name}`"));

    public string NameOf(T value)
    {
        foreach ((T candidate, string name) in _names)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), $"{Unsafe.BitCast<T, int>(value)} is not a value of this enumeration; use a named one");
    }

    /// <summary>The spellings of the values that are in the set <paramref name="flags"/>.</summary>
    public IEnumerable<string> NamesOf(T flags) =>
        _names.Where(pair => (Unsafe.BitCast<T, int>(flags) & Unsafe.BitCast<T, int>(pair.Value)) != 0).Select(pair => pair.Name);

    /// <summary>Whether <paramref name="value"/> is one of the named values, and so safe to use as an index or to print.</summary>
    public bool IsNamed(T value)
    {
        foreach ((T candidate, _) in _names)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every bit of the set <paramref name="flags"/> has a name.</summary>
    public bool AreNamed(T flags)
    {
        int unnamed = Unsafe.BitCast<T, int>(flags);
        foreach ((T candidate, _) in _names)
        {
            unnamed &= ~Unsafe.BitCast<T, int>(candidate);
        }

        return unnamed == 0;
    }

    public bool TryParse(string? name, out T value)
    {
        foreach ((T candidate, string known) in _names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
