using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Writes a fact for a reader, in the same language as the sentence it stands in.</summary>
/// <remarks>
/// Patterns come from the texts. Digits follow the reader's culture only where the texts speak its language: a German reader gets
/// an English sentence, and in one <c>5.000</c> would be read as five.
/// </remarks>
internal sealed class FactWriter(
    FrozenDictionary<string, LocalizedText> formats, Func<string, string?> nameOf, CultureInfo culture, TimeZoneInfo? timeZone)
{
    /// <summary>The value as a reader expects it, or null when it cannot be shown: a token that has no name, an empty list.</summary>
    public string? Write(Fact fact) => fact.Value switch
    {
        string token => Name(token),
        ImmutableArray<string> tokens => List(tokens),
        Money money => Write(money),
        DateTimeOffset time => Time(time),
        TimeSpan duration => Duration(duration),
        long count => Write(count),
        _ => null,
    };

    /// <summary>Several values, one or the other.</summary>
    public string AnyOf(IReadOnlyList<string> values) => values.Count < 2
        ? string.Concat(values)
        : string.Join(Format("comma"), values.Take(values.Count - 1)) + Format("separator") + values[^1];

    /// <summary>An amount.</summary>
    public string Write(Money money) => money.Format(Numbers());

    /// <summary>A moment.</summary>
    public string Write(DateTimeOffset moment) => Time(moment);

    /// <summary>A day of a calendar.</summary>
    public string Write(DateOnly day) => day.ToString(Format("day"), CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public string Write(long count) => count.ToString("N0", Numbers());

    private string? Name(string token) => nameOf(token);

    private string? List(ImmutableArray<string> tokens)
    {
        if (tokens.IsEmpty) return null;

        string?[] written = [.. tokens.Select(Name)];
        return written.Contains(null) ? null : AnyOf(written!);
    }

    private string Time(DateTimeOffset time)
    {
        DateTimeOffset local = timeZone is null ? time : TimeZoneInfo.ConvertTime(time, timeZone);
        string written = local.ToString(Format("time"), CultureInfo.InvariantCulture);

        // Without the reader's zone the time keeps the offset it came with; a bare UTC time would be read as local.
        return timeZone is null && time.Offset == TimeSpan.Zero ? $"{written} UTC" : written;
    }

    private string Duration(TimeSpan duration)
    {
        (string unit, double count) = duration switch
        {
            { TotalSeconds: <= 90 } => ("seconds", duration.TotalSeconds),
            { TotalMinutes: <= 90 } => ("minutes", duration.TotalMinutes),
            { TotalHours: <= 48 } => ("hours", duration.TotalHours),
            _ => ("days", duration.TotalDays),
        };
        string rounded = Math.Ceiling(count).ToString("N0", Numbers());
        return Sentence.Fill(Format(unit), _ => rounded)!;
    }

    private CultureInfo Numbers() =>
        LanguageTag.Language(culture.Name).Equals(Format("language"), StringComparison.OrdinalIgnoreCase) ? culture : CultureInfo.InvariantCulture;

    private string Format(string key) => formats[key].In(culture);
}
