namespace PaymentAvailability.Benchmarks;

/// <summary>What a payment that could have been served was lost to.</summary>
internal enum PeakCause
{
    /// <summary>Nothing: it was served.</summary>
    None,

    /// <summary>The page had no answer within the patience of its payer.</summary>
    Timeout,

    /// <summary>The platform said that it has too much to do, and did so each time the payer came again.</summary>
    Overloaded,

    /// <summary>The channel was in its outage.</summary>
    Outage,

    /// <summary>A channel failed without an outage.</summary>
    Channel,

    /// <summary>A rule closed the payment.</summary>
    Rules,

    /// <summary>An honest payer did not pass the verification that a rule demanded.</summary>
    Verification,

    /// <summary>The platform answered something else, which it should not have.</summary>
    Other,
}
