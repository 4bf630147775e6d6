namespace PaymentAvailability;

/// <summary>The routes that a closure or a demand is about. Immutable, safe for concurrent use.</summary>
/// <remarks>Names routes, methods and channels by identifier, so a scope can outlive the catalog it was written for; what a catalog does not have is not covered.</remarks>
public sealed class RouteScope
{
    // Up to here a list is looked through faster than a set is asked.
    private const int FewIds = 8;

    private readonly Subject _subject;
    private readonly string[] _ids;
    private readonly HashSet<string>? _many;
    private readonly PaymentInstrument? _instrument;

    // Those that the scope is not about.
    private readonly PaymentInstrument[]? _spared;

    private RouteScope(Subject subject, string[] ids, PaymentInstrument? instrument = null, PaymentInstrument[]? spared = null)
    {
        _spared = spared;
        _subject = subject;
        _ids = ids;
        _many = ids.Length > FewIds ? new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase) : null;
        _instrument = instrument;
    }

    private enum Subject
    {
        Everything,
        Methods,
        Channels,
        Routes,
    }

    /// <summary>Every route, with every instrument.</summary>
    public static RouteScope Everything { get; } = new(Subject.Everything, []);

    /// <summary>Whether this is <see cref="Everything"/> with any instrument.</summary>
    internal bool CoversAll => _subject == Subject.Everything && !TellsInstrumentsApart;

    /// <summary>The one channel that the scope is about, if it is about just one with any instrument.</summary>
    internal string? OnlyChannel => _subject == Subject.Channels && _ids.Length == 1 && !TellsInstrumentsApart ? _ids[0] : null;

    /// <summary>The one instrument that the scope is about, if it is about just one.</summary>
    internal PaymentInstrument? OnlyInstrument => _instrument;

    /// <summary>Whether a route can be covered with one instrument and not with another.</summary>
    internal bool TellsInstrumentsApart => _instrument is not null || _spared is not null;

    /// <summary>Every route of these methods.</summary>
    /// <param name="ids">Identifiers of methods; case does not matter.</param>
    public static RouteScope OfMethods(params IEnumerable<string> ids) => new(Subject.Methods, Checked(ids));

    /// <summary>Every route over these channels.</summary>
    /// <param name="ids">Identifiers of channels; case does not matter.</param>
    public static RouteScope OfChannels(params IEnumerable<string> ids) => new(Subject.Channels, Checked(ids));

    /// <summary>These routes.</summary>
    /// <param name="ids">Identifiers of routes; case does not matter.</param>
    public static RouteScope OfRoutes(params IEnumerable<string> ids) => new(Subject.Routes, Checked(ids));

    /// <summary>The same routes, but only with this instrument of the payer.</summary>
    /// <param name="instrument">An instrument of the request, the same instance.</param>
    /// <exception cref="ArgumentNullException"><paramref name="instrument"/> is <see langword="null"/>.</exception>
    public RouteScope WithInstrument(PaymentInstrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return new RouteScope(_subject, _ids, instrument, _spared);
    }

    /// <summary>The same routes, but not with these instruments of the payer.</summary>
    internal RouteScope Sparing(PaymentInstrument[] instruments) => instruments.Length == 0 ? this : new(_subject, _ids, _instrument, instruments);

    /// <summary>Whether the scope has this route with this instrument.</summary>
    internal bool Covers(PaymentRoute route, PaymentInstrument? instrument) =>
        (!TellsInstrumentsApart || CoversInstrument(instrument)) && _subject switch
        {
            Subject.Everything => true,
            Subject.Methods => Names(route.Method.Id),
            Subject.Channels => Names(route.Channel.Id),
            _ => Names(route.Id),
        };

    private bool CoversInstrument(PaymentInstrument? instrument) =>
        (_instrument is null || ReferenceEquals(_instrument, instrument)) && _spared?.HasInstance(instrument) != true;

    private bool Names(string id)
    {
        if (_many is not null)
        {
            return _many.Contains(id);
        }

        foreach (string named in _ids)
        {
            if (string.Equals(named, id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Checked(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] copy = [.. ids];
        return Array.IndexOf(copy, null) < 0 ? copy : throw new ArgumentException("an identifier is missing; pass identifiers of the catalog", nameof(ids));
    }
}
