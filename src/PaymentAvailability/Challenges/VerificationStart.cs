namespace PaymentAvailability;

/// <summary>A verification to begin. Immutable, safe for concurrent use.</summary>
public sealed record VerificationStart
{
    /// <summary>Who is to be verified, as in <see cref="PaymentRequest.PayerId"/>: limits are counted for this reference. 1 to 128 characters, without control characters and halves of characters.</summary>
    public required string PayerId { get; init; }

    /// <summary>How: exactly one way.</summary>
    public required VerificationMethods Method { get; init; }

    /// <summary>The order to be paid, for providers that bind a verification to it (dynamic linking). Not checked by the library.</summary>
    public string? OrderId { get; init; }

    /// <summary>The payer's card or account, for ways that go through its bank.</summary>
    public PaymentInstrument? Instrument { get; init; }

    /// <summary>The way, and nothing of the payer.</summary>
    public override string ToString() => $"start of {string.Join('|', WireNames.Verification.NamesOf(Method))}";
}
