namespace PaymentAvailability;

/// <summary>Whether a rule, a response or the whole policy has effect.</summary>
public enum RiskMode
{
    /// <summary>It has. On the wire: <c>enforced</c>.</summary>
    Enforced,

    /// <summary>It is evaluated and measured, and changes nothing for the payer. On the wire: <c>shadow</c>.</summary>
    Shadow,
}
