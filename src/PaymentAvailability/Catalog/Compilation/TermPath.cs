namespace PaymentAvailability;

/// <summary>Where in a catalog a term stands; written out only when there is a fault to report.</summary>
/// <param name="Method">The index of the method, or -1 when the terms are a channel's.</param>
/// <param name="Route">The index of the route in its method, or -1 when the terms are the method's or the channel's.</param>
/// <param name="Channel">The index of the channel, when the terms are a channel's.</param>
internal readonly record struct TermPath(int Method, int Route, int Channel)
{
    public static TermPath OfChannel(int channel) => new(-1, -1, channel);

    public static TermPath OfMethod(int method) => new(method, -1, -1);

    public static TermPath OfRoute(int method, int route) => new(method, route, -1);

    public string Terms => this switch
    {
        { Method: < 0 } => $"channels[{Channel}].terms",
        { Route: < 0 } => $"methods[{Method}].terms",
        _ => $"methods[{Method}].routes[{Route}].terms",
    };

    public string OfDimension(TermDimension dimension) =>
        dimension.IsAttribute ? $"{Terms}.attributes.{dimension.Name}" : $"{Terms}.{dimension.Name}";

    public string OfSet(TermDimension dimension, ValueSetDefinition set) => $"{OfDimension(dimension)}.{(set.IsExcept ? "except" : "only")}";

    public string OfValue(TermDimension dimension, ValueSetDefinition set, int index) => $"{OfSet(dimension, set)}[{index}]";

    public string OfAmount(string currency) => $"{Terms}.amount.{currency}";

    public string OfHours(string path) => path.Length == 0 ? $"{Terms}.hours" : $"{Terms}.hours.{path}";
}
