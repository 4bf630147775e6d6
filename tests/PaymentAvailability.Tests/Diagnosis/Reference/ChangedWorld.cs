namespace PaymentAvailability.Tests;

/// <summary>A set of changes as the reference sees it: nothing or a value for each fact, and acts by number.</summary>
/// <param name="Acts">What somebody does, as bits.</param>
/// <param name="AtMost">The largest amount, if that is changed.</param>
/// <param name="AtLeast">The smallest amount, if that is changed.</param>
/// <param name="Until">The moment to wait for.</param>
/// <param name="Client">The client to switch to.</param>
/// <param name="AppVersion">The version to update to.</param>
/// <param name="Another">What another instrument may be: every concrete one that fits.</param>
internal readonly record struct ChangedWorld(
    uint Acts, long? AtMost, long? AtLeast, DateTimeOffset? Until, ClientKind? Client, Version? AppVersion, ConcreteInstruments? Another)
{
    /// <summary>Whether this asks no more than the other.</summary>
    public bool IsWithin(ChangedWorld other) =>
        (Acts & ~other.Acts) == 0
        && (AtMost is null || AtMost >= other.AtMost)
        && (AtLeast is null || AtLeast <= other.AtLeast)
        && (Until is null || Until <= other.Until)
        && (Client is null || Client == other.Client)
        && (AppVersion is null || AppVersion <= other.AppVersion)
        && (Another is null || (other.Another is { } narrow && Another.Includes(narrow)));

    /// <summary>The changes as the library writes them.</summary>
    public string ToText(string[] actNames)
    {
        uint acts = Acts;
        string?[] values =
        [
            AtMost is { } most ? $"pay_at_most {Money.FromMinorUnits(most, Currency.Parse("CNY"))}" : null,
            AtLeast is { } least ? $"pay_at_least {Money.FromMinorUnits(least, Currency.Parse("CNY"))}" : null,
            Until is { } until ? $"wait {until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}" : null,
            Client is { } client ? $"switch_client {WireNames.Client.NameOf(client)}" : null,
            AppVersion is { } version ? $"update_app {version}" : null,
            Another?.ToString(),
        ];
        return string.Join(" and ", values.OfType<string>().Concat(actNames.Where((_, act) => (acts >> act & 1) != 0)).Order(StringComparer.Ordinal));
    }
}

/// <summary>Every instrument of a kind that some terms accept, in a world of few banks and card types.</summary>
internal sealed record ConcreteInstruments(InstrumentKind Kind, HashSet<(string Bank, CardType Type)> All)
{
    /// <summary>The banks there are; the last is one that no terms name.</summary>
    public static readonly string[] Banks = ["CMB", "ICBC", "ABC", "OTHER"];

    public static ConcreteInstruments Of(InstrumentKind kind, Func<string, bool> acceptsBank, Func<CardType, bool> acceptsType) => new(
        kind,
        [.. from bank in Banks from type in Enum.GetValues<CardType>() where acceptsBank(bank) && acceptsType(type) select (bank, type)]);

    public bool Includes(ConcreteInstruments other) => ReferenceEquals(this, other) || (Kind == other.Kind && other.All.IsSubsetOf(All));

    public override string ToString() =>
        $"use_instrument {WireNames.Instrument.NameOf(Kind)} {string.Join('|', All.Order().Select(each => $"{each.Bank}/{each.Type}"))}";
}
