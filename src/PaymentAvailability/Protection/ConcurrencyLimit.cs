namespace PaymentAvailability;

/// <summary>
/// Finds how many calls at the same time a dependency can use. More are made as long as there is demand; when calls take twice as long as
/// usual, half as many are tried for a while, and kept if no throughput is lost. Every so often halves are tried until one loses
/// throughput: then no call waited for another, so that their time is the usual one. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// By Little's law throughput is concurrency by time: beyond the capacity C more concurrency only buys time. The time alone is a bad
/// judge (the gradient limits of Netflix take it, and mistake a cold cache for overload), so it only raises the question; the throughput answers it.
/// </remarks>
internal sealed class ConcurrencyLimit
{
    private const int FewestSamples = 160;

    // Twice the time at twice the capacity: half of that is just enough.
    private const double Inflation = 2;

    // The rates of two windows with exponential times differ by more than this in one of a hundred cases; half the throughput never passes.
    private const double Kept = 0.75;

    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(30);

    private readonly int _maximum;
    private readonly bool _adapts;
    private Window _window;
    private double _usual = double.MaxValue;
    private double _rateBefore;
    private bool _isSearching;
    private int _limitBefore;
    private int _settling;
    private long _nextSearch = long.MinValue;

    /// <param name="maximum">The most, and the first; at least 1.</param>
    /// <param name="adapts">Whether it ever changes.</param>
    public ConcurrencyLimit(int maximum, bool adapts)
    {
        _maximum = maximum;
        _adapts = adapts && maximum > 1;
        Current = maximum;
    }

    /// <summary>How many calls may run now.</summary>
    public int Current { get; private set; }

    private bool IsOnTrial => _limitBefore > 0;

    /// <summary>Takes in a call that ended.</summary>
    /// <param name="elapsed">How long it took, in ticks.</param>
    /// <param name="keys">How many keys it answered.</param>
    /// <param name="isSaturated">Whether all calls that may run were running.</param>
    /// <param name="now">A moment on any clock that does not run backwards, in ticks.</param>
    public void Record(long elapsed, int keys, bool isSaturated, long now)
    {
        if (!_adapts)
        {
            return;
        }

        if (_settling > 0)
        {
            _settling--;
            _window = new Window(now);
            return;
        }

        if (_window.Calls == 0 && _window.Start == 0)
        {
            _window = new Window(now - elapsed);
        }

        _window.Calls++;
        _window.Keys += keys;
        _window.Elapsed += elapsed;
        _window.Idle += isSaturated ? 0 : 1;
        if (_window.Calls >= Math.Max(FewestSamples, 2 * Current))
        {
            Judge(_window, now);
            _window = new Window(now);
        }
    }

    private void Judge(in Window window, long now)
    {
        double time = (double)window.Elapsed / window.Calls;
        double rate = (double)window.Keys / Math.Max(1, now - window.Start);

        // A few calls that found room say nothing: the last of a burst always do.
        if (window.Idle > window.Calls / 8)
        {
            _usual = Math.Min(_usual, time);
            EndTrial(IsOnTrial ? _limitBefore : Current);
        }
        else if (IsOnTrial)
        {
            bool isKept = rate >= Kept * _rateBefore;
            if (!isKept)
            {
                _usual = time;
                _isSearching = false;
            }

            EndTrial(isKept ? Current : _limitBefore);
        }
        else if (Current > 1 && (_isSearching || now >= _nextSearch || time > Inflation * _usual))
        {
            _isSearching |= now >= _nextSearch;
            _nextSearch = _isSearching ? now + BetweenSearches.Ticks : _nextSearch;
            _rateBefore = rate;
            _limitBefore = Current;
            Set(Current / 2);
        }
        else
        {
            _isSearching = false;
            Set(Math.Min(_maximum, Current + Math.Max(1, (int)Math.Sqrt(Current))));
        }
    }

    private void EndTrial(int limit)
    {
        _limitBefore = 0;
        Set(limit);
    }

    // Calls that began under the old limit say nothing about the new one.
    private void Set(int limit)
    {
        _settling = limit == Current ? 0 : Math.Max(limit, Current);
        Current = limit;
    }

    private struct Window(long start)
    {
        public readonly long Start = start;
        public int Calls;
        public int Keys;
        public int Idle;
        public long Elapsed;
    }
}
