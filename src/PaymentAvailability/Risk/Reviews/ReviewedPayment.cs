namespace PaymentAvailability;

/// <summary>The payment that a person looked at: who pays, and how much.</summary>
/// <param name="PayerId">The payer; <see langword="null"/> when the request named none.</param>
/// <param name="Amount">What was to be paid.</param>
internal sealed record ReviewedPayment(string? PayerId, Money Amount)
{
    /// <summary>Whether a payment is of the same payer and no larger.</summary>
    public bool Covers(PaymentRequest request) =>
        request.PayerId == PayerId && request.Amount.Currency == Amount.Currency && request.Amount.Amount <= Amount.Amount;

    /// <summary>That a payment was looked at, not whose.</summary>
    public override string ToString() => "reviewed payment";
}
