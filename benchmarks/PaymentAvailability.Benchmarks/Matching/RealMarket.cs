using System.Text.Json;

namespace PaymentAvailability.Benchmarks;

/// <summary>The routes of a payment platform in production: method, connector, countries and currencies.</summary>
internal static class RealMarket
{
    private const string FileName = "payment-method-filters.json";
    private const int Questions = 512;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The market, or nothing where the shared data is absent.</summary>
    public static Market? TryCreate(int seed)
    {
        if (FindFile() is not { } file)
            return null;

        Filter[] filters = JsonSerializer.Deserialize<Filter[]>(File.ReadAllBytes(file), Options)!;
        string[] currencies = [.. filters.SelectMany(filter => filter.Currencies ?? []).Distinct()];
        string[] countries = [.. filters.SelectMany(filter => filter.Countries ?? []).Distinct()];
        var random = new Random(seed);
        return new Market(DefinitionOf(filters), [.. Enumerable.Range(0, Questions).Select(_ => new RouteQuery
        {
            Amount = new Money(random.Next(1, 10_000), random.GetItems(currencies, 1)[0]),
            Country = random.Next(10) > 0 ? Country.Parse(random.GetItems(countries, 1)[0]) : null,
        })]);
    }

    private static CatalogDefinition DefinitionOf(Filter[] filters) => new()
    {
        Channels = [.. filters.Select(filter => filter.Channel).Distinct().Select(id => new ChannelDefinition { Id = id })],
        Methods =
        [
            .. from filter in filters
               group new RouteDefinition { Channel = filter.Channel, Terms = TermsOf(filter) } by filter.Method
               into routes
               select new MethodDefinition { Id = routes.Key, Routes = [.. routes] },
        ],
    };

    private static TermsDefinition TermsOf(Filter filter)
    {
        var sets = new Dictionary<string, ValueSetDefinition>();
        if (filter.Countries is { Length: > 0 } countries)
            sets.Add("country", ValueSetDefinition.Only(countries));
        if (filter.Currencies is { Length: > 0 } currencies)
            sets.Add("currency", ValueSetDefinition.Only(currencies));
        return new TermsDefinition { Sets = sets };
    }

    private static string? FindFile()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaymentAvailability.sln")))
            {
                string file = Path.Combine(folder.FullName, "..", "shared", "data", FileName);
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }

    private sealed record Filter(string Channel, string Method, string[]? Countries, string[]? Currencies);
}
