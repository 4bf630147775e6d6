using System.Globalization;

namespace PaymentAvailability.Sql;

/// <summary>Finds what is wrong with options of this package; a fault says where, what stands there and what to use.</summary>
internal static class SqlOptionFaults
{
    private const int ShortestSecret = 16;

    /// <summary>Refuses options with faults, all at once.</summary>
    /// <exception cref="ArgumentException">There are faults.</exception>
    public static void ThrowIfAny(SqlOptions options, string parameter)
    {
        string faults = string.Join("; ", Find(options));
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, parameter);
        }
    }

    private static IEnumerable<string> Find(SqlOptions options) => new[]
    {
        IsIdentifier(options.TablePrefix) ? null : "TablePrefix is no name; use 1 to 32 lower-case letters, digits and underscores, a letter first",
        FindOutside("MaximumConnections", options.MaximumConnections, 1, 1_000),
        FindOutside("Timeout", options.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
        FindOutside("DecisionRetention", options.DecisionRetention, TimeSpan.FromHours(1), TimeSpan.FromDays(10_000)),
        options.CounterSecret is { Length: < ShortestSecret } ? $"CounterSecret is shorter than {ShortestSecret} characters; use as many random ones" : null,
    }.OfType<string>();

    private static string? FindOutside<T>(string path, T value, T lowest, T highest)
        where T : IComparable<T>, IFormattable =>
        value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"{path}: `{value}` is out of range; use {lowest} to {highest}");

    private static bool IsIdentifier(string? text) =>
        text is { Length: > 0 and <= 32 } && char.IsAsciiLetterLower(text[0]) && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
