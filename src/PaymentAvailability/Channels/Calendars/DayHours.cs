using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The windows that start on one date, by the clock on the wall.</summary>
/// <param name="Spans">Minutes since midnight; an end beyond 1440 lies on the following date. They may overlap.</param>
/// <param name="StandsAlone">Whether nothing that started on the date before goes on into this one.</param>
internal sealed record DayHours(ImmutableArray<DayHours.Span> Spans, bool StandsAlone)
{
    /// <summary>Closed from midnight to midnight, whatever started the day before.</summary>
    public static DayHours Closed { get; } = new([], StandsAlone: true);

    public static DayHours Of(IEnumerable<ServiceWindow> windows, bool standsAlone) => new(
        [.. windows.Select(window => new Span((int)window.From.TotalMinutes, (int)(window.From + window.Length).TotalMinutes))], standsAlone);

    internal readonly record struct Span(int From, int To);
}
