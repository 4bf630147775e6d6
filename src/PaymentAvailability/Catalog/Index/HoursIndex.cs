namespace PaymentAvailability;

/// <summary>Which routes are within their service hours.</summary>
/// <remarks>
/// Hours change a few times a day and payments ask thousands of times a second, so the answer is kept until the next change.
/// Threads that ask at the turn may each work it out; they arrive at the same answer.
/// </remarks>
internal sealed class HoursIndex
{
    private readonly ulong[] _allRoutes;
    private readonly ServiceHours[][] _timetables;
    private readonly int[][] _routesByTimetable;
    private readonly int[] _timetableOfRoute;
    private volatile HoursState? _state;

    /// <param name="routeCount">The routes of the catalog.</param>
    /// <param name="timetables">The distinct lists of hours; a route is open when all of its list are.</param>
    /// <param name="timetableOfRoute">For each route the index of its timetable, or -1 when it is open always.</param>
    public HoursIndex(int routeCount, ServiceHours[][] timetables, int[] timetableOfRoute)
    {
        _allRoutes = AllRoutes(routeCount);
        _timetables = timetables;
        _timetableOfRoute = timetableOfRoute;
        ILookup<int, int> routes = Enumerable.Range(0, routeCount).Where(route => timetableOfRoute[route] >= 0).ToLookup(route => timetableOfRoute[route]);
        _routesByTimetable = [.. timetables.Select((_, timetable) => routes[timetable].ToArray())];
    }

    /// <summary>Every route, for a question without a time.</summary>
    public ReadOnlySpan<ulong> Always => _allRoutes;

    /// <summary>The number of the timetable of <paramref name="route"/>, or -1 when it is open always.</summary>
    public int TimetableOf(int route) => _timetableOfRoute[route];

    /// <summary>The first moment from <paramref name="from"/> on at which a timetable is open, or nothing within the next year.</summary>
    public DateTimeOffset? NextOpen(int timetable, DateTimeOffset from) => timetable < 0 ? from : ServiceHours.NextOpen(_timetables[timetable], from);

    /// <summary>What is open at <paramref name="at"/>.</summary>
    public HoursState At(DateTimeOffset at)
    {
        HoursState? state = _state;
        if (state is null || !state.IsValidAt(at))
        {
            _state = state = CreateState(at);
        }

        return state;
    }

    private HoursState CreateState(DateTimeOffset at)
    {
        if (_timetables.Length == 0)
        {
            return new HoursState(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, _allRoutes, _timetableOfRoute, []);
        }

        ulong[] open = [.. _allRoutes];
        DateTimeOffset until = DateTimeOffset.MaxValue;
        var reasons = new Reason?[_timetables.Length];
        for (int i = 0; i < _timetables.Length; i++)
        {
            foreach (ServiceHours hours in _timetables[i])
            {
                until = Earlier(until, hours.NextChange(at));
            }

            if (!ServiceHours.AllOpen(_timetables[i], at))
            {
                reasons[i] = ClosedReason(ServiceHours.NextOpen(_timetables[i], at));
                foreach (int route in _routesByTimetable[i])
                {
                    open[route / 64] &= ~(1UL << (route % 64));
                }
            }
        }

        return new HoursState(at, until, open, _timetableOfRoute, reasons);
    }

    private static Reason ClosedReason(DateTimeOffset? until) => until is { } opens
        ? ChannelReasons.OutsideServiceHours.With(Fact.Of("until", opens))
        : ChannelReasons.OutsideServiceHours.WithoutFacts;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset? right) => right < left ? right.Value : left;

    private static ulong[] AllRoutes(int routeCount)
    {
        var words = new ulong[PageTable.PagesFor(routeCount) * PageTable.PageWords];
        for (int route = 0; route < routeCount; route++)
        {
            words[route / 64] |= 1UL << (route % 64);
        }

        return words;
    }
}

/// <summary>The routes within their service hours from one change to the next. Immutable.</summary>
internal sealed class HoursState
{
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;
    private readonly ulong[] _open;
    private readonly int[] _timetableOfRoute;
    private readonly Reason?[] _reasons;

    public HoursState(DateTimeOffset from, DateTimeOffset until, ulong[] open, int[] timetableOfRoute, Reason?[] reasons)
    {
        _from = from;
        _until = until;
        _open = open;
        _timetableOfRoute = timetableOfRoute;
        _reasons = reasons;
    }

    public ReadOnlySpan<ulong> Open => _open;

    public bool IsValidAt(DateTimeOffset at) => at >= _from && at < _until;

    /// <summary>Why <paramref name="route"/> is closed, or nothing when it is open.</summary>
    public Reason? ReasonOf(int route) => _timetableOfRoute[route] is >= 0 and int timetable ? _reasons[timetable] : null;
}
