namespace PaymentAvailability.Benchmarks;

/// <summary>A catalog and the payments that are asked of it.</summary>
/// <param name="Definition">Its routes carry all terms themselves, so that hand-written contestants need look nowhere else.</param>
/// <param name="Queries">The questions every contestant answers.</param>
internal sealed record Market(CatalogDefinition Definition, RouteQuery[] Queries)
{
    /// <summary>How many questions fit a size, so that the slowest contestant answers them all in well under a second.</summary>
    public static int QuestionsFor(int routes) => Math.Clamp(3_200_000 / routes, 64, 512);

    /// <summary>The identifiers of the routes, in the order of the definition.</summary>
    public string[] RouteIds() =>
        [.. from method in Definition.Methods from route in method.Routes select route.Id ?? $"{method.Id}/{route.Channel}"];
}
