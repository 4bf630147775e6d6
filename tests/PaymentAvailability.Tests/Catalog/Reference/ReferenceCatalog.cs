namespace PaymentAvailability.Tests;

/// <summary>
/// What a catalog means, restated from its definition as plainly as possible and without looking at how it is compiled. Slow on purpose.
/// </summary>
internal sealed class ReferenceCatalog
{
    private readonly Dictionary<ServiceHoursDefinition, ServiceHours> _hours = new(ReferenceEqualityComparer.Instance);

    public ReferenceCatalog(CatalogDefinition definition)
    {
        Dictionary<string, ChannelDefinition> channels = definition.Channels.ToDictionary(channel => channel.Id, StringComparer.OrdinalIgnoreCase);
        Routes =
        [
            .. from method in definition.Methods
               from route in method.Routes
               select RouteOf(method, route, channels[route.Channel]),
        ];
    }

    /// <summary>In the order of the definition.</summary>
    public ReferenceRoute[] Routes { get; }

    private ReferenceRoute RouteOf(MethodDefinition method, RouteDefinition route, ChannelDefinition channel)
    {
        TermsDefinition[] terms = [route.Terms, method.Terms, channel.Terms];
        ServiceHours[] hours = [.. terms.Select(each => each.Hours).OfType<ServiceHoursDefinition>().Select(Read)];
        return new ReferenceRoute(route.Id ?? $"{method.Id}/{route.Channel}", terms, hours);
    }

    private ServiceHours Read(ServiceHoursDefinition definition)
    {
        if (!_hours.TryGetValue(definition, out ServiceHours? hours))
        {
            if (!ServiceHoursReader.TryRead(definition, [], out hours))
                throw new ArgumentException("a definition with faults has no meaning", nameof(definition));
            _hours.Add(definition, hours);
        }

        return hours;
    }
}
