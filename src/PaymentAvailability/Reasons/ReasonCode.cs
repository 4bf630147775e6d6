using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PaymentAvailability;

/// <summary>
/// The stable name of a reason, such as <c>order.expired</c>: the only spelling that logs, metrics, JSON and hosts compare.
/// </summary>
/// <remarks>
/// Lower-case words joined by dots, at least two, each of letters, digits and underscores and starting with a letter; at most
/// 64 characters. Codes are compared ordinally. The default value is the empty code: no reason has it. Immutable and safe to
/// share between threads.
/// </remarks>
public readonly partial record struct ReasonCode
{
    private const int MaxLength = 64;

    private readonly string? _value;

    private ReasonCode(string value) => _value = value;

    /// <summary>The wire spelling; empty for the default code.</summary>
    public string Value => _value ?? "";

    /// <summary>What the reason is about: the part before the first dot, such as <c>order</c>; empty for the default code.</summary>
    public string Category => _value is null ? "" : _value[.._value.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Reads a code that must be well formed, as in a definition or a configuration file.</summary>
    /// <param name="value">The wire spelling.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a reason code.</exception>
    public static ReasonCode Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (TryParse(value, out ReasonCode code)) return code;

        string given = SafeToken.IsSafe(value) ? $"`{value}`" : "the given text";
        throw new ArgumentException(
            $"{given} is not a reason code: write lower-case words joined by dots, such as `order.expired`, in at most {MaxLength} characters",
            nameof(value));
    }

    /// <summary>Reads a code from text that may be anything.</summary>
    /// <param name="value">The text; null is no code.</param>
    /// <param name="code">The code, or the default one when the text is none.</param>
    /// <returns>Whether the text is a reason code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out ReasonCode code)
    {
        bool wellFormed = value is { Length: <= MaxLength } && Pattern().IsMatch(value);
        code = wellFormed ? new ReasonCode(value!) : default;
        return wellFormed;
    }

    /// <summary>The wire spelling; empty for the default code.</summary>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
