using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>One thing that stands in the way, and all it closes. Immutable, safe for concurrent use.</summary>
public sealed class Finding
{
    internal Finding(ImmutableArray<Reason> reasons, string? upstream, LocalizedText? name, ImmutableArray<ClosedOption> options)
    {
        Reasons = reasons;
        Upstream = upstream;
        Name = name;
        Options = options;
    }

    /// <summary>The reasons that this one thing gave: one, or one a channel where channels failed together. At least one.</summary>
    public ImmutableArray<Reason> Reasons { get; }

    /// <summary>The first of the reasons.</summary>
    public Reason Reason => Reasons[0];

    /// <summary>What failed channels have in common, by the identifier of the catalog; <see langword="null"/> when the finding is no such failure.</summary>
    public string? Upstream { get; }

    /// <summary>What people call the upstream or the channel, where the finding is about one.</summary>
    public LocalizedText? Name { get; }

    /// <summary>The closed options on some route of which it stands, in the order of the catalog.</summary>
    public ImmutableArray<ClosedOption> Options { get; }

    /// <summary>The upstream or the reason, and how many options it closes.</summary>
    public override string ToString() => $"{Upstream ?? Reason.ToString()}: {Options.Length}";
}
