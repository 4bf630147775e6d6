namespace PaymentAvailability;

/// <summary>Compiles one dimension: reads every route's term, then lays out a row of routes for each value.</summary>
internal sealed class DimensionCompiler
{
    private readonly TermDimension _dimension;
    private readonly CatalogDraft _draft;
    private readonly TermTable _terms;
    private readonly int[] _termOfSlot;

    public DimensionCompiler(TermDimension dimension, CatalogDraft draft)
    {
        _dimension = dimension;
        _draft = draft;
        _terms = new TermTable(dimension, dimension == TermDimension.Bank ? draft.DeclaredBanks : null);
        _termOfSlot = new int[draft.SlotCount];
    }

    public string Name => _dimension.Name;

    public FaultCollector Faults { get; } = new();

    /// <summary>The number of each route's term, in the order of the draft.</summary>
    public ReadOnlySpan<int> RouteTerms => _termOfSlot.AsSpan(_draft.SlotOfRoute(0));

    /// <summary>Whether any terms restrict this dimension.</summary>
    public bool IsRestricted => _terms.Terms.Count > 1;

    /// <summary>The share of the listed values that a route accepts on average; what accepts least is worth comparing first.</summary>
    public double AverageAcceptance { get; private set; } = 1;

    /// <summary>Takes in one set of the terms that have the place <paramref name="slot"/> in the draft.</summary>
    public void Read(ValueSetDefinition set, int slot, FaultCollector faults, in TermPath path) =>
        _termOfSlot[slot] = _terms.Intersect(_termOfSlot[slot], _terms.Read(set, faults, path));

    /// <summary>Adds what <paramref name="next"/> has read at later places of the same catalog.</summary>
    public void Append(DimensionCompiler next)
    {
        int[] numbers = _terms.Append(next._terms);
        for (int slot = 0; slot < _termOfSlot.Length; slot++)
        {
            int term = next._termOfSlot[slot];
            if (term != TermTable.Any)
            {
                _termOfSlot[slot] = numbers[term];
            }
        }
    }

    /// <summary>Adds what was read, before it is narrowed.</summary>
    public void AddTo(CatalogFingerprint fingerprint)
    {
        fingerprint.Add(Name);
        fingerprint.Add(_terms.ValueNames);
        fingerprint.Add(_terms.Terms.Count);
        foreach (Term term in _terms.Terms)
        {
            fingerprint.Add(term.IsExcept ? 1 : 0);
            fingerprint.Add(term.Values.AsSpan());
        }

        fingerprint.Add(_termOfSlot.AsSpan());
    }

    /// <summary>Narrows what each route accepts to what its method and its channel accept too.</summary>
    public void Narrow()
    {
        for (int i = 0; i < _draft.Routes.Length; i++)
        {
            RouteSource source = _draft.Routes[i];
            int slot = _draft.SlotOfRoute(i);
            int ofOwners = _terms.Intersect(_termOfSlot[_draft.SlotOfMethod(source.Method)], _termOfSlot[CatalogDraft.SlotOfChannel(source.Channel)]);
            _termOfSlot[slot] = _terms.Intersect(_termOfSlot[slot], ofOwners);
            if (_terms.Terms[_termOfSlot[slot]].AcceptsNothing)
            {
                Faults.Add(_draft.PathOfRoute(i).OfDimension(_dimension), null, "accepts nothing once the method's and the channel's terms are applied",
                    "widen one of the three, or remove the route");
            }
        }

        AverageAcceptance = AcceptanceOfRoutes();
    }

    /// <summary>For each term its place in an order that brings similar terms together.</summary>
    public int[] RankTerms()
    {
        int[] byContent = [.. Enumerable.Range(0, _terms.Terms.Count)];
        Array.Sort(byContent, (left, right) => CompareContent(_terms.Terms[left], _terms.Terms[right]));
        var ranks = new int[byContent.Length];
        for (int rank = 0; rank < byContent.Length; rank++)
        {
            ranks[byContent[rank]] = rank;
        }

        return ranks;
    }

    /// <summary>Adds the dimension's rows to <paramref name="rows"/>; the dimension expects them from row <c>firstRow</c> of the joined table on.</summary>
    /// <param name="order">For each compiled route, its place in the draft.</param>
    /// <param name="rows">Where the rows go.</param>
    /// <returns>Makes the dimension once the number of its first row in the joined table is known.</returns>
    public Func<int, DimensionIndex> BuildRows(int[] order, PageTableBuilder rows)
    {
        var routeTerms = new int[order.Length];
        for (int route = 0; route < order.Length; route++)
        {
            routeTerms[route] = RouteTerms[order[route]];
        }

        int[][] routesByTerm = GroupRoutes(routeTerms);
        List<int>[] termsByValue = GroupTerms();
        var words = new ulong[rows.WordCount];
        var byDefault = new ulong[rows.WordCount];
        var restricted = new ulong[rows.WordCount];
        for (int term = 0; term < _terms.Terms.Count; term++)
        {
            SetBits(_terms.Terms[term].IsExcept ? byDefault : [], routesByTerm[term]);
            SetBits(term != TermTable.Any ? restricted : [], routesByTerm[term]);
        }

        rows.Add(restricted);
        rows.Add(byDefault);
        foreach (List<int> terms in termsByValue)
        {
            byDefault.CopyTo(words, 0);
            foreach (int term in terms)
            {
                FlipBits(words, routesByTerm[term]);
            }

            rows.Add(words);
        }

        return firstRow => new DimensionIndex(_dimension, firstRow, routeTerms, [.. _terms.Terms], [.. _terms.ValueNames], [.. _terms.ValueOrdinals]);
    }

    private double AcceptanceOfRoutes()
    {
        double values = Math.Max(1, _terms.ValueNames.Count);
        double accepted = 0;
        foreach (int number in RouteTerms)
        {
            Term term = _terms.Terms[number];
            accepted += term.IsExcept ? 1 - (term.Values.Length / values) : term.Values.Length / values;
        }

        return RouteTerms.Length == 0 ? 1 : accepted / RouteTerms.Length;
    }

    private static int CompareContent(Term left, Term right)
    {
        int byKind = left.IsExcept.CompareTo(right.IsExcept);
        return byKind != 0 ? byKind : left.Values.AsSpan().SequenceCompareTo(right.Values);
    }

    private int[][] GroupRoutes(int[] routeTerms)
    {
        var counts = new int[_terms.Terms.Count];
        foreach (int term in routeTerms)
        {
            counts[term]++;
        }

        int[][] routes = [.. counts.Select(count => new int[count])];
        for (int route = routeTerms.Length - 1; route >= 0; route--)
        {
            int term = routeTerms[route];
            routes[term][--counts[term]] = route;
        }

        return routes;
    }

    private List<int>[] GroupTerms()
    {
        List<int>[] terms = [.. _terms.ValueNames.Select(_ => new List<int>())];
        for (int term = 0; term < _terms.Terms.Count; term++)
        {
            foreach (int value in _terms.Terms[term].Values)
            {
                terms[value].Add(term);
            }
        }

        return terms;
    }

    private static void SetBits(Span<ulong> words, int[] routes)
    {
        if (words.IsEmpty)
        {
            return;
        }

        foreach (int route in routes)
        {
            words[route / 64] |= 1UL << (route % 64);
        }
    }

    // A listed value is accepted where the default refuses and refused where the default accepts.
    private static void FlipBits(Span<ulong> words, int[] routes)
    {
        foreach (int route in routes)
        {
            words[route / 64] ^= 1UL << (route % 64);
        }
    }
}
