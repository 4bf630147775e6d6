namespace PaymentAvailability;

/// <summary>Who may be told the true reason. Whoever may not is given the reason's public alias, without facts.</summary>
public enum Disclosure
{
    /// <summary>Anyone, signed in or not: it says nothing about a person, an account or an order.</summary>
    Public,

    /// <summary>The payer it concerns, once signed in, with its facts.</summary>
    Reason,

    /// <summary>The merchant's support and operations. The payer is given the alias.</summary>
    Generic,

    /// <summary>Only those who run the service or own the risk rules: telling others would help a fraudster or break the law.</summary>
    Internal,
}
