namespace PaymentAvailability;

/// <summary>A time for which a channel's calendar closes it. Immutable, safe for concurrent use.</summary>
public sealed record ChannelClosing
{
    /// <summary>Why it is closed when it begins, or at the moment that was asked about.</summary>
    public required ChannelClosingKind Kind { get; init; }

    /// <summary>When it begins, in UTC; <see langword="null"/> for one that holds already, whose beginning is not looked up.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment at which the channel is open again, whatever else closes it meanwhile, in UTC; null when that is beyond 400 days.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Why a channel's calendar closes it.</summary>
public enum ChannelClosingKind
{
    /// <summary>Announced maintenance, recurring or planned. Told first where both hold.</summary>
    Maintenance,

    /// <summary>Outside its service hours, holidays included.</summary>
    OutsideServiceHours,
}
