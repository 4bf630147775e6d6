namespace PaymentAvailability;

/// <summary>A payment with its label, which nobody can look at before its time.</summary>
internal sealed class LabelledExample
{
    private readonly bool _isBad;

    public LabelledExample(PendingPayment payment, bool isBad, DateTimeOffset labelledAt)
    {
        Payment = payment;
        _isBad = isBad;
        LabelledAt = labelledAt;
    }

    public PendingPayment Payment { get; }

    /// <summary>When the label comes.</summary>
    public DateTimeOffset LabelledAt { get; }

    /// <summary>The label.</summary>
    /// <param name="now">The moment it is used at.</param>
    /// <exception cref="InvalidOperationException">Its time has not come: it would leak from the future.</exception>
    public bool IsBad(DateTimeOffset now) => now >= LabelledAt
        ? _isBad
        : throw new InvalidOperationException($"a label of {LabelledAt:O} was used at {now:O}; use it when its time has come");
}
