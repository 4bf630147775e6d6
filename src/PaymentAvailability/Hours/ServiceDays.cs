namespace PaymentAvailability;

/// <summary>Days of the week on which a <see cref="ServiceWindow"/> starts, to be combined with <c>|</c>.</summary>
[Flags]
public enum ServiceDays
{
    /// <summary>No day. A window needs at least one.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1 << 0,

    /// <summary>Tuesday.</summary>
    Tuesday = 1 << 1,

    /// <summary>Wednesday.</summary>
    Wednesday = 1 << 2,

    /// <summary>Thursday.</summary>
    Thursday = 1 << 3,

    /// <summary>Friday.</summary>
    Friday = 1 << 4,

    /// <summary>Saturday.</summary>
    Saturday = 1 << 5,

    /// <summary>Sunday.</summary>
    Sunday = 1 << 6,

    /// <summary>Monday to Friday, whatever the public holidays.</summary>
    Weekdays = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>All seven days.</summary>
    EveryDay = Weekdays | Saturday | Sunday,
}
