namespace PaymentAvailability;

/// <summary>What the record says of an order, apart from its times.</summary>
public enum OrderState
{
    /// <summary>Waits for its money. On the wire: <c>payable</c>.</summary>
    Payable,

    /// <summary>Paid. On the wire: <c>paid</c>.</summary>
    Paid,

    /// <summary>Its validity is over. On the wire: <c>expired</c>.</summary>
    Expired,

    /// <summary>Cancelled or closed. On the wire: <c>closed</c>.</summary>
    Closed,

    /// <summary>Held by the batch that debits bills at night. On the wire: <c>locked</c>.</summary>
    Locked,

    /// <summary>Settled, transferred, in dispute, or otherwise closed to payment by the payer. On the wire: <c>not_payable</c>.</summary>
    NotPayable,
}
