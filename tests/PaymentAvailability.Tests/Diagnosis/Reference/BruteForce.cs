namespace PaymentAvailability.Tests;

/// <summary>Finds the smallest sets of changes by trying every set there is, each in a world of its own. Slow on purpose.</summary>
internal sealed class BruteForce
{
    private static readonly ClientKind[] Choosable =
        [ClientKind.App, ClientKind.MobileWeb, ClientKind.MiniProgram, ClientKind.InWalletBrowser, ClientKind.DesktopWeb];

    private readonly Predicament _case;
    private readonly long _amount;
    private readonly Candidate[] _candidates;
    private readonly string[] _acts;
    private readonly (long? AtMost, long? AtLeast)[] _amounts;
    private readonly DateTimeOffset?[] _moments;
    private readonly ClientKind?[] _clients;
    private readonly Version?[] _versions;
    private readonly ConcreteInstruments?[] _another;

    public BruteForce(Predicament predicament)
    {
        _case = predicament;
        predicament.Request.Amount.TryGetMinorUnits(out _amount);
        _acts = [.. ActsOf(predicament).Distinct()];
        _amounts = [(null, null), .. AmountsOf(predicament).Select(amount => amount < _amount ? ((long?)amount, (long?)null) : (null, amount))];
        _moments = [null, .. MomentsOf(predicament).Distinct().Where(moment => moment > predicament.At).Select(moment => (DateTimeOffset?)moment)];
        bool clientMatters = predicament.Closures.Exists(closure => closure.AsksClient)
            || (predicament.Request.Client?.Kind is { } now && predicament.Routes.Exists(route => route.Clients?.Contains(now) == false));
        _clients = [null, .. clientMatters ? Choosable.Where(client => client != predicament.Request.Client?.Kind).Select(client => (ClientKind?)client) : []];
        _versions = [null, .. predicament.Closures.Select(closure => closure.Version).OfType<Version>().Distinct()];
        _another = [null, .. predicament.Routes.Where(route => route.Instrument != InstrumentKind.None).Select(AcceptedBy).DistinctBy(each => each.ToString())];
        _candidates = [.. predicament.Routes.SelectMany(CandidatesOf)];
    }

    /// <summary>How many sets there are to try.</summary>
    public long Sets => (1L << _acts.Length) * _amounts.Length * _moments.Length * _clients.Length * _versions.Length * _another.Length;

    /// <summary>Tries every set, a world with each value at a time: what each candidate needs done in it, then every subset of acts.</summary>
    public List<ChangedWorld> FindSmallest()
    {
        var smallest = new List<ChangedWorld>();
        var needs = new List<uint>();
        foreach (ChangedWorld world in Worlds())
        {
            FindNeeds(world, needs);
            for (uint acts = 0; needs.Count > 0 && acts < 1u << _acts.Length; acts++)
            {
                if (needs.Exists(need => (need & ~acts) == 0))
                    Keep(smallest, world with { Acts = acts });
            }
        }

        return smallest;
    }

    /// <summary>The same, every set in a world of its own.</summary>
    public List<ChangedWorld> FindSmallestPlainly()
    {
        var smallest = new List<ChangedWorld>();
        foreach (ChangedWorld changes in All())
        {
            if (Opens(changes))
                Keep(smallest, changes);
        }

        return smallest;
    }

    private static void Keep(List<ChangedWorld> smallest, ChangedWorld changes)
    {
        if (!smallest.Exists(known => known.IsWithin(changes)))
        {
            smallest.RemoveAll(changes.IsWithin);
            smallest.Add(changes);
        }
    }

    // For each candidate that acts can open in the world, the acts that it takes.
    private void FindNeeds(ChangedWorld world, List<uint> needs)
    {
        needs.Clear();
        foreach (Candidate candidate in _candidates)
        {
            if (NeedOf(candidate, world) is { } need)
                needs.Add(need);
        }
    }

    private uint? NeedOf(Candidate candidate, ChangedWorld changes)
    {
        uint all = (1u << _acts.Length) - 1;
        long amount = changes.AtMost ?? changes.AtLeast ?? _amount;
        DateTimeOffset at = changes.Until ?? _case.At;
        ClientKind? client = changes.Client ?? _case.Request.Client?.Kind;
        if (!IsAvailable(candidate, changes) || !AcceptTerms(candidate.Route, amount, at, client, all))
            return null;

        uint need = AcceptTerms(candidate.Route, amount, at, client, 0) ? 0 : Bit("widen_terms product");
        need |= IsExpired(candidate.Own, at, 0) ? Bit(RenewalOf(candidate.Own!)) : 0;
        var world = new World(0, amount, at, changes.AppVersion ?? _case.Request.Client?.AppVersion, client);
        foreach ((ModelClosure closure, int act) in candidate.Closures)
        {
            if (closure.HoldsIn(world))
            {
                if (act < 0)
                    return null;
                need |= 1u << act;
            }
        }

        return need;
    }

    private uint Bit(string act) => 1u << Array.IndexOf(_acts, act);

    /// <summary>The changes as the library writes them.</summary>
    public string Text(ChangedWorld changes) => changes.ToText(_acts);

    /// <summary>Whether the set of changes written so opens an option.</summary>
    public bool Opens(string written) => All().Any(changes => Text(changes) == written && Opens(changes));

    private IEnumerable<ChangedWorld> All()
    {
        foreach (ChangedWorld world in Worlds())
        {
            for (uint acts = 0; acts < 1u << _acts.Length; acts++)
                yield return world with { Acts = acts };
        }
    }

    private IEnumerable<ChangedWorld> Worlds() =>
        from amount in _amounts
        from moment in _moments
        from client in _clients
        from version in _versions
        from another in _another
        select new ChangedWorld(0, amount.AtMost, amount.AtLeast, moment, client, version, another);

    private bool Opens(ChangedWorld changes)
    {
        long amount = changes.AtMost ?? changes.AtLeast ?? _amount;
        DateTimeOffset at = changes.Until ?? _case.At;
        Version? version = changes.AppVersion ?? _case.Request.Client?.AppVersion;
        foreach (Candidate candidate in _candidates)
        {
            if (IsAvailable(candidate, changes)
                && AcceptTerms(candidate.Route, amount, at, changes.Client ?? _case.Request.Client?.Kind, changes.Acts)
                && !IsExpired(candidate.Own, at, changes.Acts)
                && NothingCloses(candidate, new World(changes.Acts, amount, at, version, changes.Client ?? _case.Request.Client?.Kind)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAvailable(Candidate candidate, ChangedWorld changes) =>
        !candidate.IsAnother || (changes.Another is { } another && candidate.Accepted!.Includes(another));

    private bool AcceptTerms(ModelRoute route, long amount, DateTimeOffset at, ClientKind? client, uint acts) =>
        amount >= route.Minimum && amount <= route.Maximum
        && (route.Clients is null || client is null || Array.IndexOf(route.Clients, client.Value) >= 0)
        && (route.Products is null || Array.IndexOf(route.Products, "instalment") >= 0 || IsDone("widen_terms product", acts))
        && route.ServesAt(at);

    private static bool NothingCloses(Candidate candidate, World world)
    {
        foreach ((ModelClosure closure, int act) in candidate.Closures)
        {
            if ((act < 0 || (world.Acts >> act & 1) == 0) && closure.HoldsIn(world))
                return false;
        }

        return true;
    }

    private bool IsDone(string act, uint acts) => (acts >> Array.IndexOf(_acts, act) & 1) != 0;

    private IEnumerable<Candidate> CandidatesOf(ModelRoute route)
    {
        PaymentRoute compiled = _case.Catalog.Routes.Single(each => each.Id == route.Id);
        foreach (PaymentInstrument? own in OwnFor(route).Where(own => AcceptsOwn(route, own)))
            yield return new Candidate(route, own, null, ClosuresOf(compiled, own, isAnother: false));
        if (route.Instrument != InstrumentKind.None)
            yield return new Candidate(route, null, AcceptedBy(route), ClosuresOf(compiled, null, isAnother: true));
    }

    private (ModelClosure, int)[] ClosuresOf(PaymentRoute route, PaymentInstrument? own, bool isAnother) =>
    [
        .. _case.Closures.Where(closure => closure.Scope.Covers(route, own) && !(isAnother && closure.IsAboutInstrument))
            .Select(closure => (closure, closure.Act is { } act ? Array.IndexOf(_acts, act) : -1)),
    ];

    // Unknown instruments are none that could be refused; known ones of another kind are of no use.
    private PaymentInstrument?[] OwnFor(ModelRoute route) =>
        route.Instrument == InstrumentKind.None || _case.Request.Instruments is null
            ? [null]
            : [.. _case.Request.Instruments.Where(instrument => instrument.Kind == route.Instrument)];

    private static bool AcceptsOwn(ModelRoute route, PaymentInstrument? own) =>
        (own?.Bank is null || route.Banks?.Contains(own.Bank) != false) && (own?.CardType is null || route.CardTypes?.Contains(own.CardType.Value) != false);

    // A card past its month works again when its holder renews it.
    private bool IsExpired(PaymentInstrument? own, DateTimeOffset at, uint acts) =>
        own?.Expiry is { } expiry && expiry.IsPastAt(at) && !IsDone(RenewalOf(own), acts);

    private string RenewalOf(PaymentInstrument own) =>
        $"restore_instrument account.card_expired #{_case.Request.Instruments!.ToList().FindIndex(each => ReferenceEquals(each, own))}";

    private static ConcreteInstruments AcceptedBy(ModelRoute route) => ConcreteInstruments.Of(
        route.Instrument, bank => route.Banks?.Contains(bank) != false, type => route.CardTypes?.Contains(type) != false);

    private IEnumerable<string> ActsOf(Predicament predicament) =>
    [
        .. predicament.Closures.Select(closure => closure.Act).OfType<string>(),
        .. predicament.Routes.Exists(route => route.Products?.Contains("instalment") == false) ? ["widen_terms product"] : Array.Empty<string>(),
        .. (predicament.Request.Instruments ?? []).Where(instrument => instrument.Expiry is not null).Select(RenewalOf),
    ];

    // Bounds and their neighbours, so that a proposed amount that is not tight would be found out.
    private IEnumerable<long> AmountsOf(Predicament predicament)
    {
        if (!predicament.Closures.Exists(closure => closure.Amounts.Length > 0)
            && !predicament.Routes.Exists(route => _amount < route.Minimum || _amount > route.Maximum))
            return [];

        return predicament.Closures.SelectMany(closure => closure.Amounts)
            .Concat(predicament.Routes.SelectMany(route => new[] { route.Minimum, route.Maximum }))
            .Where(amount => amount < long.MaxValue)
            .SelectMany(amount => new[] { amount - 1, amount, amount + 1 })
            .Distinct()
            .Where(amount => amount > 0 && amount != _amount);
    }

    private static IEnumerable<DateTimeOffset> MomentsOf(Predicament predicament)
    {
        foreach (DateTimeOffset until in predicament.Closures.Select(closure => closure.Until).OfType<DateTimeOffset>())
        {
            yield return until;
            yield return until.AddTicks(-1);
        }

        foreach (ModelRoute route in predicament.Routes.Where(route => route.Hours is not null))
        {
            for (int day = 0; day < 3; day++)
                yield return new DateTimeOffset(predicament.At.Date, TimeSpan.Zero).AddDays(day).AddHours(route.Hours!.Value.From);
        }
    }

    /// <summary>A route with an own instrument, without one, or with another one.</summary>
    private sealed record Candidate(ModelRoute Route, PaymentInstrument? Own, ConcreteInstruments? Accepted, (ModelClosure Closure, int Act)[] Closures)
    {
        public bool IsAnother => Accepted is not null;
    }
}
