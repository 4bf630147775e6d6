using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>The amounts accepted in one currency, in minor units, both ends included.</summary>
internal readonly record struct AmountRange(Currency Currency, long Minimum, long Maximum)
{
    public bool Contains(long amount) => amount >= Minimum && amount <= Maximum;

    public AmountRange Intersect(AmountRange other) => new(Currency, Math.Max(Minimum, other.Minimum), Math.Min(Maximum, other.Maximum));
}

/// <summary>The amounts a route accepts. A currency without a range is not bounded.</summary>
internal sealed class AmountTerm
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

    /// <summary>The smallest and the largest amount accepted in <paramref name="currency"/>, where there are bounds.</summary>
    public (Money? Minimum, Money? Maximum) BoundsIn(Currency currency) => Find(currency) is { } range
        ? (range.Minimum > long.MinValue ? Money.FromMinorUnits(range.Minimum, currency) : null,
            range.Maximum < long.MaxValue ? Money.FromMinorUnits(range.Maximum, currency) : null)
        : (null, null);

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

    /// <summary>Adds the ranges that hold what both terms accept, ascending by currency.</summary>
    public void Intersect(AmountTerm other, List<AmountRange> ranges)
    {
        ReadOnlySpan<AmountRange> mine = Ranges;
        ReadOnlySpan<AmountRange> theirs = other.Ranges;
        while (!mine.IsEmpty && !theirs.IsEmpty)
        {
            AmountRange left = mine[0];
            AmountRange right = theirs[0];
            int order = left.Currency.Ordinal.CompareTo(right.Currency.Ordinal);
            ranges.Add(order < 0 ? left : order > 0 ? right : left.Intersect(right));
            mine = order <= 0 ? mine[1..] : mine;
            theirs = order >= 0 ? theirs[1..] : theirs;
        }

        ranges.AddRange(mine);
        ranges.AddRange(theirs);
    }

    /// <summary>Why an amount outside the range of <paramref name="currency"/> is refused.</summary>
    public Reason ReasonFor(Currency currency, long amount)
    {
        AmountRange range = Find(currency)!.Value;
        return amount < range.Minimum
            ? Cached(ref _belowMinimum, LimitReasons.BelowMinimum, "minimum", currency, range.Minimum)
            : Cached(ref _aboveMaximum, LimitReasons.SingleExceeded, "limit", currency, range.Maximum);
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

    /// <summary>Looks terms up by their ranges: most routes of a large catalog repeat those of others.</summary>
    public sealed class Comparer : IEqualityComparer<AmountTerm>, IAlternateEqualityComparer<ReadOnlySpan<AmountRange>, AmountTerm>
    {
        public bool Equals(AmountTerm? x, AmountTerm? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.Ranges, y));

        public bool Equals(ReadOnlySpan<AmountRange> alternate, AmountTerm other) => alternate.SequenceEqual(other.Ranges);

        public int GetHashCode([DisallowNull] AmountTerm obj) => GetHashCode(obj.Ranges);

        public int GetHashCode(ReadOnlySpan<AmountRange> alternate)
        {
            var hash = default(HashCode);
            foreach (AmountRange range in alternate)
            {
                hash.Add(range);
            }

            return hash.ToHashCode();
        }

        public AmountTerm Create(ReadOnlySpan<AmountRange> alternate) => new(alternate.ToArray());
    }
}
