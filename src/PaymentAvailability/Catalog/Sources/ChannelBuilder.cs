namespace PaymentAvailability;

/// <summary>Says what a channel is; see <see cref="CatalogBuilder.Channel"/>. For one thread at a time.</summary>
public sealed class ChannelBuilder
{
    private readonly string _id;
    private readonly TermsBuilder _terms = new();
    private readonly List<string> _failover = [];
    private readonly List<string> _upstreams = [];
    private LocalizedText? _name;

    internal ChannelBuilder(string id) => _id = id;

    /// <summary>What operators and payers call the channel. By default the identifier.</summary>
    public ChannelBuilder Name(LocalizedText name)
    {
        _name = name;
        return this;
    }

    /// <summary>What operators and payers call the channel, in Chinese and in every other language.</summary>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public ChannelBuilder Name(string chinese, string english) => Name(CatalogBuilder.NameOf(chinese, english));

    /// <summary>Adds channels to try when this one fails, the preferred one first; see <see cref="ChannelDefinition.Failover"/>.</summary>
    public ChannelBuilder FailsOverTo(params IReadOnlyList<string> channels)
    {
        _failover.AddRange(channels);
        return this;
    }

    /// <summary>Adds what the channel itself depends on, such as a clearing network or a bank, so that one failure of theirs is told once, and channels that share one are not each other's backup.</summary>
    public ChannelBuilder DependsOn(params IReadOnlyList<string> upstreams)
    {
        _upstreams.AddRange(upstreams);
        return this;
    }

    /// <summary>Adds to what every route over the channel accepts at most.</summary>
    public ChannelBuilder Terms(Action<TermsBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        describe(_terms);
        return this;
    }

    /// <inheritdoc cref="TermsBuilder.Hours(string, ServiceDays, string, string)"/>
    public ChannelBuilder Hours(string timeZone, ServiceDays days, string from, string to) =>
        Terms(terms => terms.Hours(timeZone, days, from, to));

    internal ChannelDefinition Define(InputPath path, FaultCollector faults) => new()
    {
        Id = _id,
        Name = _name,
        Failover = [.. _failover],
        Upstreams = [.. _upstreams],
        Terms = _terms.Define(path.Property("terms"), faults),
    };
}
