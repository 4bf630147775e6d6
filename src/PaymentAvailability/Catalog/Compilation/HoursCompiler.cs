namespace PaymentAvailability;

/// <summary>Compiles service hours: reads every route's, its method's and its channel's, and keeps each distinct combination once.</summary>
internal sealed class HoursCompiler
{
    private const int Always = -1;

    private readonly CatalogDraft _draft;
    private readonly Dictionary<ServiceHoursDefinition, ServiceHours> _known = new(new HoursContentComparer());
    private readonly List<(int Slot, ServiceHoursDefinition Hours)> _written = [];
    private readonly Dictionary<ServiceHours, int> _numbers = [];
    private readonly Dictionary<(int, int, int), int> _timetableNumbers = [];
    private readonly List<ServiceHours[]> _timetables = [];
    private readonly int[] _timetableOfRoute;

    public HoursCompiler(CatalogDraft draft)
    {
        _draft = draft;
        _timetableOfRoute = new int[draft.Routes.Length];
    }

    public FaultCollector Faults { get; } = new();

    public void ReadTerms()
    {
        CatalogDefinition definition = _draft.Definition;
        ServiceHours?[] ofChannels = [.. definition.Channels.Select((channel, i) => Read(channel.Terms, CatalogDraft.SlotOfChannel(i), TermPath.OfChannel(i)))];
        ServiceHours?[] ofMethods = [.. definition.Methods.Select((method, i) => Read(method.Terms, _draft.SlotOfMethod(i), TermPath.OfMethod(i)))];

        for (int i = 0; i < _draft.Routes.Length; i++)
        {
            RouteSource source = _draft.Routes[i];
            ServiceHours? own = Read(_draft.TermsOfRoute(i), _draft.SlotOfRoute(i), _draft.PathOfRoute(i));
            _timetableOfRoute[i] = Timetable(own, ofMethods[source.Method], ofChannels[source.Channel]);
        }
    }

    /// <summary>Adds what was read.</summary>
    public void AddTo(CatalogFingerprint fingerprint)
    {
        fingerprint.Add(_written.Count);
        foreach ((int slot, ServiceHoursDefinition hours) in _written)
        {
            fingerprint.Add(slot);
            fingerprint.Add(hours);
        }
    }

    /// <param name="order">For each compiled route, its place in the draft.</param>
    public HoursIndex Build(int[] order) => new(order.Length, [.. _timetables], [.. order.Select(source => _timetableOfRoute[source])]);

    private ServiceHours? Read(TermsDefinition terms, int slot, in TermPath path)
    {
        if (terms.Hours is not { } definition)
        {
            return null;
        }

        _written.Add((slot, definition));
        if (!_known.TryGetValue(definition, out ServiceHours? hours))
        {
            var faults = new List<HoursFault>();
            if (ServiceHoursReader.TryRead(definition, faults, out hours))
            {
                _known.Add(definition, hours);
            }

            foreach (HoursFault fault in faults)
            {
                Faults.Add(path.OfHours(fault.Path), fault.Value, fault.Problem, fault.Mend);
            }
        }

        return hours;
    }

    private int Timetable(ServiceHours? own, ServiceHours? ofMethod, ServiceHours? ofChannel)
    {
        if (own is null && ofMethod is null && ofChannel is null)
        {
            return Always;
        }

        (int, int, int) key = (Number(own), Number(ofMethod), Number(ofChannel));
        if (!_timetableNumbers.TryGetValue(key, out int timetable))
        {
            timetable = _timetables.Count;
            _timetables.Add([.. new[] { own, ofMethod, ofChannel }.OfType<ServiceHours>().Distinct()]);
            _timetableNumbers.Add(key, timetable);
        }

        return timetable;
    }

    private int Number(ServiceHours? hours)
    {
        if (hours is null)
        {
            return Always;
        }

        if (!_numbers.TryGetValue(hours, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(hours, number);
        }

        return number;
    }
}
