namespace PaymentAvailability;

/// <summary>Who can act, those who can act soonest first.</summary>
public enum RemedyActor
{
    /// <summary>The payer, at once. On the wire: <c>payer_now</c>.</summary>
    PayerNow,

    /// <summary>The payer, after some time or with the bank. On the wire: <c>payer_later</c>.</summary>
    PayerLater,

    /// <summary>The host's staff: operations, engineers, the risk team. On the wire: <c>host_staff</c>.</summary>
    HostStaff,

    /// <summary>The channel, a clearing network or a bank. On the wire: <c>channel</c>.</summary>
    Channel,
}
