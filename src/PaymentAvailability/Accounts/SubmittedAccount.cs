namespace PaymentAvailability;

/// <summary>What the payer submitted of an account, to be compared with the record of the order. Not kept beyond the resolution.</summary>
/// <remarks>What is <see langword="null"/> was not submitted and is not compared. Immutable, safe for concurrent use.</remarks>
public sealed record SubmittedAccount
{
    /// <summary>The instrument whose account it is, by <see cref="PaymentInstrument.Id"/>; <see langword="null"/> for the payer as such. Only options with that instrument are closed by what differs.</summary>
    public string? InstrumentId { get; init; }

    /// <summary>The holder's name.</summary>
    public SubmittedValue? Name { get; init; }

    /// <summary>The number of the holder's identity document.</summary>
    public SubmittedValue? IdentityNumber { get; init; }

    /// <summary>The digits on the card, or of the account.</summary>
    public SubmittedValue? CardNumber { get; init; }

    /// <summary>The phone that the bank has on record.</summary>
    public SubmittedValue? ReservedPhone { get; init; }

    internal SubmittedValue? this[AccountFactor factor] => factor switch
    {
        AccountFactor.Name => Name,
        AccountFactor.IdentityNumber => IdentityNumber,
        AccountFactor.CardNumber => CardNumber,
        _ => ReservedPhone,
    };

    /// <summary>Always <c>submitted account</c>.</summary>
    public override string ToString() => "submitted account";
}
