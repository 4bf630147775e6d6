namespace PaymentAvailability;

/// <summary>What has a state of its own: a whole channel, or its traffic with one bank or by one method. Case does not matter to <see cref="Comparer"/>.</summary>
internal readonly record struct ChannelKey(string Channel, string? Bank, string? Method)
{
    /// <summary>Ignores case; orders by channel, whole channels first.</summary>
    public static ChannelKeyComparer Comparer { get; } = new();

    public bool IsWholeChannel => Bank is null && Method is null;

    public ChannelKey OfWholeChannel => new(Channel, null, null);

    public static ChannelKey Of(ChannelStatus status) => new(status.Channel, status.Bank, status.Method);
}

/// <summary>Compares keys as the catalog compares identifiers.</summary>
internal sealed class ChannelKeyComparer : IEqualityComparer<ChannelKey>, IComparer<ChannelKey>
{
    public bool Equals(ChannelKey x, ChannelKey y) => Compare(x, y) == 0;

    public int GetHashCode(ChannelKey key) => HashCode.Combine(Hash(key.Channel), Hash(key.Bank), Hash(key.Method));

    public int Compare(ChannelKey x, ChannelKey y)
    {
        int order = StringComparer.OrdinalIgnoreCase.Compare(x.Channel, y.Channel);
        order = order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(x.Bank, y.Bank);
        return order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(x.Method, y.Method);
    }

    private static int Hash(string? part) => part is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(part);
}
