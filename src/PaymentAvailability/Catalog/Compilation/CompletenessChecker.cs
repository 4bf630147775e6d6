namespace PaymentAvailability;

/// <summary>Reports what is null where a definition made by hand must have something, so that no later check has to look.</summary>
/// <remarks>
/// Identifiers and values may still be null here: they are checked with their form. So may be what the terms of routes are made of: it
/// is reported where it is read, for in a large catalog going there twice takes longer than everything else here.
/// </remarks>
internal sealed class CompletenessChecker
{
    private readonly FaultCollector _faults;

    public CompletenessChecker(FaultCollector faults) => _faults = faults;

    /// <summary>Reports that there is nothing at a place where something must be.</summary>
    public static void Report(string path, FaultCollector faults) =>
        faults.Add(path, null, "is missing", "give it a value, or leave it at its default");

    public void Check(CatalogDefinition definition)
    {
        CheckList(definition.Banks, "banks", static (_, _) => { });
        CheckList(definition.Channels, "channels", (channel, path) =>
        {
            CheckPresence(channel.Failover, path, "failover");
            CheckPresence(channel.Upstreams, path, "upstreams");
            CheckTerms(channel.Terms, path);
        });
        CheckList(definition.Methods, "methods", (method, path) =>
        {
            CheckPresence(method.Verification, path, "verification");
            CheckTerms(method.Terms, path);
            CheckRoutes(method.Routes, path);
        });
    }

    private void CheckRoutes(IReadOnlyList<RouteDefinition>? routes, string path)
    {
        if (routes is null)
        {
            CheckPresence(routes, path, "routes");
            return;
        }

        for (int i = 0; i < routes.Count; i++)
        {
            // Written out only for a fault: there may be many routes.
            if (routes[i] is not { Terms: not null })
            {
                CheckPresence(null, $"{path}.routes[{i}]", routes[i] is null ? "" : "terms");
            }
        }
    }

    private void CheckTerms(TermsDefinition? terms, string path)
    {
        if (terms is null)
        {
            CheckPresence(terms, path, "terms");
            return;
        }

        CheckMembers(terms.Sets, $"{path}.terms", "sets");
        CheckMembers(terms.Attributes, $"{path}.terms", "attributes");
        CheckMembers(terms.Amounts, $"{path}.terms", "amount");
    }

    private void CheckMembers<T>(IReadOnlyDictionary<string, T>? members, string path, string name)
        where T : class
    {
        CheckPresence(members, path, name);
        foreach ((string key, T? member) in members ?? new Dictionary<string, T>())
        {
            CheckPresence(member, $"{path}.{name}", key);
            if (member is ValueSetDefinition { Values: null })
            {
                CheckPresence(null, $"{path}.{name}.{key}", "values");
            }
        }
    }

    private void CheckList<T>(IReadOnlyList<T>? items, string path, Action<T, string> check)
        where T : class
    {
        CheckPresence(items, "", path);
        for (int i = 0; i < (items?.Count ?? 0); i++)
        {
            string place = $"{path}[{i}]";
            CheckPresence(items![i], place, "");
            if (items[i] is { } item)
            {
                check(item, place);
            }
        }
    }

    private void CheckPresence(object? part, string path, string name)
    {
        if (part is null)
        {
            string place = path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";
            Report(place, _faults);
        }
    }
}
