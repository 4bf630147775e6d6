namespace PaymentAvailability.Benchmarks;

/// <summary>What one writes without the library: a dictionary of rings of twelve segments, behind a lock.</summary>
internal sealed class LockedRingsContestant : IContestant
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, Ring> _rings = [];
    private readonly VelocityKeys _keys;
    private DateTimeOffset _now = VelocityKeys.Start;

    public LockedRingsContestant(VelocityKeys keys)
    {
        _keys = keys;
        for (int i = 0; i < keys.Count; i++)
        {
            Add(VelocityKeys.KeyOf(i));
        }

        AnswerAll();
    }

    public string Name => "dictionary";

    public long AnswerAll()
    {
        long sum = 0;
        for (int i = 0; i < VelocityKeys.Questions; i++)
        {
            _now += TimeSpan.FromTicks(10);
            sum += Add(_keys[i]);
        }

        return sum;
    }

    public string Explain(int question) => _rings[_keys[question]].Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private long Add(ulong key)
    {
        lock (_gate)
        {
            if (!_rings.TryGetValue(key, out Ring? ring))
            {
                _rings.Add(key, ring = new Ring());
            }

            return ring.Add(_now.UtcTicks / (VelocityKeys.Window.Ticks / Counter.Segments), 100);
        }
    }

    private sealed class Ring
    {
        private readonly long[] _counts = new long[Counter.Segments];
        private readonly long[] _amounts = new long[Counter.Segments];
        private long _newest;

        public long Count => _counts.Sum();

        public long Add(long segment, long amount)
        {
            for (long passed = Math.Max(_newest + 1, segment - Counter.Segments + 1); passed <= segment; passed++)
            {
                _counts[passed % Counter.Segments] = 0;
                _amounts[passed % Counter.Segments] = 0;
            }

            _newest = Math.Max(_newest, segment);
            _counts[segment % Counter.Segments]++;
            _amounts[segment % Counter.Segments] += amount;
            long sum = 0;
            foreach (long count in _counts)
            {
                sum += count;
            }

            return sum;
        }
    }
}
