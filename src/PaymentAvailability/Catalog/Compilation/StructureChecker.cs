namespace PaymentAvailability;

/// <summary>Checks what holds a catalog together: identifiers, references between its parts, and its size.</summary>
internal sealed class StructureChecker
{
    private readonly CatalogDefinition _definition;
    private readonly FaultCollector _faults;
    private readonly Dictionary<string, int> _channels = new(StringComparer.OrdinalIgnoreCase);

    public StructureChecker(CatalogDefinition definition, FaultCollector faults)
    {
        _definition = definition;
        _faults = faults;
    }

    /// <summary>Reports every fault of the structure, and lists the routes whose channel is known.</summary>
    public CatalogDraft Check()
    {
        if (_definition.Version is { } version)
        {
            CheckIdentifier("version", version);
        }

        CheckBanks();
        CheckChannels();
        return new CatalogDraft(_definition, CheckMethods());
    }

    private void CheckBanks()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _definition.Banks.Count; i++)
        {
            CheckUnique($"banks[{i}].id", _definition.Banks[i].Id, "bank", seen);
        }
    }

    private void CheckChannels()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _definition.Channels.Count; i++)
        {
            ChannelDefinition channel = _definition.Channels[i];
            CheckUnique($"channels[{i}].id", channel.Id, "channel", seen);
            _channels.TryAdd(channel.Id ?? "", i);
        }

        if (_definition.Channels.Count > CatalogCompiler.MaximumChannels)
        {
            _faults.Add("channels", null, $"has {_definition.Channels.Count} channels, more than {CatalogCompiler.MaximumChannels}",
                "split the catalog by merchant or product, one registration each");
            return;
        }

        for (int i = 0; i < _definition.Channels.Count; i++)
        {
            IReadOnlyList<string> failover = _definition.Channels[i].Failover;
            for (int j = 0; j < failover.Count; j++)
            {
                CheckChannelReference($"channels[{i}].failover[{j}]", failover[j]);
            }

            IReadOnlyList<string> upstreams = _definition.Channels[i].Upstreams;
            for (int j = 0; j < upstreams.Count; j++)
            {
                CheckIdentifier($"channels[{i}].upstreams[{j}]", upstreams[j]);
            }
        }

        if (new FailoverOrder(_definition.Channels).FindCycle() is { } cycle)
        {
            _faults.Add("channels", string.Join(" → ", cycle), "is a cycle in failover", "let failover lead away from a channel, never back to it");
        }
    }

    private RouteSource[] CheckMethods()
    {
        if (_definition.Methods.Count == 0)
        {
            _faults.Add("methods", null, "has no payment method", "add at least one");
        }

        int routeCount = _definition.Methods.Sum(method => method.Routes.Count);
        if (routeCount > CatalogCompiler.MaximumRoutes)
        {
            _faults.Add("methods", null, $"has {routeCount} routes, more than {CatalogCompiler.MaximumRoutes}",
                "split the catalog by merchant or product, one registration each");
            return [];
        }

        var routes = new List<RouteSource>(routeCount);
        var seenMethods = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seenRoutes = new HashSet<string>(routeCount, StringComparer.OrdinalIgnoreCase);
        for (int m = 0; m < _definition.Methods.Count; m++)
        {
            CheckMethod(m, seenMethods);
            for (int r = 0; r < _definition.Methods[m].Routes.Count; r++)
            {
                if (CheckRoute(m, r, seenRoutes) is { } route)
                {
                    routes.Add(route);
                }
            }
        }

        return [.. routes];
    }

    private void CheckMethod(int index, HashSet<string> seen)
    {
        MethodDefinition method = _definition.Methods[index];
        string path = $"methods[{index}]";
        CheckUnique($"{path}.id", method.Id, "method", seen);
        if (method.Routes.Count == 0)
        {
            _faults.Add($"{path}.routes", null, "has no route", "add at least one, or remove the method");
        }

        if (method.RequiredApp is { } app)
        {
            CheckIdentifier($"{path}.requiredApp", app);
        }

        for (int i = 0; i < method.Verification.Count; i++)
        {
            VerificationMethods ways = method.Verification[i].AnyOf;
            if (ways == VerificationMethods.None || !WireNames.Verification.AreNamed(ways))
            {
                _faults.Add($"{path}.verification[{i}]", null, "lists no way to verify, or one that does not exist", $"list at least one of {WireNames.Verification.Choices}");
            }
            else if (method.Verification[i] != new VerificationStep(ways))
            {
                _faults.Add($"{path}.verification[{i}]", null, "asks for an age or a strength, which is not part of a catalog", "leave them out, and demand them with a risk rule");
            }
        }

        if (!WireNames.Instrument.IsNamed(method.Instrument))
        {
            _faults.Add($"{path}.instrument", null, "is none of the kinds there are", $"use one of {WireNames.Instrument.Choices}");
        }
    }

    private RouteSource? CheckRoute(int method, int index, HashSet<string> seen)
    {
        MethodDefinition owner = _definition.Methods[method];
        RouteDefinition route = owner.Routes[index];
        if (route.Id is { } written && !IsRouteId(written))
        {
            _faults.Add($"methods[{method}].routes[{index}].id", written, "is no identifier", $"use {Token.Form}");
        }

        string id = route.Id ?? $"{owner.Id}/{route.Channel}";
        if (!seen.Add(id))
        {
            _faults.Add($"methods[{method}].routes[{index}].id", id, "names two routes", "give each route over the same channel an `id` of its own");
        }

        if (route.Channel is not null && _channels.TryGetValue(route.Channel, out int channel))
        {
            return new RouteSource(method, index, channel, id);
        }

        CheckChannelReference($"methods[{method}].routes[{index}].channel", route.Channel);
        return null;
    }

    // A route may be named like the default is: with a slash between two parts.
    private static bool IsRouteId(string id) => Token.IsValid(id) || Token.IsValid(id.Replace('/', '.'));

    private void CheckChannelReference(string path, string? id)
    {
        if (id is null || !_channels.ContainsKey(id))
        {
            _faults.Add(path, id, "is not a declared channel", "declare it under `channels`, or correct the name");
        }
    }

    private void CheckUnique(string path, string id, string noun, HashSet<string> seen)
    {
        CheckIdentifier(path, id);
        if (!seen.Add(id ?? ""))
        {
            _faults.Add(path, id, $"names two {noun}s", $"give each {noun} its own identifier");
        }
    }

    private void CheckIdentifier(string path, string? id)
    {
        if (!Token.IsValid(id))
        {
            _faults.Add(path, id, "is no identifier", $"use {Token.Form}");
        }
    }
}
