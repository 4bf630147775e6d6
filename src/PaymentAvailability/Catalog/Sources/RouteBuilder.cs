namespace PaymentAvailability;

/// <summary>Says what a route is; see <see cref="MethodBuilder.Route"/>. For one thread at a time.</summary>
public sealed class RouteBuilder
{
    private readonly string _channel;
    private readonly TermsBuilder _terms = new();
    private string? _id;

    internal RouteBuilder(string channel) => _channel = channel;

    /// <summary>Identifies the route in the whole catalog. By default <c>method/channel</c>; needed when a method goes twice over a channel.</summary>
    public RouteBuilder Id(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>Adds to what the route accepts, within its method's and its channel's terms.</summary>
    public RouteBuilder Terms(Action<TermsBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        describe(_terms);
        return this;
    }

    internal RouteDefinition Define(InputPath path, FaultCollector faults) => new()
    {
        Id = _id,
        Channel = _channel,
        Terms = _terms.Define(path.Property("terms"), faults),
    };
}
