namespace PaymentAvailability;

/// <summary>Where one route of a definition stands, and its identifier.</summary>
internal readonly record struct RouteSource(int Method, int Route, int Channel, string Id);

/// <summary>A definition whose structure is sound, with its routes in one list; what the compilers of the dimensions work on.</summary>
/// <remarks>Whatever has terms has a place in it, a slot: the channels first, then the methods, then the routes.</remarks>
internal sealed record CatalogDraft(CatalogDefinition Definition, RouteSource[] Routes)
{
    public int SlotCount => SlotOfRoute(Routes.Length);

    /// <summary>The banks that terms may list, or nothing when they may list any.</summary>
    public HashSet<string>? DeclaredBanks { get; } = Definition.Banks.Count == 0
        ? null
        : new HashSet<string>(Definition.Banks.Select(bank => bank.Id ?? ""), StringComparer.OrdinalIgnoreCase);

    public TermsDefinition TermsOfRoute(int route) => Definition.Methods[Routes[route].Method].Routes[Routes[route].Route].Terms;

    public TermPath PathOfRoute(int route) => TermPath.OfRoute(Routes[route].Method, Routes[route].Route);

    public static int SlotOfChannel(int channel) => channel;

    public int SlotOfMethod(int method) => Definition.Channels.Count + method;

    public int SlotOfRoute(int route) => Definition.Channels.Count + Definition.Methods.Count + route;
}
