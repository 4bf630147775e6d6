using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>The facts of a query as the words that terms are written in.</summary>
internal sealed class ReferenceFacts
{
    private const decimal SmallestUnits = long.MinValue;
    private const decimal LargestUnits = long.MaxValue;

    public ReferenceFacts(in RouteQuery query)
    {
        BuiltIn = new Dictionary<string, string?>
        {
            ["currency"] = query.Amount?.Currency.Code,
            ["country"] = query.Country?.Code,
            ["client"] = SnakeCase(query.Client),
            ["product"] = query.Product,
            ["capture"] = SnakeCase(query.Capture),
            ["recurrence"] = SnakeCase(query.Recurrence),
            ["bank"] = query.Bank,
            ["card_type"] = SnakeCase(query.CardType),
            ["card_network"] = query.CardNetwork,
            ["account_class"] = SnakeCase(query.AccountClass),
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

    private static string? SnakeCase<T>(T? value)
        where T : struct, Enum
    {
        if (value is not { } given)
            return null;

        var text = new StringBuilder();
        foreach (char character in given.ToString())
        {
            if (text.Length > 0 && (char.IsUpper(character) || char.IsDigit(character)))
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
