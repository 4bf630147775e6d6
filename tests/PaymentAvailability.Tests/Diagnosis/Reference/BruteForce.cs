namespace PaymentAvailability.Tests;

/// <summary>Finds the smallest sets of changes by trying every set there is, each in a world of its own. Slow on purpose.</summary>
internal sealed class BruteForce
{
    private readonly Predicament _case;
    private readonly long _amount;
    private readonly List<string> _acts;
    private readonly List<long?> _most;
    private readonly List<long?> _least;
    private readonly List<DateTimeOffset?> _moments;
    private readonly List<ClientKind?> _clients;
    private readonly List<Version?> _versions;
    private readonly List<ConcreteInstruments?> _another;

    public BruteForce(Predicament predicament)
    {
        _case = predicament;
        predicament.Request.Amount.TryGetMinorUnits(out _amount);
        _acts = [.. ActsOf(predicament).Distinct()];
        long[] amounts = [.. predicament.Closures.SelectMany(closure => closure.Amounts)
            .Concat(predicament.Routes.SelectMany(route => new[] { route.Minimum, route.Maximum }))
            .Where(amount => amount is > 0 and < long.MaxValue)
            .SelectMany(amount => new[] { amount - 1, amount, amount + 1 }).Distinct().Where(amount => amount > 0)];
        bool amountMatters = predicament.Closures.Exists(closure => closure.Amounts.Length > 0)
            || predicament.Routes.Exists(route => _amount < route.Minimum || _amount > route.Maximum);
        _most = [null, .. amountMatters ? amounts.Where(amount => amount < _amount).Select(amount => (long?)amount) : []];
        _least = [null, .. amountMatters ? amounts.Where(amount => amount > _amount).Select(amount => (long?)amount) : []];
        _moments = [null, .. MomentsOf(predicament).Distinct().Where(moment => moment > predicament.At).Select(moment => (DateTimeOffset?)moment)];
        bool clientMatters = predicament.Request.Client?.Kind is { } now && predicament.Routes.Exists(route => route.Clients?.Contains(now) == false);
        _clients = [null, .. clientMatters ? Choosable.Where(client => client != predicament.Request.Client!.Kind).Select(client => (ClientKind?)client) : []];
        _versions = [null, .. predicament.Closures.Select(closure => closure.Version).OfType<Version>().Distinct()];
        _another = [null, .. predicament.Routes.Where(route => route.Instrument != InstrumentKind.None).Select(AcceptedBy).DistinctBy(each => each.ToString())];
    }

    /// <summary>How many sets there are to try.</summary>
    public long Sets => (long)Math.Pow(2, _acts.Count) * (_most.Count + _least.Count - 1) * _moments.Count * _clients.Count * _versions.Count * _another.Count;

    private static ClientKind[] Choosable { get; } =
        [ClientKind.App, ClientKind.MobileWeb, ClientKind.MiniProgram, ClientKind.InWalletBrowser, ClientKind.DesktopWeb];

    public List<ChangedWorld> FindSmallest()
    {
        var smallest = new List<ChangedWorld>();
        foreach (ChangedWorld changes in All().OrderBy(changes => changes.Size))
        {
            if (!smallest.Exists(known => known.IsWithin(changes)) && Opens(changes))
            {
                smallest.RemoveAll(changes.IsWithin);
                smallest.Add(changes);
            }
        }

        return smallest;
    }

    /// <summary>Whether the set of changes written so opens an option.</summary>
    public bool Opens(string written) => All().Any(changes => changes.ToString() == written && Opens(changes));

    private IEnumerable<ChangedWorld> All() =>
        from subset in Enumerable.Range(0, 1 << _acts.Count)
        from amounts in _most.Select(most => (Most: most, Least: (long?)null)).Concat(_least.Skip(1).Select(least => (Most: (long?)null, Least: least)))
        from moment in _moments
        from client in _clients
        from version in _versions
        from another in _another
        select new ChangedWorld(
            [.. _acts.Where((_, act) => (subset >> act & 1) != 0)], amounts.Most, amounts.Least, moment, client, version, another);

    private bool Opens(ChangedWorld changes)
    {
        var world = new World(
            changes.Acts,
            changes.AtMost ?? changes.AtLeast ?? _amount,
            changes.Until ?? _case.At,
            changes.Client ?? _case.Request.Client?.Kind,
            changes.AppVersion ?? _case.Request.Client?.AppVersion);
        foreach (ModelRoute route in _case.Routes)
        {
            PaymentRoute compiled = _case.Catalog.Routes.Single(each => each.Id == route.Id);
            if (!AcceptTermsOf(route, world))
            {
                continue;
            }

            foreach (PaymentInstrument? own in OwnFor(route))
            {
                if (AcceptsOwn(route, own) && !IsExpired(own, world) && !_case.Closures.Exists(closure => closure.Scope.Covers(compiled, own) && closure.HoldsIn(world)))
                {
                    return true;
                }
            }

            if (route.Instrument != InstrumentKind.None && changes.Another is { } another && AcceptedBy(route).Includes(another)
                && !_case.Closures.Exists(closure => !closure.IsAboutInstrument && closure.Scope.Covers(compiled, null) && closure.HoldsIn(world)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AcceptTermsOf(ModelRoute route, World world) =>
        world.Amount >= route.Minimum && world.Amount <= route.Maximum
        && (route.Clients is null || world.Client is null || route.Clients.Contains(world.Client.Value))
        && (route.Products is null || route.Products.Contains("instalment") || world.Acts.Contains("widen_terms product"))
        && route.ServesAt(world.At);

    // Unknown instruments are none that could be refused; known ones of another kind are of no use.
    private PaymentInstrument?[] OwnFor(ModelRoute route) =>
        route.Instrument == InstrumentKind.None || _case.Request.Instruments is null
            ? [null]
            : [.. _case.Request.Instruments.Where(instrument => instrument.Kind == route.Instrument)];

    private static bool AcceptsOwn(ModelRoute route, PaymentInstrument? own) =>
        (own?.Bank is null || route.Banks?.Contains(own.Bank) != false) && (own?.CardType is null || route.CardTypes?.Contains(own.CardType.Value) != false);

    // A card past its month works again when its holder renews it.
    private bool IsExpired(PaymentInstrument? own, World world) =>
        own?.Expiry is { } expiry && expiry.IsPastAt(world.At) && !world.Acts.Contains(RenewalOf(own));

    private string RenewalOf(PaymentInstrument own) => $"restore_instrument account.card_expired #{PlaceOf(own)}";

    private int PlaceOf(PaymentInstrument own) => _case.Request.Instruments!.ToList().FindIndex(each => ReferenceEquals(each, own));

    private static ConcreteInstruments AcceptedBy(ModelRoute route) => ConcreteInstruments.Of(
        route.Instrument, bank => route.Banks?.Contains(bank) != false, type => route.CardTypes?.Contains(type) != false);

    private IEnumerable<string> ActsOf(Predicament predicament) =>
    [
        .. predicament.Closures.Select(closure => closure.Act).OfType<string>(),
        .. predicament.Routes.Exists(route => route.Products?.Contains("instalment") == false) ? ["widen_terms product"] : Array.Empty<string>(),
        .. (predicament.Request.Instruments ?? []).Where(instrument => instrument.Expiry is not null).Select(RenewalOf),
    ];

    private static IEnumerable<DateTimeOffset> MomentsOf(Predicament predicament)
    {
        foreach (ModelClosure closure in predicament.Closures)
        {
            if (closure.Until is { } until)
            {
                yield return until;
            }
        }

        foreach (ModelRoute route in predicament.Routes.Where(route => route.Hours is not null))
        {
            for (int day = 0; day < 4; day++)
            {
                yield return new DateTimeOffset(predicament.At.Date, TimeSpan.Zero).AddDays(day).AddHours(route.Hours!.Value.From);
            }
        }
    }
}
