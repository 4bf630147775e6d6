namespace PaymentAvailability;

/// <summary>One detail by which a bank or a lender knows an account. Reasons tell operators which one differs, never what it is.</summary>
public enum AccountFactor
{
    /// <summary>The holder's name. On the wire: <c>name</c>.</summary>
    Name,

    /// <summary>The number of the holder's identity document. On the wire: <c>identity_number</c>.</summary>
    IdentityNumber,

    /// <summary>The number of the card or account. On the wire: <c>card_number</c>.</summary>
    CardNumber,

    /// <summary>The phone that the bank has on record. On the wire: <c>reserved_phone</c>.</summary>
    ReservedPhone,
}
