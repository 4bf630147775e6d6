namespace PaymentAvailability;

/// <summary>What happened to an attempt to pay. Only <see cref="Failed"/> speaks against the channel, and only <see cref="Unknown"/> leaves the order in doubt.</summary>
public enum PaymentOutcome
{
    /// <summary>The money was taken. On the wire: <c>succeeded</c>.</summary>
    Succeeded,

    /// <summary>Refused for a reason on the payer's or the merchant's side, such as too little money: the channel worked. On the wire: <c>declined</c>.</summary>
    Declined,

    /// <summary>The channel could not do its work, and no money was taken. On the wire: <c>failed</c>.</summary>
    Failed,

    /// <summary>Nobody knows whether the money was taken. Nothing else may be offered for the order until it is known. On the wire: <c>unknown</c>.</summary>
    Unknown,

    /// <summary>Says nothing about channel or payer, such as a payer who closed the sheet before paying. On the wire: <c>ignored</c>.</summary>
    Ignored,
}
