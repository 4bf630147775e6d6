using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What is remembered of a payer's payments. Immutable, safe for concurrent use.</summary>
/// <remarks>Devices and payees are kept as keyed hashes. Places are kept as they were given: give coarse ones.</remarks>
public sealed record PayerHistory
{
    /// <summary>The most that is remembered of amounts, devices, places and payees each.</summary>
    public const int MaximumOfAKind = 32;

    /// <summary>Nothing yet.</summary>
    public static PayerHistory Empty { get; } = new();

    /// <summary>Amounts that were paid, latest last.</summary>
    public ImmutableArray<Money> Amounts { get; init; } = [];

    /// <summary>The devices that were paid with, as hashes, latest last.</summary>
    public ImmutableArray<ulong> Devices { get; init; } = [];

    /// <summary>The accounts that were paid to, as hashes, latest last.</summary>
    public ImmutableArray<ulong> Payees { get; init; } = [];

    /// <summary>The places that were paid from, latest last.</summary>
    public ImmutableArray<GeoPoint> Places { get; init; } = [];

    /// <summary>When the last payment with a place was.</summary>
    public DateTimeOffset? LastPlaceAt { get; init; }

    /// <summary>How many attempts were declined since the last one that succeeded.</summary>
    public int DeclinesInARow { get; init; }

    /// <summary>When the last attempt was declined.</summary>
    public DateTimeOffset? LastDeclineAt { get; init; }

    /// <summary>When the last attempt ended.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>How many payments are remembered.</summary>
    public override string ToString() => $"history of {Amounts.Length} payments";

    /// <summary>The history after an attempt that succeeded.</summary>
    internal PayerHistory AfterSuccess(Money? amount, ulong? device, ulong? payee, GeoPoint? place, DateTimeOffset at) => this with
    {
        Amounts = amount is { } paid ? Latest(Amounts, paid, isSet: false) : Amounts,
        Devices = device is { } used ? Latest(Devices, used, isSet: true) : Devices,
        Payees = payee is { } receiver ? Latest(Payees, receiver, isSet: true) : Payees,
        Places = place is null ? Places : Latest(Places, place, isSet: true),
        LastPlaceAt = place is null ? LastPlaceAt : Later(LastPlaceAt, at),
        DeclinesInARow = 0,
        LastDeclineAt = null,
        LastAt = at > LastAt ? at : LastAt,
    };

    /// <summary>The history after an attempt that was declined.</summary>
    internal PayerHistory AfterDecline(DateTimeOffset at) => this with
    {
        DeclinesInARow = DeclinesInARow + 1,
        LastDeclineAt = Later(LastDeclineAt, at),
        LastAt = at > LastAt ? at : LastAt,
    };

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;

    private static ImmutableArray<T> Latest<T>(ImmutableArray<T> known, T added, bool isSet)
    {
        ImmutableArray<T> rest = isSet ? known.Remove(added) : known;
        return [.. rest.Length < MaximumOfAKind ? rest : rest.RemoveAt(0), added];
    }
}
