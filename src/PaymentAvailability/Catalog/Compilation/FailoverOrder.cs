using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Orders the routes of a method so that each channel comes before those it fails over to, and those in the order it prefers.</summary>
/// <remarks>
/// Tolerates faulty definitions, because cycles are looked for before the rest is known to be sound. Walks with stacks of its own: a
/// chain of failover may be as long as a catalog.
/// </remarks>
internal sealed class FailoverOrder
{
    private readonly IReadOnlyList<ChannelDefinition> _channels;
    private readonly int[][] _targets;
    private readonly int[]?[] _ancestors;
    private readonly List<int>[] _sources;
    private readonly bool _hasRelations;

    public FailoverOrder(IReadOnlyList<ChannelDefinition> channels)
    {
        _channels = channels;
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < channels.Count; i++)
        {
            indexes.TryAdd(channels[i].Id ?? "", i);
        }

        _targets = [.. channels.Select(channel =>
            channel.Failover.Where(target => target is not null && indexes.ContainsKey(target)).Select(target => indexes[target]).ToArray())];
        _sources = [.. channels.Select(_ => new List<int>())];
        _ancestors = new int[channels.Count][];
        for (int i = 0; i < channels.Count; i++)
        {
            foreach (int target in _targets[i])
            {
                _sources[target].Add(i);
                _hasRelations = true;
            }
        }
    }

    /// <summary>The identifiers along one cycle, its first repeated at the end; nothing when there is no cycle.</summary>
    public IReadOnlyList<string>? FindCycle()
    {
        var states = new WalkState[_channels.Count];
        for (int i = 0; i < _channels.Count; i++)
        {
            if (FindCycleFrom(i, states) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    /// <summary>The routes of one method in failover order; routes that failover does not relate stay as written.</summary>
    public ImmutableArray<PaymentRoute> Sort(ReadOnlySpan<(RouteSource Source, PaymentRoute Route)> written)
    {
        if (!_hasRelations)
        {
            return AsWritten(written);
        }

        written = InOrderOfPreference(written);
        var routes = new Dictionary<int, List<PaymentRoute>>();
        foreach ((RouteSource source, PaymentRoute route) in written)
        {
            if (!routes.TryGetValue(source.Channel, out List<PaymentRoute>? ofChannel))
            {
                routes.Add(source.Channel, ofChannel = []);
            }

            ofChannel.Add(route);
        }

        var placed = new HashSet<PaymentRoute>();
        var sorted = ImmutableArray.CreateBuilder<PaymentRoute>(written.Length);
        foreach ((RouteSource source, PaymentRoute route) in written)
        {
            if (_sources[source.Channel].Count > 0)
            {
                foreach (int before in AncestorsOf(source.Channel))
                {
                    routes.GetValueOrDefault(before)?.ForEach(Place);
                }
            }

            Place(route);
        }

        return sorted.MoveToImmutable();

        void Place(PaymentRoute route)
        {
            if (placed.Add(route))
            {
                sorted.Add(route);
            }
        }
    }

    // What channels prefer is done first, so that what must come before what has the last word. Going backwards, so that the first written counts.
    private (RouteSource Source, PaymentRoute Route)[] InOrderOfPreference(ReadOnlySpan<(RouteSource Source, PaymentRoute Route)> written)
    {
        (RouteSource Source, PaymentRoute Route)[] routes = written.ToArray();
        foreach (int channel in routes.Select(route => route.Source.Channel).Distinct().Reverse().ToArray())
        {
            int[] targets = _targets[channel];
            if (targets.Length < 2)
            {
                continue;
            }

            var ranks = new Dictionary<int, int>();
            foreach (int target in targets)
            {
                ranks.TryAdd(target, ranks.Count);
            }

            int[] places = [.. Enumerable.Range(0, routes.Length).Where(i => ranks.ContainsKey(routes[i].Source.Channel))];
            (RouteSource Source, PaymentRoute Route)[] preferred = [.. places.Select(i => routes[i]).OrderBy(route => ranks[route.Source.Channel])];
            for (int i = 0; i < places.Length; i++)
            {
                routes[places[i]] = preferred[i];
            }
        }

        return routes;
    }

    private static ImmutableArray<PaymentRoute> AsWritten(ReadOnlySpan<(RouteSource Source, PaymentRoute Route)> written)
    {
        var routes = ImmutableArray.CreateBuilder<PaymentRoute>(written.Length);
        foreach ((_, PaymentRoute route) in written)
        {
            routes.Add(route);
        }

        return routes.MoveToImmutable();
    }

    /// <summary>The channels that lead to <paramref name="channel"/>, those that lead to others of them first; walked once for each channel.</summary>
    private int[] AncestorsOf(int channel) => _ancestors[channel] ??= [.. WalkAncestors(channel)];

    private IEnumerable<int> WalkAncestors(int channel)
    {
        var finished = new HashSet<int>();
        var path = new Stack<(int Channel, int NextSource)>();
        path.Push((channel, 0));
        while (path.TryPop(out (int Channel, int NextSource) at))
        {
            if (at.NextSource < _sources[at.Channel].Count)
            {
                path.Push((at.Channel, at.NextSource + 1));
                int source = _sources[at.Channel][at.NextSource];
                if (!finished.Contains(source))
                {
                    path.Push((source, 0));
                }
            }
            else if (at.Channel != channel && finished.Add(at.Channel))
            {
                yield return at.Channel;
            }
        }
    }

    private IReadOnlyList<string>? FindCycleFrom(int start, WalkState[] states)
    {
        var path = new Stack<(int Channel, int NextTarget)>();
        path.Push((start, 0));
        while (path.TryPop(out (int Channel, int NextTarget) at))
        {
            if (at.NextTarget == _targets[at.Channel].Length || states[at.Channel] == WalkState.Left)
            {
                states[at.Channel] = WalkState.Left;
                continue;
            }

            states[at.Channel] = WalkState.Entered;
            path.Push((at.Channel, at.NextTarget + 1));
            int target = _targets[at.Channel][at.NextTarget];
            if (states[target] == WalkState.Entered)
            {
                IEnumerable<int> way = path.Reverse().Select(step => step.Channel).SkipWhile(channel => channel != target);
                return [.. way.Append(target).Select(channel => _channels[channel].Id)];
            }

            if (states[target] == WalkState.New)
            {
                path.Push((target, 0));
            }
        }

        return null;
    }

    private enum WalkState
    {
        New,
        Entered,
        Left,
    }
}
