namespace PaymentAvailability.Tests;

/// <summary>Random amount ranges around an anchor, and random amounts near their ends.</summary>
internal sealed class RandomAmounts
{
    private const long Anchor = 10_000;

    private static readonly string[] Codes = ["CNY", "USD", "JPY", "KWD", "EUR"];
    private static readonly long[] RoundMinima = [1, 100, 1_000, 10_000];
    private static readonly long[] RoundMaxima = [10_000, 50_000, 100_000, 5_000_000];

    private readonly Random _random;
    private readonly bool _isVaried;
    private readonly double _density;
    private readonly List<Money> _bounds = [];

    public RandomAmounts(Random random)
    {
        _random = random;
        _isVaried = random.Next(2) == 0;
        _density = random.Next(4) * 0.3;
    }

    /// <summary>Ranges that all hold the same anchor amount of their currency, so that no intersection is empty.</summary>
    public IReadOnlyDictionary<string, AmountRangeDefinition> NextRanges()
    {
        var ranges = new Dictionary<string, AmountRangeDefinition>();
        while (_random.NextDouble() < _density)
        {
            string code = Codes[_random.Next(_random.Next(1, Codes.Length + 1))];
            Currency currency = Currency.Parse(code);
            int ends = _random.Next(1, 4);
            ranges[code] = new AmountRangeDefinition
            {
                Minimum = (ends & 1) != 0 ? Bound(_isVaried ? _random.NextInt64(Anchor) : Pick(RoundMinima), currency) : null,
                Maximum = (ends & 2) != 0 ? Bound(_isVaried ? _random.NextInt64(Anchor, 100 * Anchor) : Pick(RoundMaxima), currency) : null,
            };
        }

        return ranges;
    }

    /// <summary>An amount at, beside or far from a bound, and now and then one that no minor units can express.</summary>
    public Money NextAmount(Currency currency)
    {
        if (_bounds.Count > 0 && _random.Next(2) == 0)
        {
            Money bound = _bounds[_random.Next(_bounds.Count)];
            decimal step = Money.FromMinorUnits(1, bound.Currency).Amount;
            return bound with { Amount = bound.Amount + (step * _random.Next(-1, 2)) };
        }

        return _random.Next(24) switch
        {
            0 => new Money(0.00001m + _random.Next(1_000), currency),
            1 => new Money(decimal.MaxValue, currency),
            2 => new Money(decimal.MinValue, currency),
            3 => new Money(0, currency),
            4 => new Money(-_random.Next(1_000), currency),
            5 => Money.FromMinorUnits(long.MaxValue, currency),
            6 => Money.FromMinorUnits(long.MinValue, currency),
            _ => Money.FromMinorUnits(_random.NextInt64(120 * Anchor), currency),
        };
    }

    private decimal Bound(long minorUnits, Currency currency)
    {
        Money bound = Money.FromMinorUnits(minorUnits, currency);
        _bounds.Add(bound);
        return bound.Amount;
    }

    private long Pick(long[] amounts) => amounts[_random.Next(amounts.Length)];
}
