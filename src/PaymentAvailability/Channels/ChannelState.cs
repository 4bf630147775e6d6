namespace PaymentAvailability;

/// <summary>Whether a channel works, and if not, why.</summary>
public enum ChannelState
{
    /// <summary>Nothing is known yet. On the wire: <c>unknown</c>.</summary>
    Unknown,

    /// <summary>Works. On the wire: <c>healthy</c>.</summary>
    Healthy,

    /// <summary>Works worse than usual; stays open. On the wire: <c>degraded</c>.</summary>
    Degraded,

    /// <summary>Being tried again after it was down; stays open. On the wire: <c>recovering</c>.</summary>
    Recovering,

    /// <summary>Does not work: closed with <c>channel.unavailable</c>. On the wire: <c>down</c>.</summary>
    Down,

    /// <summary>In announced maintenance: closed with <c>channel.maintenance</c>. On the wire: <c>maintenance</c>.</summary>
    Maintenance,

    /// <summary>Switched off by an operator: closed with <c>channel.disabled</c>. On the wire: <c>disabled</c>.</summary>
    Disabled,
}
