namespace PaymentAvailability;

/// <summary>The month at whose end a card expires, as printed on it.</summary>
public readonly record struct CardExpiry
{
    /// <summary>Creates an expiry.</summary>
    /// <param name="year">The year with four digits, 2000 to 2099.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year or the month is out of range.</exception>
    public CardExpiry(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        Year = year;
        Month = month;
    }

    /// <summary>The year with four digits.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>When the card is past its last month everywhere on earth (the month ends last at UTC−12); nothing for no expiry at all.</summary>
    public DateTimeOffset? PastFrom => Year == 0 ? null : new DateTimeOffset(Year, Month, 1, 0, 0, 0, TimeSpan.FromHours(-12)).AddMonths(1);

    /// <summary>Whether the card is past its last month at <paramref name="at"/> everywhere on earth.</summary>
    public bool IsPastAt(DateTimeOffset at) => at >= PastFrom;

    /// <summary>As printed on cards: <c>MM/yy</c>.</summary>
    public override string ToString() => $"{Month:00}/{Year % 100:00}";
}
