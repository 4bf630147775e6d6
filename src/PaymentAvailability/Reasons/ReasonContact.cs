namespace PaymentAvailability;

/// <summary>Whom to call when guidance alone does not help.</summary>
public enum ReasonContact
{
    /// <summary>The merchant's own customer support.</summary>
    Support,

    /// <summary>The bank that issued the payer's card or account.</summary>
    Bank,

    /// <summary>The channel or wallet provider.</summary>
    Channel,
}
