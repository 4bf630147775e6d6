namespace PaymentAvailability;

/// <summary>Where the obstacle lies: the five places in which a payment can fail to start.</summary>
public enum ReasonCause
{
    /// <summary>What carries the money: it is down, in maintenance, outside its hours, or refuses the merchant.</summary>
    Channel,

    /// <summary>The payer's account or instrument, the order, or how the two fit the terms and limits of a method.</summary>
    AccountOrOrder,

    /// <summary>A risk rule or a compliance hold fired.</summary>
    Risk,

    /// <summary>The payment service itself: overloaded, failing, misconfigured or switched off.</summary>
    Platform,

    /// <summary>The payer's device: its network, its safety, its app or its session.</summary>
    Client,
}
