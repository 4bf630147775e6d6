using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Puts the reasons of closed options together by what they come from.</summary>
internal static class FindingList
{
    public static ImmutableArray<Finding> Of(ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed)
    {
        // Most routes have the very same reasons, so an instance that was seen needs no look at what it says.
        var seen = new Dictionary<Reason, Group>(32, ReferenceEqualityComparer.Instance);
        var groups = new Dictionary<object, Group>(16);
        var order = new List<Group>();
        foreach (ClosedOption option in closed)
        {
            foreach (ClosedRoute route in option.Routes.AsSpan())
            {
                foreach (Reason reason in diagnosed.ToldOf(route.Reasons).AsSpan())
                {
                    if (!seen.TryGetValue(reason, out Group? group))
                    {
                        seen.Add(reason, group = GroupOf(reason));
                        AddReason(group, reason);
                    }

                    AddOption(group, option);
                }
            }
        }

        order.Sort(static (one, other) => one.Options.Count != other.Options.Count
            ? other.Options.Count.CompareTo(one.Options.Count)
            : one.Number.CompareTo(other.Number));
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>(order.Count);
        foreach (Group group in order)
        {
            findings.Add(group.ToFinding(diagnosed.Catalog));
        }

        return findings.MoveToImmutable();

        Group GroupOf(Reason reason)
        {
            string? upstream = SharedUpstreams.ChannelOf(reason) is { } channel ? diagnosed.Upstreams.UpstreamOf(channel) : null;
            object key = upstream is null ? reason : (reason.Definition, upstream);
            if (!groups.TryGetValue(key, out Group? group))
            {
                groups.Add(key, group = new Group(upstream, order.Count));
                order.Add(group);
            }

            return group;
        }
    }

    /// <summary>The reason to tell first, chosen among the reasons as they may be told.</summary>
    public static Reason PrimaryOf(ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed) => new Headline().Of(
        [.. closed.Select(diagnosed.ToldOf)])!;

    private static void AddReason(Group group, Reason reason)
    {
        if (!group.Reasons.Contains(reason))
        {
            group.Reasons.Add(reason);
        }
    }

    private static void AddOption(Group group, ClosedOption option)
    {
        if (group.Options.Count == 0 || group.Options[^1] != option)
        {
            group.Options.Add(option);
        }
    }

    private sealed class Group(string? upstream, int number)
    {
        /// <summary>The place at which it was found.</summary>
        public int Number { get; } = number;

        public List<Reason> Reasons { get; } = new(1);

        public List<ClosedOption> Options { get; } = [];

        public Finding ToFinding(PaymentCatalog catalog)
        {
            string? subject = upstream ?? SharedUpstreams.ChannelOf(Reasons[0]);
            return new Finding([.. Reasons], upstream, subject is null ? null : catalog.NameOfUpstream(subject), [.. Options]);
        }
    }
}
