namespace PaymentAvailability;

/// <summary>The grammar of a catalog file: which properties its objects have. <c>docs/schema</c> says the same, and a test compares the two.</summary>
internal static class CatalogShapes
{
    public static readonly InputShape Catalog = new("a catalog", ["methods"], ["$schema", "version", "banks", "channels"]);

    public static readonly InputShape Bank = new("a bank", ["id"], ["name"]);

    public static readonly InputShape Channel = new("a channel", ["id"], ["name", "failover", "upstreams", "terms"]);

    public static readonly InputShape Method = new(
        "a method", ["id", "routes"], ["name", "instrument", "verification", "requiredApp", "minimumAppVersion", "terms"]);

    public static readonly InputShape Route = new("a route", ["channel"], ["id", "terms"]);

    public static readonly InputShape Terms = new(
        "terms", [], [.. TermDimension.BuiltIn.Select(dimension => dimension.Name), "amount", "hours", "attributes"]);

    public static readonly InputShape ValueSet = new("a term", [], ["only", "except"]);

    public static readonly InputShape AmountRange = new("a range of amounts", [], ["min", "max"]);

    public static readonly InputShape Hours = new("service hours", ["timeZone", "windows"], []);

    public static readonly InputShape Window = new("a window", ["days", "from", "to"], []);
}
