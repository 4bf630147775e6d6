using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>The last amounts that were paid to a merchant for a product, to compare those with who has no history. Bounded; safe for concurrent use.</summary>
internal sealed class PeerAmounts
{
    /// <summary>How many amounts of a group are remembered.</summary>
    public const int MostOfAGroup = 1_000;

    private const int MostGroups = 1_000;

    // A median of a thousand takes long beside a resolution, and moves little with each payment.
    private const int RefreshEvery = 16;

    private readonly ConcurrentDictionary<(string? Merchant, string? Product, string Currency), Group> _groups = new();

    public void Add(string? merchant, string? product, Money amount)
    {
        var key = (merchant, product, amount.Currency.Code);
        if (!_groups.TryGetValue(key, out Group? group))
        {
            // Groups beyond the most are not begun: who names a merchant anew for each payment has no peers.
            if (_groups.Count >= MostGroups)
            {
                return;
            }

            group = _groups.GetOrAdd(key, static _ => new Group());
        }

        group.Add(Math.Log((double)amount.Amount));
    }

    /// <summary>Median and deviation of the group, or <see langword="null"/> with fewer payments than asked for.</summary>
    public RobustSpread? Find(string? merchant, string? product, Currency currency, int fewest) =>
        _groups.TryGetValue((merchant, product, currency.Code), out Group? group) ? group.Spread(fewest) : null;

    private sealed class Group
    {
        private readonly Lock _gate = new();
        private readonly double[] _latest = new double[MostOfAGroup];
        private long _count;
        private long _countAtSpread = -RefreshEvery;
        private RobustSpread _spread;

        public void Add(double value)
        {
            lock (_gate)
            {
                _latest[_count++ % MostOfAGroup] = value;
            }
        }

        public RobustSpread? Spread(int fewest)
        {
            lock (_gate)
            {
                if (_count < fewest)
                {
                    return null;
                }

                if (_count - _countAtSpread >= RefreshEvery)
                {
                    _spread = RobustSpread.Of(_latest.AsSpan(0, (int)Math.Min(_count, MostOfAGroup)));
                    _countAtSpread = _count;
                }

                return _spread;
            }
        }
    }
}
