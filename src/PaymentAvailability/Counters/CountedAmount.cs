namespace PaymentAvailability;

/// <summary>Amounts as counters sum them, in smallest units of their currency.</summary>
internal static class CountedAmount
{
    /// <summary>An amount, rounded up where it is finer than the smallest unit, so that many small ones are not nothing; at most what can be counted.</summary>
    public static long UnitsOf(Money amount) =>
        amount.TryGetMinorUnits(out long units) ? Math.Clamp(units, 0, CounterChange.MostAmount) : Clamped(amount, decimal.Ceiling);

    /// <summary>The whole units that are no more than an amount.</summary>
    public static long UnitsUpTo(Money amount) =>
        amount.TryGetMinorUnits(out long units) ? Math.Clamp(units, 0, CounterChange.MostAmount) : Clamped(amount, decimal.Floor);

    private static long Clamped(Money amount, Func<decimal, decimal> round)
    {
        decimal unit = Money.FromMinorUnits(1, amount.Currency).Amount;
        return amount.Amount <= 0 ? 0
            : amount.Amount >= CounterChange.MostAmount * unit ? CounterChange.MostAmount
            : (long)round(amount.Amount / unit);
    }
}
