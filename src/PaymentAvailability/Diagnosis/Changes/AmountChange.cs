namespace PaymentAvailability;

/// <summary>Another amount: <see cref="ChangeKind.PayAtMost"/> or <see cref="ChangeKind.PayAtLeast"/>.</summary>
/// <remarks>Tight: the amount itself works, and one minor unit nearer to the requested one does not.</remarks>
public sealed record AmountChange : Change
{
    internal AmountChange(ChangeKind kind, Money amount)
        : base(kind, RemedyActor.PayerNow) => Amount = amount;

    /// <summary>The largest amount that works, or the smallest.</summary>
    public Money Amount { get; }

    internal override string WrittenValue => Amount.ToString();

    internal override PaymentRequest ApplyTo(PaymentRequest request) => request with { Amount = Amount };
}
