namespace PaymentAvailability;

/// <summary>How much a completed verification proves, weakest first, in the terms of Regulation (EU) 910/2014, article 8.</summary>
/// <remarks>
/// What each way counts as by default follows the elements of 中国人民银行公告〔2015〕第43号, articles 22 and 24: what the payer only knows;
/// what the payer has or is; and a certificate or an electronic signature, which alone frees from its daily limits. A host whose way proves
/// more or less says so with <see cref="CompletedVerification.Strength"/>.
/// </remarks>
public enum VerificationStrength
{
    /// <summary>
    /// Something known or agreed before. The default of passwords, card security codes, four-factor checks and prior authorisations. On the
    /// wire: <c>low</c>.
    /// </summary>
    Low,

    /// <summary>Something had or inherent, shown now. The default of one-time codes, faces and fingerprints. On the wire: <c>substantial</c>.</summary>
    Substantial,

    /// <summary>A certificate or signature in hardware. The default of hardware keys and chips. On the wire: <c>high</c>.</summary>
    High,
}
