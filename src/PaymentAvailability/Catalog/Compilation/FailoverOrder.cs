using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Orders the routes of a method so that each channel comes before those it fails over to.</summary>
/// <remarks>Tolerates faulty definitions, because cycles are looked for before the rest is known to be sound.</remarks>
internal sealed class FailoverOrder
{
    private readonly IReadOnlyList<ChannelDefinition> _channels;
    private readonly int[][] _targets;

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
    }

    /// <summary>The identifiers along one cycle, its first repeated at the end; nothing when there is no cycle.</summary>
    public IReadOnlyList<string>? FindCycle()
    {
        var done = new bool[_channels.Count];
        var path = new Stack<int>();
        for (int i = 0; i < _channels.Count; i++)
        {
            if (FindCycle(i, path, done) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    /// <summary>The routes of one method in failover order; routes that failover does not relate stay as written.</summary>
    public ImmutableArray<PaymentRoute> Sort(ReadOnlySpan<(RouteSource Source, PaymentRoute Route)> written)
    {
        var sorted = ImmutableArray.CreateBuilder<PaymentRoute>(written.Length);
        var waiting = new Dictionary<int, List<PaymentRoute>>();
        foreach ((RouteSource source, PaymentRoute route) in written)
        {
            if (!waiting.TryGetValue(source.Channel, out List<PaymentRoute>? routes))
            {
                waiting.Add(source.Channel, routes = []);
            }

            routes.Add(route);
        }

        if (!waiting.Keys.Any(channel => _targets[channel].Length > 0))
        {
            foreach ((_, PaymentRoute route) in written)
            {
                sorted.Add(route);
            }

            return sorted.MoveToImmutable();
        }

        Dictionary<int, int[]> predecessors = PredecessorsAmong([.. waiting.Keys]);
        var placed = new HashSet<PaymentRoute>();
        foreach ((RouteSource source, PaymentRoute route) in written)
        {
            foreach (int predecessor in predecessors[source.Channel])
            {
                waiting[predecessor].ForEach(Place);
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

    // For each channel the ones that lead to it, those that lead to others of them first.
    private Dictionary<int, int[]> PredecessorsAmong(int[] channels)
    {
        Dictionary<int, HashSet<int>> reachable = channels.ToDictionary(channel => channel, ReachableFrom);
        return channels.ToDictionary(
            channel => channel,
            channel => channels.Where(other => reachable[other].Contains(channel)).OrderByDescending(other => reachable[other].Count).ToArray());
    }

    private HashSet<int> ReachableFrom(int channel)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(_targets[channel]);
        while (open.TryPop(out int next))
        {
            if (reached.Add(next))
            {
                foreach (int target in _targets[next])
                {
                    open.Push(target);
                }
            }
        }

        return reached;
    }

    private IReadOnlyList<string>? FindCycle(int channel, Stack<int> path, bool[] done)
    {
        if (path.Contains(channel))
        {
            int[] inOrder = [.. path.Reverse()];
            return [.. inOrder.Skip(Array.IndexOf(inOrder, channel)).Append(channel).Select(index => _channels[index].Id)];
        }

        if (done[channel])
        {
            return null;
        }

        path.Push(channel);
        foreach (int target in _targets[channel])
        {
            if (FindCycle(target, path, done) is { } cycle)
            {
                return cycle;
            }
        }

        path.Pop();
        done[channel] = true;
        return null;
    }
}
