namespace PaymentAvailability;

/// <summary>Who can make the obstacle go away. Guidance for the payer may still name a way around it.</summary>
public enum ReasonFixer
{
    /// <summary>The payer, by doing or choosing something else.</summary>
    Payer,

    /// <summary>The merchant's operations: contracts, switches, merchant limits, bills.</summary>
    MerchantOperations,

    /// <summary>The engineers of the payment service.</summary>
    Engineering,

    /// <summary>The people who own risk rules, reviews and holds.</summary>
    RiskTeam,

    /// <summary>The channel, the clearing network or the issuing bank behind it.</summary>
    Channel,
}
