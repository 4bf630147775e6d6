namespace PaymentAvailability;

/// <summary>Reads the sets of some of the terms in one walk through the catalog and hands each to its dimension. For one thread.</summary>
internal sealed class SetsReader
{
    private readonly CatalogDraft _draft;
    private readonly Range _routes;
    private readonly Dictionary<string, DimensionCompiler> _builtIn = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DimensionCompiler?> _attributes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="draft">The catalog.</param>
    /// <param name="routes">The routes to read; whoever reads the first ones reads the channels and the methods too.</param>
    public SetsReader(CatalogDraft draft, Range routes)
    {
        _draft = draft;
        _routes = routes;
        foreach (TermDimension dimension in TermDimension.BuiltIn)
        {
            _builtIn.Add(dimension.Name, new DimensionCompiler(dimension, draft));
        }
    }

    public FaultCollector Faults { get; } = new();

    /// <summary>The dimensions, attributes last and by name.</summary>
    public IEnumerable<DimensionCompiler> Dimensions =>
        TermDimension.BuiltIn.Select(dimension => _builtIn[dimension.Name])
            .Concat(_attributes.Values.OfType<DimensionCompiler>().OrderBy(dimension => dimension.Name, StringComparer.OrdinalIgnoreCase));

    public void Read()
    {
        CatalogDefinition definition = _draft.Definition;
        (int first, int count) = _routes.GetOffsetAndLength(_draft.Routes.Length);
        for (int i = 0; first == 0 && i < definition.Channels.Count; i++)
        {
            Read(definition.Channels[i].Terms, CatalogDraft.SlotOfChannel(i), TermPath.OfChannel(i));
        }

        for (int i = 0; first == 0 && i < definition.Methods.Count; i++)
        {
            Read(definition.Methods[i].Terms, _draft.SlotOfMethod(i), TermPath.OfMethod(i));
        }

        for (int i = first; i < first + count; i++)
        {
            Read(_draft.TermsOfRoute(i), _draft.SlotOfRoute(i), _draft.PathOfRoute(i));
        }
    }

    /// <summary>Adds what the reader of the next routes has read, as if it had been read here.</summary>
    public void Append(SetsReader next)
    {
        Faults.AddRange(next.Faults);
        foreach ((string name, DimensionCompiler dimension) in next._builtIn)
        {
            _builtIn[name].Append(dimension);
        }

        foreach ((string name, DimensionCompiler? dimension) in next._attributes)
        {
            if (!_attributes.TryGetValue(name, out DimensionCompiler? known))
            {
                _attributes.Add(name, dimension);
            }
            else if (known is not null && dimension is not null)
            {
                known.Append(dimension);
            }
        }
    }

    /// <summary>Reports that the catalog names too many attributes, if it does.</summary>
    public void CheckAttributeCount()
    {
        if (_attributes.Count > CatalogCompiler.MaximumAttributes)
        {
            Faults.Add("", null, $"names {_attributes.Count} attributes, more than {CatalogCompiler.MaximumAttributes}",
                "merge some into one attribute with more values");
        }
    }

    private void Read(TermsDefinition terms, int slot, in TermPath path)
    {
        CheckPresence(terms.Sets, path, "sets");
        foreach ((string name, ValueSetDefinition set) in terms.Sets.Entries())
        {
            if (!_builtIn.TryGetValue(name, out DimensionCompiler? dimension))
            {
                Faults.Add($"{path.Terms}.{name}", null, "is not a term",
                    $"use one of {string.Join(", ", _builtIn.Keys.Select(term => $"`{term}`"))}, or put a fact of your own under `attributes`");
            }
            else if (IsComplete(set, path, "sets", name))
            {
                dimension.Read(set, slot, Faults, path);
            }
        }

        CheckPresence(terms.Attributes, path, "attributes");
        foreach ((string name, ValueSetDefinition set) in terms.Attributes.Entries())
        {
            if (IsComplete(set, path, "attributes", name))
            {
                DimensionOfAttribute(name, path)?.Read(set, slot, Faults, path);
            }
        }
    }

    private void CheckPresence(object? part, in TermPath path, string name)
    {
        if (part is null)
        {
            CompletenessChecker.Report($"{path.Terms}.{name}", Faults);
        }
    }

    private bool IsComplete(ValueSetDefinition? set, in TermPath path, string part, string name)
    {
        if (set?.Values is not null)
        {
            return true;
        }

        CompletenessChecker.Report($"{path.Terms}.{part}.{name}{(set is null ? "" : ".values")}", Faults);
        return false;
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
