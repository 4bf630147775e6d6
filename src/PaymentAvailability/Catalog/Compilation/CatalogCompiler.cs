using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Turns a definition into a catalog, or into a list of everything that is wrong with it.</summary>
/// <remarks>Sets, amounts and hours do not depend on each other, nor does one dimension on another, so they are compiled side by side.</remarks>
internal sealed class CatalogCompiler
{
    /// <summary>The most routes of one catalog. Ten times what the largest known payment platforms use.</summary>
    public const int MaximumRoutes = 250_000;

    /// <summary>The most channels of one catalog; failover relates each to each.</summary>
    public const int MaximumChannels = 2_000;

    /// <summary>The most attributes that the terms of one catalog can name.</summary>
    public const int MaximumAttributes = 16;

    private const int RoutesWorthAThread = 2_000;

    private readonly CatalogDefinition _definition;
    private readonly FaultCollector _faults = new();

    public CatalogCompiler(CatalogDefinition definition) => _definition = definition;

    public ImmutableArray<InputFault> Faults => [.. _faults.ToArray()];

    /// <summary>The compiled catalog, or nothing when there are <see cref="Faults"/>.</summary>
    public PaymentCatalog? Compile()
    {
        new CompletenessChecker(_faults).Check(_definition);
        if (_faults.Count > 0)
        {
            // What is missing would be missed by every check that follows.
            return null;
        }

        CatalogDraft draft = new StructureChecker(_definition, _faults).Check();
        var sets = new SetsCompiler(draft);
        var amounts = new AmountCompiler(draft);
        var hours = new HoursCompiler(draft);
        var fingerprint = new CatalogFingerprint();
        ParallelOptions threads = ThreadsFor(draft.Routes.Length);
        Parallel.Invoke(threads, [.. sets.Readings, amounts.ReadTerms, hours.ReadTerms, () => fingerprint.Add(draft)]);
        sets.Join();
        sets.AddTo(fingerprint);
        amounts.AddTo(fingerprint);
        hours.AddTo(fingerprint);
        DimensionCompiler[] dimensions = sets.Narrow(threads);
        _faults.AddRange(sets.Faults);
        _faults.AddRange(amounts.Faults);
        _faults.AddRange(hours.Faults);
        return _faults.Count == 0 ? Build(draft, _definition.Version ?? fingerprint.ToString(), dimensions, amounts, hours) : null;
    }

    private PaymentCatalog Build(CatalogDraft draft, string version, DimensionCompiler[] dimensions, AmountCompiler amounts, HoursCompiler hours)
    {
        Array.Sort(dimensions, (left, right) => left.AverageAcceptance.CompareTo(right.AverageAcceptance));
        int[] order = RouteOrder.Of(draft.Routes.Length, dimensions);
        ImmutableArray<PaymentChannel> channels = [.. _definition.Channels.Select(channel => new PaymentChannel(channel))];
        ImmutableArray<PaymentMethod> methods = [.. _definition.Methods.Select(method => new PaymentMethod(method))];
        RouteIndex? index = null;
        ImmutableArray<PaymentRoute> routes = [];
        Parallel.Invoke(
            ThreadsFor(order.Length),
            () => index = BuildIndex(order, dimensions, amounts, hours),
            () => routes = CreateRoutes(draft, order, channels, methods));
        return new PaymentCatalog(_definition, version, channels, methods, routes, index!);
    }

    private ImmutableArray<PaymentRoute> CreateRoutes(
        CatalogDraft draft, int[] order, ImmutableArray<PaymentChannel> channels, ImmutableArray<PaymentMethod> methods)
    {
        var routes = ImmutableArray.CreateBuilder<PaymentRoute>(order.Length);
        var asWritten = new (RouteSource Source, PaymentRoute Route)[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            RouteSource source = draft.Routes[order[i]];
            routes.Add(new PaymentRoute(source.Id, methods[source.Method], channels[source.Channel], i));
            asWritten[order[i]] = (source, routes[i]);
        }

        AssignRoutes(methods, asWritten);
        return routes.MoveToImmutable();
    }

    private static RouteIndex BuildIndex(int[] order, DimensionCompiler[] dimensions, AmountCompiler amounts, HoursCompiler hours)
    {
        var tables = new PageTableBuilder[dimensions.Length + 1];
        var indexes = new Func<int, DimensionIndex>[dimensions.Length];
        Func<int, AmountIndex>? amountIndex = null;
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = new PageTableBuilder(order.Length);
        }

        // The amounts take longest, so they go first.
        IEnumerable<Action> layouts = Enumerable.Range(0, dimensions.Length)
            .Select(i => (Action)(() => indexes[i] = dimensions[i].BuildRows(order, tables[i])))
            .Prepend(() => amountIndex = amounts.BuildRows(order, tables[^1]));
        Parallel.Invoke(ThreadsFor(order.Length), [.. layouts]);

        var joined = new DimensionIndex[dimensions.Length];
        int firstRow = 0;
        for (int i = 0; i < dimensions.Length; i++)
        {
            joined[i] = indexes[i](firstRow);
            firstRow += tables[i].RowCount;
        }

        return new RouteIndex(PageTableBuilder.Join(order.Length, tables), [.. joined], amountIndex!(firstRow), hours.Build(order));
    }

    private void AssignRoutes(ImmutableArray<PaymentMethod> methods, (RouteSource Source, PaymentRoute Route)[] routes)
    {
        var failover = new FailoverOrder(_definition.Channels);
        int next = 0;
        for (int m = 0; m < methods.Length; m++)
        {
            int count = _definition.Methods[m].Routes.Count;
            methods[m].Routes = failover.Sort(routes.AsSpan(next, count));
            next += count;
        }
    }

    // A small catalog is compiled before another thread would have begun, and perhaps beside payments that need the processors.
    private static ParallelOptions ThreadsFor(int routes) => new() { MaxDegreeOfParallelism = routes < RoutesWorthAThread ? 1 : -1 };
}
