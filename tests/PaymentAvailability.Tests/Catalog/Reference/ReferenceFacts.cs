namespace PaymentAvailability.Tests;

/// <summary>The facts of a query as the words that terms are written in.</summary>
internal sealed class ReferenceFacts
{
    private const string UnknownName = "a number without a name";
    private const decimal SmallestUnits = long.MinValue;
    private const decimal LargestUnits = long.MaxValue;

    private static readonly string[] Clients =
        ["app", "mobile_web", "mini_program", "in_wallet_browser", "desktop_web", "point_of_sale", "back_end"];

    private static readonly string[] Captures = ["automatic", "manual"];
    private static readonly string[] Recurrences = ["one_off", "recurring"];
    private static readonly string[] CardTypes = ["debit", "credit", "semi_credit", "prepaid"];
    private static readonly string[] AccountClasses = ["class_1", "class_2", "class_3", "class_4"];

    public ReferenceFacts(in RouteQuery query)
    {
        BuiltIn = new Dictionary<string, string?>
        {
            ["currency"] = query.Amount?.Currency.Code,
            ["country"] = query.Country?.Code,
            ["client"] = NameOf((int?)query.Client, Clients),
            ["product"] = query.Product,
            ["capture"] = NameOf((int?)query.Capture, Captures),
            ["recurrence"] = NameOf((int?)query.Recurrence, Recurrences),
            ["bank"] = query.Bank,
            ["card_type"] = NameOf((int?)query.CardType, CardTypes),
            ["card_network"] = query.CardNetwork,
            ["account_class"] = NameOf((int?)query.AccountClass, AccountClasses),
        };
        Attributes = query.Attributes is { } attributes ? attributes.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) : [];
        Amount = query.Amount is { } amount && IsInMinorUnits(amount) ? amount : null;
        At = query.At;
    }

    /// <summary>By dimension the value given, or null.</summary>
    public Dictionary<string, string?> BuiltIn { get; }

    public Dictionary<string, string?> Attributes { get; }

    /// <summary>What is to be paid, unless it is finer than the currency's smallest unit or too large to count in it.</summary>
    public Money? Amount { get; }

    public DateTimeOffset? At { get; }

    private static bool IsInMinorUnits(Money money)
    {
        decimal unit = 1;
        for (int i = 0; i < money.Currency.MinorUnits; i++)
            unit /= 10;

        return money.Amount >= SmallestUnits * unit && money.Amount <= LargestUnits * unit && money.Amount % unit == 0;
    }

    private static string? NameOf(int? number, string[] names) =>
        number is not { } given ? null
        : given >= 0 && given < names.Length ? names[given]
        : UnknownName;
}
