namespace PaymentAvailability;

/// <summary>When the money is taken.</summary>
public enum CaptureMode
{
    /// <summary>With the authorisation. On the wire: <c>automatic</c>.</summary>
    Automatic,

    /// <summary>Later, by a second call. On the wire: <c>manual</c>.</summary>
    Manual,
}

/// <summary>Whether a payment stands alone.</summary>
public enum Recurrence
{
    /// <summary>A payment by itself. On the wire: <c>one_off</c>.</summary>
    OneOff,

    /// <summary>One of a series under an agreement. On the wire: <c>recurring</c>.</summary>
    Recurring,
}

/// <summary>What a method needs the payer to have bound beforehand.</summary>
public enum InstrumentKind
{
    /// <summary>Nothing: the payer chooses where the money comes from after choosing the method. On the wire: <c>none</c>.</summary>
    None,

    /// <summary>A bank card. On the wire: <c>card</c>.</summary>
    Card,

    /// <summary>A wallet account. On the wire: <c>wallet</c>.</summary>
    Wallet,

    /// <summary>A bank account without a card. On the wire: <c>bank_account</c>.</summary>
    BankAccount,
}
