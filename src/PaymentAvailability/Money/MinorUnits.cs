namespace PaymentAvailability;

/// <summary>Amounts in whole smallest units of their currency, from 0 to a most.</summary>
internal static class MinorUnits
{
    /// <summary>The fewest whole units that are no less than an amount, so that many that are finer are not nothing.</summary>
    public static long Ceiling(Money amount, long most) => amount.TryGetMinorUnits(out long units) ? Math.Clamp(units, 0, most) : Rounded(amount, most, decimal.Ceiling);

    /// <summary>The most whole units that are no more than an amount.</summary>
    public static long Floor(Money amount, long most) => amount.TryGetMinorUnits(out long units) ? Math.Clamp(units, 0, most) : Rounded(amount, most, decimal.Floor);

    private static long Rounded(Money amount, long most, Func<decimal, decimal> round)
    {
        decimal unit = Money.FromMinorUnits(1, amount.Currency).Amount;
        return amount.Amount <= 0 ? 0 : amount.Amount >= most * unit ? most : (long)round(amount.Amount / unit);
    }
}
