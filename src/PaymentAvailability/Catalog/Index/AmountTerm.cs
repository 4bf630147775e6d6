namespace PaymentAvailability;

/// <summary>The amounts accepted in one currency, in minor units, both ends included.</summary>
internal readonly record struct AmountRange(Currency Currency, long Minimum, long Maximum)
{
    public bool Contains(long amount) => amount >= Minimum && amount <= Maximum;
}

/// <summary>The amounts a route accepts. A currency without a range is not bounded.</summary>
internal sealed class AmountTerm : IEquatable<AmountTerm>
{
    public static readonly AmountTerm Any = new([]);

    private Reason? _aboveMaximum;
    private Reason? _belowMinimum;

    /// <param name="ranges">At most one range a currency, ascending by currency.</param>
    public AmountTerm(AmountRange[] ranges) => Ranges = ranges;

    public AmountRange[] Ranges { get; }

    public bool Accepts(Currency currency, long amount) => Find(currency) is not { } range || range.Contains(amount);

    public AmountRange? Find(Currency currency)
    {
        foreach (AmountRange range in Ranges)
        {
            if (range.Currency == currency)
            {
                return range;
            }
        }

        return null;
    }

    /// <summary>A currency whose range holds no amount, if there is one.</summary>
    public Currency? FindEmpty()
    {
        foreach (AmountRange range in Ranges)
        {
            if (range.Minimum > range.Maximum)
            {
                return range.Currency;
            }
        }

        return null;
    }

    public AmountTerm Intersect(AmountTerm other)
    {
        if (other.Ranges.Length == 0 || ReferenceEquals(this, other))
        {
            return this;
        }

        if (Ranges.Length == 0)
        {
            return other;
        }

        var ranges = Ranges.ToDictionary(range => range.Currency);
        foreach (AmountRange range in other.Ranges)
        {
            ranges[range.Currency] = ranges.TryGetValue(range.Currency, out AmountRange mine)
                ? new AmountRange(range.Currency, Math.Max(mine.Minimum, range.Minimum), Math.Min(mine.Maximum, range.Maximum))
                : range;
        }

        return new AmountTerm([.. ranges.Values.OrderBy(range => range.Currency.Ordinal)]);
    }

    /// <summary>Why an amount outside the range of <paramref name="currency"/> is refused.</summary>
    public Reason ReasonFor(Currency currency, long amount)
    {
        AmountRange range = Find(currency)!.Value;
        return amount < range.Minimum
            ? Cached(ref _belowMinimum, LimitReasons.BelowMinimum, "minimum", currency, range.Minimum)
            : Cached(ref _aboveMaximum, LimitReasons.SingleExceeded, "limit", currency, range.Maximum);
    }

    public bool Equals(AmountTerm? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges);

    public override bool Equals(object? obj) => Equals(obj as AmountTerm);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (AmountRange range in Ranges)
        {
            hash.Add(range);
        }

        return hash.ToHashCode();
    }

    // One currency is by far the common case, so the last reason is kept; a race only makes an equal one twice.
    private static Reason Cached(ref Reason? cache, ReasonDefinition definition, string fact, Currency currency, long bound)
    {
        Reason? cached = Volatile.Read(ref cache);
        Money money = Money.FromMinorUnits(bound, currency);
        if (cached is null || !cached.Facts[0].TryGetMoney(out Money last) || last != money)
        {
            cached = definition.With(Fact.Of(fact, money));
            Volatile.Write(ref cache, cached);
        }

        return cached;
    }
}
