using System.Collections.ObjectModel;

namespace PaymentAvailability;

/// <summary>Says what is accepted. What is not mentioned is not restricted. For one thread at a time.</summary>
/// <remarks>
/// A method named after a set, such as <see cref="Currencies"/>, accepts only the values given; its twin, such as
/// <see cref="ExceptCurrencies"/>, all others. Calling the same one again adds values; calling both for one set is a fault.
/// </remarks>
public sealed class TermsBuilder
{
    private readonly Dictionary<string, WrittenSet> _sets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WrittenSet> _attributes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AmountRangeDefinition> _amounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _amountsSaidTwice = [];
    private readonly List<ServiceWindowDefinition> _windows = [];
    private readonly List<string> _timeZones = [];

    internal TermsBuilder()
    {
    }

    /// <summary>Accepts only these currencies, by ISO 4217 code.</summary>
    public TermsBuilder Currencies(params IReadOnlyList<string> codes) => Only(TermDimension.Currency, codes);

    /// <summary>Accepts all currencies but these, by ISO 4217 code.</summary>
    public TermsBuilder ExceptCurrencies(params IReadOnlyList<string> codes) => Except(TermDimension.Currency, codes);

    /// <summary>Accepts only payers in these countries, by ISO 3166-1 alpha-2 code.</summary>
    public TermsBuilder Countries(params IReadOnlyList<string> codes) => Only(TermDimension.Country, codes);

    /// <summary>Accepts payers in all countries but these, by ISO 3166-1 alpha-2 code.</summary>
    public TermsBuilder ExceptCountries(params IReadOnlyList<string> codes) => Except(TermDimension.Country, codes);

    /// <summary>Accepts only these clients.</summary>
    public TermsBuilder Clients(params IReadOnlyList<ClientKind> kinds) => Only(TermDimension.Client, Named(WireNames.Client, kinds));

    /// <summary>Accepts all clients but these.</summary>
    public TermsBuilder ExceptClients(params IReadOnlyList<ClientKind> kinds) => Except(TermDimension.Client, Named(WireNames.Client, kinds));

    /// <summary>Accepts only payments for these products, for example <c>instalment</c>.</summary>
    public TermsBuilder Products(params IReadOnlyList<string> products) => Only(TermDimension.Product, products);

    /// <summary>Accepts payments for all products but these.</summary>
    public TermsBuilder ExceptProducts(params IReadOnlyList<string> products) => Except(TermDimension.Product, products);

    /// <summary>Accepts only these times of taking the money.</summary>
    public TermsBuilder Captures(params IReadOnlyList<CaptureMode> modes) => Only(TermDimension.Capture, Named(WireNames.Capture, modes));

    /// <summary>Accepts all times of taking the money but these.</summary>
    public TermsBuilder ExceptCaptures(params IReadOnlyList<CaptureMode> modes) => Except(TermDimension.Capture, Named(WireNames.Capture, modes));

    /// <summary>Accepts only payments that stand alone, or only those of a series.</summary>
    public TermsBuilder Recurrences(params IReadOnlyList<Recurrence> kinds) => Only(TermDimension.Recurrence, Named(WireNames.Recurrence, kinds));

    /// <summary>Accepts all payments but those that stand alone, or but those of a series.</summary>
    public TermsBuilder ExceptRecurrences(params IReadOnlyList<Recurrence> kinds) => Except(TermDimension.Recurrence, Named(WireNames.Recurrence, kinds));

    /// <summary>Accepts only instruments of these banks.</summary>
    public TermsBuilder Banks(params IReadOnlyList<string> ids) => Only(TermDimension.Bank, ids);

    /// <summary>Accepts instruments of all banks but these.</summary>
    public TermsBuilder ExceptBanks(params IReadOnlyList<string> ids) => Except(TermDimension.Bank, ids);

    /// <summary>Accepts only these types of card.</summary>
    public TermsBuilder CardTypes(params IReadOnlyList<CardType> types) => Only(TermDimension.CardType, Named(WireNames.CardType, types));

    /// <summary>Accepts all types of card but these.</summary>
    public TermsBuilder ExceptCardTypes(params IReadOnlyList<CardType> types) => Except(TermDimension.CardType, Named(WireNames.CardType, types));

    /// <summary>Accepts only cards of these networks, for example <c>unionpay</c>.</summary>
    public TermsBuilder CardNetworks(params IReadOnlyList<string> networks) => Only(TermDimension.CardNetwork, networks);

    /// <summary>Accepts cards of all networks but these.</summary>
    public TermsBuilder ExceptCardNetworks(params IReadOnlyList<string> networks) => Except(TermDimension.CardNetwork, networks);

    /// <summary>Accepts only accounts of these classes.</summary>
    public TermsBuilder AccountClasses(params IReadOnlyList<AccountClass> classes) => Only(TermDimension.AccountClass, Named(WireNames.AccountClass, classes));

    /// <summary>Accepts accounts of all classes but these.</summary>
    public TermsBuilder ExceptAccountClasses(params IReadOnlyList<AccountClass> classes) =>
        Except(TermDimension.AccountClass, Named(WireNames.AccountClass, classes));

    /// <summary>Accepts only these values of a fact that the host names itself.</summary>
    public TermsBuilder Attribute(string name, params IReadOnlyList<string> values) => Add(_attributes, name, isExcept: false, values);

    /// <summary>Accepts all values but these of a fact that the host names itself.</summary>
    public TermsBuilder ExceptAttribute(string name, params IReadOnlyList<string> values) => Add(_attributes, name, isExcept: true, values);

    /// <summary>Accepts amounts in a range, both ends included. A currency without a range is not bounded.</summary>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <param name="minimum">The smallest accepted amount in major units, or <see langword="null"/> for no bound.</param>
    /// <param name="maximum">The largest accepted amount in major units, or <see langword="null"/> for no bound.</param>
    public TermsBuilder Amount(string currency, decimal? minimum, decimal? maximum)
    {
        if (!_amounts.TryAdd(currency, new AmountRangeDefinition { Minimum = minimum, Maximum = maximum }))
        {
            _amountsSaidTwice.Add(currency);
        }

        return this;
    }

    /// <summary>Accepts payments in a window of the week. Each call adds a window; all must be in the same time zone.</summary>
    /// <param name="timeZone">The IANA id of the zone whose wall clock counts, for example <c>Asia/Shanghai</c>.</param>
    /// <param name="days">The days on which the window starts.</param>
    /// <param name="from">The start as <c>HH:mm</c>.</param>
    /// <param name="to">The end as <c>HH:mm</c>, up to <c>24:00</c>; not after the start means on the next day.</param>
    public TermsBuilder Hours(string timeZone, ServiceDays days, string from, string to)
    {
        if (!_timeZones.Contains(timeZone))
        {
            _timeZones.Add(timeZone);
        }

        _windows.Add(new ServiceWindowDefinition
        {
            Days = [.. ServiceWindowDefinition.DayNames.Where((_, day) => days.HasFlag((ServiceDays)(1 << day)))],
            From = from,
            To = to,
        });
        return this;
    }

    internal TermsDefinition Define(InputPath path, FaultCollector faults)
    {
        foreach (string currency in _amountsSaidTwice)
        {
            faults.Add($"{path}.amount.{currency}", null, "is said twice", "say each currency once in the same terms");
        }

        if (_timeZones.Count > 1)
        {
            faults.Add($"{path}.hours.timeZone", string.Join(", ", _timeZones), "are several time zones", "use one for all windows of the same terms");
        }

        return new TermsDefinition
        {
            Sets = Define(_sets, path, faults),
            Attributes = Define(_attributes, path.Property("attributes"), faults),
            Amounts = _amounts.Count == 0 ? TermsDefinition.Everything.Amounts : new Dictionary<string, AmountRangeDefinition>(_amounts, _amounts.Comparer),
            Hours = _windows.Count == 0 ? null : new ServiceHoursDefinition { TimeZone = _timeZones[0], Windows = [.. _windows] },
        };
    }

    private TermsBuilder Only(TermDimension dimension, IReadOnlyList<string> values) => Add(_sets, dimension.Name, isExcept: false, values);

    private TermsBuilder Except(TermDimension dimension, IReadOnlyList<string> values) => Add(_sets, dimension.Name, isExcept: true, values);

    private TermsBuilder Add(Dictionary<string, WrittenSet> sets, string name, bool isExcept, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!sets.TryGetValue(name, out WrittenSet? set))
        {
            sets.Add(name, set = new WrittenSet());
        }

        (isExcept ? set.Except ??= [] : set.Only ??= []).AddRange(values);
        return this;
    }

    private static string[] Named<T>(WireNames<T> names, IReadOnlyList<T> values)
        where T : struct, Enum
        => [.. values.Select(names.NameOf)];

    private static IReadOnlyDictionary<string, ValueSetDefinition> Define(Dictionary<string, WrittenSet> sets, InputPath path, FaultCollector faults)
    {
        if (sets.Count == 0)
        {
            return ReadOnlyDictionary<string, ValueSetDefinition>.Empty;
        }

        var defined = new Dictionary<string, ValueSetDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, WrittenSet set) in sets)
        {
            if (set is { Only: not null, Except: not null })
            {
                faults.Add(path.Property(name).ToString(), null, "has both accepted and refused values", "say one: what is not accepted is refused anyway");
            }

            defined.Add(name, set.Only is { } only ? ValueSetDefinition.Only([.. only]) : ValueSetDefinition.Except([.. set.Except!]));
        }

        return defined;
    }

    /// <summary>What was said of one set so far.</summary>
    private sealed class WrittenSet
    {
        public List<string>? Only { get; set; }

        public List<string>? Except { get; set; }
    }
}
