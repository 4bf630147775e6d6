namespace PaymentAvailability;

/// <summary>Reads the sets of all terms in one walk through the catalog and hands each to its dimension; then lets them narrow each other.</summary>
internal sealed class SetsCompiler
{
    private readonly CatalogDraft _draft;
    private readonly Dictionary<string, DimensionCompiler> _builtIn = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DimensionCompiler?> _attributes = new(StringComparer.OrdinalIgnoreCase);

    public SetsCompiler(CatalogDraft draft)
    {
        _draft = draft;
        foreach (TermDimension dimension in TermDimension.BuiltIn)
        {
            _builtIn.Add(dimension.Name, new DimensionCompiler(dimension, draft));
        }
    }

    public FaultCollector Faults { get; } = new();

    /// <summary>The dimensions, attributes last and by name.</summary>
    private IEnumerable<DimensionCompiler> Dimensions =>
        TermDimension.BuiltIn.Select(dimension => _builtIn[dimension.Name])
            .Concat(_attributes.Values.OfType<DimensionCompiler>().OrderBy(dimension => dimension.Name, StringComparer.OrdinalIgnoreCase));

    public void ReadTerms()
    {
        CatalogDefinition definition = _draft.Definition;
        for (int i = 0; i < definition.Channels.Count; i++)
        {
            Read(definition.Channels[i].Terms, CatalogDraft.SlotOfChannel(i), TermPath.OfChannel(i));
        }

        for (int i = 0; i < definition.Methods.Count; i++)
        {
            Read(definition.Methods[i].Terms, _draft.SlotOfMethod(i), TermPath.OfMethod(i));
        }

        for (int i = 0; i < _draft.Routes.Length; i++)
        {
            Read(_draft.TermsOfRoute(i), _draft.SlotOfRoute(i), _draft.PathOfRoute(i));
        }

        if (_attributes.Count > CatalogCompiler.MaximumAttributes)
        {
            Faults.Add("", null, $"names {_attributes.Count} attributes, more than {CatalogCompiler.MaximumAttributes}",
                "merge some into one attribute with more values");
        }
    }

    /// <summary>Narrows what each route accepts to what its method and its channel accept too.</summary>
    /// <returns>The dimensions that some route restricts.</returns>
    public DimensionCompiler[] Narrow()
    {
        DimensionCompiler[] dimensions = [.. Dimensions.Where(dimension => dimension.IsRestricted)];
        Parallel.ForEach(dimensions, dimension => dimension.Narrow());
        foreach (DimensionCompiler dimension in dimensions)
        {
            Faults.AddRange(dimension.Faults);
        }

        return dimensions;
    }

    private void Read(TermsDefinition terms, int slot, in TermPath path)
    {
        foreach ((string name, ValueSetDefinition set) in terms.Sets.Entries())
        {
            if (_builtIn.TryGetValue(name, out DimensionCompiler? dimension))
            {
                dimension.Read(set, slot, Faults, path);
            }
            else
            {
                Faults.Add($"{path.Terms}.{name}", null, "is not a term",
                    $"use one of {string.Join(", ", _builtIn.Keys.Select(term => $"`{term}`"))}, or put a fact of your own under `attributes`");
            }
        }

        foreach ((string name, ValueSetDefinition set) in terms.Attributes.Entries())
        {
            DimensionOfAttribute(name, path)?.Read(set, slot, Faults, path);
        }
    }

    private DimensionCompiler? DimensionOfAttribute(string name, in TermPath path)
    {
        if (!_attributes.TryGetValue(name, out DimensionCompiler? dimension))
        {
            if (!Token.IsValid(name))
            {
                Faults.Add($"{path.Terms}.attributes", name, "is no identifier", $"use {Token.Form}");
                return null;
            }

            // Names beyond the limit are only counted.
            dimension = _attributes.Count < CatalogCompiler.MaximumAttributes
                ? new DimensionCompiler(TermDimension.ForAttribute(name), _draft)
                : null;
            _attributes.Add(name, dimension);
        }

        return dimension;
    }
}
