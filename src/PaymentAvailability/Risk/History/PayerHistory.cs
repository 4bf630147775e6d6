using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What is remembered of a payer's payments. Immutable, safe for concurrent use.</summary>
/// <remarks>Devices and payees are kept as keyed hashes. Places are kept as they were given: give coarse ones.</remarks>
public sealed record PayerHistory
{
    /// <summary>The most that is remembered of amounts, devices, places and payees each.</summary>
    public const int MaximumOfAKind = 32;

    // Clocks of several machines differ by less.
    private static readonly TimeSpan MostClockSkew = TimeSpan.FromMinutes(5);

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

    /// <summary>
    /// What can be relied on at a moment: what seems to have happened after it was dated by a clock that has been put back since, so nobody knows
    /// when it was, and its moment is forgotten, with the declines that would wait for it to come again.
    /// </summary>
    internal PayerHistory KnownAt(DateTimeOffset now)
    {
        bool isPlaceAhead = LastPlaceAt - now > MostClockSkew;
        bool isDeclineAhead = LastDeclineAt - now > MostClockSkew;
        bool isAhead = LastAt - now > MostClockSkew;
        return isPlaceAhead || isDeclineAhead || isAhead
            ? this with
            {
                LastPlaceAt = isPlaceAhead ? null : LastPlaceAt,
                LastDeclineAt = isDeclineAhead ? null : LastDeclineAt,
                DeclinesInARow = isDeclineAhead ? 0 : DeclinesInARow,
                LastAt = isAhead ? default : LastAt,
            }
            : this;
    }

    /// <summary>The history after an attempt that succeeded. One that is told late changes nothing that is newer.</summary>
    internal PayerHistory AfterSuccess(Money? amount, ulong? device, ulong? payee, GeoPoint? place, DateTimeOffset at)
    {
        bool isDeclinedSince = LastDeclineAt > at;
        return this with
        {
            Amounts = amount is { } paid ? Latest(Amounts, paid, isSet: false) : Amounts,
            Devices = device is { } used ? Latest(Devices, used, isSet: true) : Devices,
            Payees = payee is { } receiver ? Latest(Payees, receiver, isSet: true) : Payees,
            Places = place is null ? Places : LastPlaceAt > at && !Places.IsEmpty ? Earlier(Places, place) : Latest(Places, place, isSet: true),
            LastPlaceAt = place is null ? LastPlaceAt : Later(LastPlaceAt, at),

            // Of the declines the last came after it, and nobody knows of the others.
            DeclinesInARow = isDeclinedSince ? 1 : 0,
            LastDeclineAt = isDeclinedSince ? LastDeclineAt : null,
            LastAt = at > LastAt ? at : LastAt,
        };
    }

    /// <summary>The history after an attempt that was declined. One that is told late, after a success that came later, says nothing.</summary>
    /// <param name="at">When it was.</param>
    /// <param name="forgottenAfter">How long after the last decline those before are forgotten.</param>
    internal PayerHistory AfterDecline(DateTimeOffset at, TimeSpan forgottenAfter) => DeclinesInARow == 0 && at < LastAt ? this : this with
    {
        DeclinesInARow = at - LastDeclineAt >= forgottenAfter ? 1 : DeclinesInARow + 1,
        LastDeclineAt = Later(LastDeclineAt, at),
        LastAt = at > LastAt ? at : LastAt,
    };

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;

    private static ImmutableArray<T> Latest<T>(ImmutableArray<T> known, T added, bool isSet)
    {
        ImmutableArray<T> rest = isSet ? known.Remove(added) : known;
        return [.. rest.Length < MaximumOfAKind ? rest : rest.RemoveAt(0), added];
    }

    // The latest stays the latest.
    private static ImmutableArray<GeoPoint> Earlier(ImmutableArray<GeoPoint> known, GeoPoint added) =>
        known.Contains(added) ? known
        : known.Length < MaximumOfAKind ? known.Insert(known.Length - 1, added)
        : known.RemoveAt(0).Insert(MaximumOfAKind - 2, added);
}
