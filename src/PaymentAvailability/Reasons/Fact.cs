using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>
/// One detail of a reason, such as the limit that was exceeded or the time a channel comes back: a name and a typed value.
/// </summary>
/// <remarks>
/// Facts reach logs, operators and payers, so they cannot hold what must not be there: free text is not a kind of fact, and a
/// value that could be a card number, a phone or an identity number is refused with a message that does not repeat it. Immutable,
/// compared by value, safe to share between threads.
/// </remarks>
public sealed class Fact : IEquatable<Fact>
{
    /// <summary>What an amount stays below: thirteen digits before the point may be a card number, and no single payment or limit is that large.</summary>
    internal const decimal AmountCeiling = 1_000_000_000_000m;

    private const long CountCeiling = 999_999;
    private const int MaxTokens = 512;

    private readonly object _value;

    private Fact(string name, object value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SafeToken.IsSnakeCase(name))
        {
            throw new ArgumentException(
                "the name of a fact was refused: write lower-case letters, digits and underscores, such as `until`", nameof(name));
        }

        Name = name;
        _value = value;
    }

    /// <summary>What the value means, in snake_case, such as <c>until</c>; a definition lists the names its reasons may use.</summary>
    public string Name { get; }

    internal object Value => _value;

    /// <summary>A fact that is one word of the domain, such as a channel, a bank or a currency.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="value">
    /// 1 to 64 ASCII letters, digits and <c>_ . : -</c>, with fewer than 7 digits in a row and fewer than 10 in all.
    /// </param>
    /// <exception cref="ArgumentException">The name or the value is refused. The message does not contain the value.</exception>
    public static Fact Of(string name, string value) => new(name, Safe(value, nameof(value)));

    /// <summary>A fact that is a set of words, such as the currencies a method accepts, in the given order.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="values">At most 512 tokens, each as for a single one; none is allowed and says that nothing is meant.</param>
    /// <exception cref="ArgumentException">The name or a value is refused. The message does not contain the value.</exception>
    public static Fact Of(string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<string> tokens = [.. values];
        if (tokens.Length > MaxTokens) throw Refused(name, $"a list holds at most {MaxTokens} tokens", nameof(values));
        foreach (string token in tokens) Safe(token, nameof(values));
        return new Fact(name, tokens);
    }

    /// <summary>A fact that is an amount, such as a limit.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="value">Less than a trillion in size, so that no card number passes for an amount.</param>
    /// <exception cref="ArgumentException">The name or the value is refused. The message does not contain the value.</exception>
    public static Fact Of(string name, Money value) =>
        Math.Abs(value.Amount) < AmountCeiling
            ? new Fact(name, value)
            : throw Refused(name, "an amount is smaller than a trillion", nameof(value));

    /// <summary>A fact that is a moment, such as the end of a maintenance.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="value">With the offset in which to show it where the reader's time zone is unknown.</param>
    /// <exception cref="ArgumentException">The name is refused.</exception>
    public static Fact Of(string name, DateTimeOffset value) => new(name, value);

    /// <summary>A fact that is a length of time, such as a counting window.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="value">Zero or longer.</param>
    /// <exception cref="ArgumentException">The name or the value is refused.</exception>
    public static Fact Of(string name, TimeSpan value) =>
        value >= TimeSpan.Zero ? new Fact(name, value) : throw Refused(name, "a length of time is not negative", nameof(value));

    /// <summary>A fact that counts something, such as payments in a day.</summary>
    /// <param name="name">In snake_case.</param>
    /// <param name="value">0 to 999,999, so that no phone or card number passes for a count.</param>
    /// <exception cref="ArgumentException">The name or the value is refused. The message does not contain the value.</exception>
    public static Fact Of(string name, long value) =>
        value is >= 0 and <= CountCeiling ? new Fact(name, value) : throw Refused(name, "a count is 0 to 999999", nameof(value));

    /// <summary>
    /// A fact that the operator wrote in a catalog, which was checked when it was loaded: a bank or product may have a long number
    /// there. Nothing that came with a request may pass here.
    /// </summary>
    internal static Fact OfCatalog(string name, string value) => new(name, value);

    /// <inheritdoc cref="OfCatalog(string, string)"/>
    internal static Fact OfCatalog(string name, ImmutableArray<string> values) => new(name, values);

    /// <summary>Gives the value when it is one word.</summary>
    public bool TryGetToken([NotNullWhen(true)] out string? value)
    {
        value = _value as string;
        return value is not null;
    }

    /// <summary>Gives the values when they are a set of words.</summary>
    public bool TryGetTokens(out ImmutableArray<string> values) => TryGet(out values, []);

    /// <summary>Gives the value when it is an amount.</summary>
    public bool TryGetMoney(out Money value) => TryGet(out value, default);

    /// <summary>Gives the value when it is a moment.</summary>
    public bool TryGetTime(out DateTimeOffset value) => TryGet(out value, default);

    /// <summary>Gives the value when it is a length of time.</summary>
    public bool TryGetDuration(out TimeSpan value) => TryGet(out value, default);

    /// <summary>Gives the value when it counts something.</summary>
    public bool TryGetCount(out long value) => TryGet(out value, default);

    /// <inheritdoc/>
    public bool Equals(Fact? other)
    {
        if (other is null || Name != other.Name) return false;

        return _value is ImmutableArray<string> tokens
            ? other._value is ImmutableArray<string> others && tokens.AsSpan().SequenceEqual(others.AsSpan())
            : _value.Equals(other._value);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Fact);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Name, _value is ImmutableArray<string> tokens ? tokens.Length : _value.GetHashCode());

    /// <summary>
    /// The fact for logs and tests, the same in every culture: <c>limit=5000.00 CNY</c>, <c>accepted=CNY|USD</c>, times in UTC.
    /// </summary>
    public override string ToString() => $"{Name}={WrittenValue}";

    /// <summary>The value alone, as <see cref="ToString"/> writes it.</summary>
    internal string WrittenValue => _value switch
    {
        ImmutableArray<string> tokens => string.Join('|', tokens),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        long count => count.ToString(CultureInfo.InvariantCulture),
        _ => _value.ToString()!,
    };

    private bool TryGet<T>(out T value, T otherwise)
    {
        bool found = _value is T;
        value = found ? (T)_value : otherwise;
        return found;
    }

    private static string Safe(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return SafeToken.IsSafe(value)
            ? value
            : throw new ArgumentException($"a value of a fact was refused: a token has {SafeToken.Rule}", parameter);
    }

    private static ArgumentException Refused(string name, string rule, string parameter)
    {
        string fact = name is not null && SafeToken.IsSnakeCase(name) ? $"`{name}`" : "a fact";
        return new ArgumentException($"the value of {fact} was refused: {rule}", parameter);
    }
}
