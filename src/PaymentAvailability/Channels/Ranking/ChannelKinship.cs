namespace PaymentAvailability;

/// <summary>Which channels of a catalog fail together, and which have to be compared at all. Immutable, made once for each catalog.</summary>
/// <remarks>Two channels fail together when they share an upstream, or one is the other's upstream. Routes over one channel stay as the catalog has them.</remarks>
internal sealed class ChannelKinship
{
    private readonly int[][] _stakes;
    private readonly bool[] _hasKin;
    private readonly ulong[] _keys;

    public ChannelKinship(PaymentCatalog catalog)
    {
        Catalog = catalog;
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _stakes = [.. catalog.Channels.Select(channel => channel.Upstreams.Append(channel.Id).Select(NumberOf).Distinct().ToArray())];
        _keys = [.. catalog.Channels.Select(channel => DecisionRandom.KeyOf(channel.Id))];
        _hasKin = [.. catalog.Methods.Select(HasKin)];
        Compared = [.. catalog.Methods.Where(method => method.Routes.Length > 1).SelectMany(method => method.Routes).Select(route => route.Channel).Distinct()];

        int NumberOf(string name) => numbers.TryGetValue(name, out int number) ? number : numbers[name] = numbers.Count;
    }

    public PaymentCatalog Catalog { get; }

    /// <summary>The channels that some method has beside another route.</summary>
    public PaymentChannel[] Compared { get; }

    /// <summary>Whether any two routes of a method fail together.</summary>
    public bool HasKinAmong(PaymentMethod method) => _hasKin[method.Index];

    public bool AreKin(PaymentChannel one, PaymentChannel other) => one != other && _stakes[one.Index].AsSpan().ContainsAny(_stakes[other.Index]);

    /// <summary>The channel's number for <see cref="DecisionRandom"/>.</summary>
    public ulong KeyOf(PaymentChannel channel) => _keys[channel.Index];

    // Looks at what each depends on, so that a method with very many routes is not compared pair by pair.
    private bool HasKin(PaymentMethod method)
    {
        var met = new HashSet<int>();
        return method.Routes.Select(route => route.Channel).Distinct().Any(channel => _stakes[channel.Index].Any(stake => !met.Add(stake)));
    }
}
