using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Service hours as a person writes them in a catalog file. It may hold anything; it is checked, with all its faults reported at once, when
/// the catalog is built.
/// </summary>
public sealed record ServiceHoursDefinition
{
    /// <summary>The zone whose wall clock counts, by its IANA id, such as <c>Asia/Shanghai</c>. Required.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The windows of the week, at least one. They may overlap.</summary>
    public IReadOnlyList<ServiceWindowDefinition?>? Windows { get; init; }
}

/// <summary>One window of <see cref="ServiceHoursDefinition"/>. See <see cref="ServiceWindow"/> for what it means.</summary>
public sealed record ServiceWindowDefinition
{
    /// <summary>The names by which days are written, Monday first.</summary>
    internal static readonly ImmutableArray<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>
    /// The days on which the window starts: <c>mon</c>, <c>tue</c>, <c>wed</c>, <c>thu</c>, <c>fri</c>, <c>sat</c> or <c>sun</c>, at least one
    /// and each once.
    /// </summary>
    public IReadOnlyList<string?>? Days { get; init; }

    /// <summary>The start as <c>HH:mm</c>, from <c>00:00</c> to <c>23:59</c>. Required.</summary>
    public string? From { get; init; }

    /// <summary>The end as <c>HH:mm</c>, from <c>00:00</c> to <c>24:00</c>; not after the start means on the next day. Required.</summary>
    public string? To { get; init; }
}
