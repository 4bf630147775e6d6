namespace PaymentAvailability;

/// <summary>What is done about a suspicion, mildest first.</summary>
public enum RiskAction
{
    /// <summary>The payer is asked to verify. On the wire: <c>verify</c>.</summary>
    Verify,

    /// <summary>Routes are closed until a person has looked at the payment. On the wire: <c>review</c>.</summary>
    Review,

    /// <summary>Routes are closed. On the wire: <c>close</c>.</summary>
    Close,
}
