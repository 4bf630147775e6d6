namespace PaymentAvailability;

/// <summary>The shapes of the windows of all counters of one kind, numbered, so that a cell need not carry its own. Safe for concurrent use.</summary>
internal sealed class CounterWindows
{
    /// <summary>How many bits a number takes.</summary>
    public const int Bits = 10;

    private readonly Lock _gate = new();
    private volatile CounterWindow[] _windows = [];

    /// <summary>The window with a number.</summary>
    public CounterWindow this[int number] => _windows[number];

    /// <summary>The number of a counter's window; a new one if none has its shape.</summary>
    /// <exception cref="InvalidOperationException">There are too many shapes.</exception>
    public int NumberOf(Counter counter)
    {
        int number = Find(counter);
        return number >= 0 ? number : Add(counter);
    }

    /// <summary>The number of a counter's window; -1 if none has its shape.</summary>
    public int Find(Counter counter)
    {
        CounterWindow[] windows = _windows;
        for (int i = 0; i < windows.Length; i++)
        {
            if (windows[i].IsOf(counter))
            {
                return i;
            }
        }

        return -1;
    }

    private int Add(Counter counter)
    {
        lock (_gate)
        {
            int known = Find(counter);
            if (known >= 0)
            {
                return known;
            }

            if (_windows.Length == 1 << Bits)
            {
                throw new InvalidOperationException($"counters of one kind have more than {1 << Bits} different windows; let some of them share one");
            }

            _windows = [.. _windows, new CounterWindow(counter)];
            return _windows.Length - 1;
        }
    }
}
