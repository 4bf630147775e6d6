namespace PaymentAvailability;

/// <summary>Where one route of a definition stands.</summary>
internal readonly record struct RouteSource(int Method, int Route, int Channel);

/// <summary>A definition whose structure is sound, with its routes in one list; what the compilers of the dimensions work on.</summary>
internal sealed record CatalogDraft(CatalogDefinition Definition, RouteSource[] Routes)
{
    public TermsDefinition TermsOfRoute(in RouteSource source) => Definition.Methods[source.Method].Routes[source.Route].Terms;
}
