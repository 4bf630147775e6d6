namespace PaymentAvailability;

/// <summary>Days of the week on which a <see cref="ServiceWindow"/> starts, to be combined with <c>|</c>.</summary>
[Flags]
public enum ServiceDays
{
    /// <summary>No day. A window needs at least one.</summary>
    None = 0,

    /// <summary>Monday, written <c>mon</c>.</summary>
    Monday = 1 << 0,

    /// <summary>Tuesday, written <c>tue</c>.</summary>
    Tuesday = 1 << 1,

    /// <summary>Wednesday, written <c>wed</c>.</summary>
    Wednesday = 1 << 2,

    /// <summary>Thursday, written <c>thu</c>.</summary>
    Thursday = 1 << 3,

    /// <summary>Friday, written <c>fri</c>.</summary>
    Friday = 1 << 4,

    /// <summary>Saturday, written <c>sat</c>.</summary>
    Saturday = 1 << 5,

    /// <summary>Sunday, written <c>sun</c>.</summary>
    Sunday = 1 << 6,

    /// <summary>Monday to Friday, whatever the public holidays.</summary>
    Weekdays = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>All seven days.</summary>
    EveryDay = Weekdays | Saturday | Sunday,
}
