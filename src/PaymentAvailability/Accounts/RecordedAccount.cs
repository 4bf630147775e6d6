namespace PaymentAvailability;

/// <summary>What is on record of an account. What is <see langword="null"/> is not on record. Immutable, safe for concurrent use.</summary>
public sealed record RecordedAccount
{
    /// <summary>The holder's name.</summary>
    public RecordedValue? Name { get; init; }

    /// <summary>The number of the holder's identity document.</summary>
    public RecordedValue? IdentityNumber { get; init; }

    /// <summary>The digits on the card, or of the account.</summary>
    public RecordedValue? CardNumber { get; init; }

    /// <summary>The phone that the bank has on record.</summary>
    public RecordedValue? ReservedPhone { get; init; }

    internal RecordedValue? this[AccountFactor factor] => factor switch
    {
        AccountFactor.Name => Name,
        AccountFactor.IdentityNumber => IdentityNumber,
        AccountFactor.CardNumber => CardNumber,
        _ => ReservedPhone,
    };

    /// <summary>Always <c>recorded account</c>.</summary>
    public override string ToString() => "recorded account";
}
