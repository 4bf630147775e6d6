namespace PaymentAvailability;

/// <summary>What this instance counted in its latest windows. Not safe for concurrent use.</summary>
internal sealed class WindowCounts
{
    // Exchanges may fail for a while; what is older than this says little about now.
    private const int MostWindows = 6;

    private readonly long _length;
    private readonly Sums[] _windows = new Sums[MostWindows];
    private int _latest;

    public WindowCounts(TimeSpan length) => _length = length.Ticks;

    public void Add(bool isFailure, DateTimeOffset now)
    {
        long window = now.UtcTicks / _length;
        ref Sums sums = ref _windows[_latest];
        if (sums.Window != window)
        {
            sums = ref Open(window);
        }

        sums.Payments++;
        sums.Failures += isFailure ? 1 : 0;
    }

    /// <summary>The sums of each window that has any.</summary>
    public IEnumerable<ChannelCounts> Of(ChannelKey key)
    {
        foreach (Sums sums in _windows)
        {
            if (sums.Payments > 0)
            {
                yield return new ChannelCounts
                {
                    Channel = key.Channel,
                    Bank = key.Bank,
                    Method = key.Method,
                    Window = new DateTimeOffset(sums.Window * _length, TimeSpan.Zero),
                    Payments = sums.Payments,
                    Failures = sums.Failures,
                };
            }
        }
    }

    // After a clock went back, a window may be counted on; sums that were told must never begin anew.
    private ref Sums Open(long window)
    {
        int known = Array.FindIndex(_windows, sums => sums.Window == window && sums.Payments > 0);
        if (known >= 0)
        {
            _latest = known;
            return ref _windows[known];
        }

        _latest = (_latest + 1) % MostWindows;
        _windows[_latest] = new Sums { Window = window };
        return ref _windows[_latest];
    }

    private struct Sums
    {
        public long Window;
        public int Payments;
        public int Failures;
    }
}
