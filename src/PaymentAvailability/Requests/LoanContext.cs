namespace PaymentAvailability;

/// <summary>What the host knows of the loan that a payment repays, so that payers and support are told what it means to pay later. Immutable, safe for concurrent use.</summary>
public sealed record LoanContext
{
    /// <summary>The last day on which the instalment is on time, on the lender's calendar.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day on which a late payment costs nothing yet, on the lender's calendar.</summary>
    public DateOnly? GraceEndsOn { get; init; }

    /// <summary>Whether the lender's books show the instalment as paid; payers are then told not to pay again.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Whether the lender will debit the instalment itself, and on which day; payers are told that they need not pay by hand.</summary>
    public DateOnly? AutomaticDebitOn { get; init; }

    /// <summary>The zone of the lender's calendar. Default UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The due day alone, the same in every culture; a zone that a host made may be called anything.</summary>
    public override string ToString() => DueOn is { } due ? $"loan due on {due:O}" : "loan";

    /// <summary>The lender's day at a moment.</summary>
    internal DateOnly DayAt(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);
}
