namespace PaymentAvailability;

/// <summary>Ways in which a payer proves to be the payer. A set: one bit a way.</summary>
[Flags]
public enum VerificationMethods
{
    /// <summary>No way.</summary>
    None = 0,

    /// <summary>A code sent to the reserved phone. On the wire: <c>one_time_code</c>.</summary>
    OneTimeCode = 1 << 0,

    /// <summary>A payment password or PIN. On the wire: <c>password</c>.</summary>
    Password = 1 << 1,

    /// <summary>Face recognition with liveness. On the wire: <c>face</c>.</summary>
    Face = 1 << 2,

    /// <summary>A fingerprint on the payer's device. On the wire: <c>fingerprint</c>.</summary>
    Fingerprint = 1 << 3,

    /// <summary>A certificate on a hardware key (U 盾). On the wire: <c>hardware_key</c>.</summary>
    HardwareKey = 1 << 4,

    /// <summary>Name, identity number, card number and reserved phone checked with the bank. On the wire: <c>four_factor</c>.</summary>
    FourFactor = 1 << 5,

    /// <summary>The security code and expiry printed on the card. On the wire: <c>card_security_code</c>.</summary>
    CardSecurityCode = 1 << 6,

    /// <summary>A standing authorisation signed before (a debit agreement). On the wire: <c>prior_authorisation</c>.</summary>
    PriorAuthorisation = 1 << 7,

    /// <summary>The chip of a card at a terminal. On the wire: <c>chip</c>.</summary>
    Chip = 1 << 8,
}
