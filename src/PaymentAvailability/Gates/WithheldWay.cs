namespace PaymentAvailability;

/// <summary>A way to verify that the payer may not try for now.</summary>
/// <param name="Method">The way.</param>
/// <param name="Until">When it may be tried again.</param>
internal readonly record struct WithheldWay(VerificationMethods Method, DateTimeOffset Until);
