namespace PaymentAvailability;

/// <summary>Which way money moves, seen from the payer's account.</summary>
public enum TransferDirection
{
    /// <summary>It leaves the account, as in every payment. On the wire: <c>out</c>.</summary>
    Out,

    /// <summary>It comes in, as when a wallet is topped up. On the wire: <c>in</c>.</summary>
    In,
}
