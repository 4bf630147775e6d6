namespace PaymentAvailability;

/// <summary>What became known of a payment long after it was made.</summary>
public enum PaymentLabel
{
    /// <summary>It was the payer: paid in full, or nothing was disputed in the time for it. On the wire: <c>good</c>.</summary>
    Good,

    /// <summary>It was fraud, as an investigation found. On the wire: <c>fraud</c>.</summary>
    Fraud,

    /// <summary>The payer had it taken back. Counts as fraud. On the wire: <c>chargeback</c>.</summary>
    Chargeback,
}
