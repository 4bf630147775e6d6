using System.Buffers.Binary;

namespace PaymentAvailability.Sql;

/// <summary>What is added to one row of a counter.</summary>
/// <param name="Key">Of counter and subject.</param>
/// <param name="Segment">Of the window, or the number of the calendar period.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">How much.</param>
/// <param name="EndsAt">When the row leaves every window, in ticks; 0 when that is not known any more.</param>
/// <param name="Stays">Whether a release leaves it.</param>
internal readonly record struct StoredChange(Guid Key, long Segment, long Count, long Amount, long EndsAt, bool Stays = false)
{
    /// <summary>Whether it counts for a hold that ended so, or has no end.</summary>
    public bool Counts(HoldOutcome? outcome) => outcome switch
    {
        null or HoldOutcome.Kept => true,
        HoldOutcome.Released => Stays,
        _ => false,
    };
}

/// <summary>A change that is added only if there is room.</summary>
/// <param name="Place">Its place in the hold.</param>
/// <param name="Row">Which row it changes.</param>
/// <param name="Change">What it needs room for.</param>
internal readonly record struct BoundedChange(int Place, (Guid Key, long Segment) Row, CounterChange Change);

/// <summary>Who was seen.</summary>
/// <param name="Key">Of counter and subject.</param>
/// <param name="Member">Of the member.</param>
/// <param name="SeenAt">When, in ticks.</param>
/// <param name="EndsAt">When it leaves the window, in ticks.</param>
internal readonly record struct StoredMember(Guid Key, Guid Member, long SeenAt, long EndsAt);

/// <summary>A hold as it is kept: without a text of the host's.</summary>
internal sealed class StoredHold
{
    private const int ChangeLength = 41;

    private StoredHold(Guid id, bool replacesEnded, StoredChange[] changes, StoredMember[] members, BoundedChange[] bounded, long forgottenAt)
    {
        Id = id;
        ReplacesEnded = replacesEnded;
        Changes = changes;
        Members = members;
        Bounded = bounded;
        Packed = Pack(changes);
        ForgottenAt = forgottenAt;
    }

    public Guid Id { get; }

    public bool ReplacesEnded { get; }

    public StoredChange[] Changes { get; }

    public StoredMember[] Members { get; }

    /// <summary>Those of the changes that need room.</summary>
    public BoundedChange[] Bounded { get; }

    /// <summary>The changes, as they are kept until nobody may end the hold any more; see <see cref="Unpack"/>.</summary>
    public byte[] Packed { get; }

    /// <summary>When it may be forgotten if it never has an end, in ticks: nothing it added is in a window any more.</summary>
    public long ForgottenAt { get; }

    /// <summary>How many rows it makes at most.</summary>
    public int Rows => 1 + Changes.Length + Members.Length;

    /// <summary>Brings a hold to the form in which it is kept.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="keys">The key of the subject of each change, in the same place.</param>
    /// <param name="hashes">Makes keys.</param>
    /// <param name="retention">How long it is remembered at least.</param>
    public static StoredHold Of(CounterHold hold, ReadOnlySpan<Guid> keys, CounterKeys hashes, TimeSpan retention)
    {
        var changes = new List<StoredChange>(hold.Changes.Length);
        var members = new List<StoredMember>();
        var bounded = new List<BoundedChange>();
        long forgottenAt = CounterWindows.Later(hold.At.UtcTicks, retention);
        for (int i = 0; i < keys.Length; i++)
        {
            CounterChange change = hold.Changes[i];
            if (change.Counter.Kind == CounterKind.Distinct)
            {
                if (change.Member is { } member)
                {
                    members.Add(new(keys[i], hashes.OfMember(keys[i], member), hold.At.UtcTicks, CounterWindows.Later(hold.At.UtcTicks, change.Counter.Length)));
                }
            }
            else if (change is not { Count: 0, Amount: 0 } || change.IsBounded)
            {
                Counter exact = CounterWindows.ExactOf(change.Counter);
                long segment = exact.SegmentAt(hold.At);
                var stored = new StoredChange(keys[i], segment, change.Count, change.Amount, exact.EndOf(segment).UtcTicks, change.Stays);
                changes.Add(stored);
                if (change.IsBounded)
                {
                    bounded.Add(new(i, (stored.Key, stored.Segment), change));
                }

                forgottenAt = Math.Max(forgottenAt, stored.EndsAt);
            }
        }

        return new StoredHold(hashes.OfHold(hold.Id), hold.ReplacesEnded, [.. changes], [.. members], [.. bounded], forgottenAt);
    }

    /// <summary>Reads what <see cref="Packed"/> holds.</summary>
    public static IEnumerable<StoredChange> Unpack(byte[] packed)
    {
        for (int at = 0; at + ChangeLength <= packed.Length; at += ChangeLength)
        {
            yield return Read(packed.AsSpan(at, ChangeLength));
        }

        static StoredChange Read(ReadOnlySpan<byte> bytes) => new(
            new Guid(bytes[..16], bigEndian: true), BinaryPrimitives.ReadInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadInt64BigEndian(bytes[24..]), BinaryPrimitives.ReadInt64BigEndian(bytes[32..]), 0, bytes[40] != 0);
    }

    private static byte[] Pack(StoredChange[] changes)
    {
        var packed = new byte[changes.Length * ChangeLength];
        Span<byte> rest = packed;
        foreach (StoredChange change in changes)
        {
            change.Key.TryWriteBytes(rest, bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(rest[16..], change.Segment);
            BinaryPrimitives.WriteInt64BigEndian(rest[24..], change.Count);
            BinaryPrimitives.WriteInt64BigEndian(rest[32..], change.Amount);
            rest[40] = change.Stays ? (byte)1 : (byte)0;
            rest = rest[ChangeLength..];
        }

        return packed;
    }
}

/// <summary>How a hold ends.</summary>
/// <param name="Id">The hold.</param>
/// <param name="Outcome">How.</param>
/// <param name="ForgottenAt">Until when it is remembered, in ticks.</param>
internal readonly record struct HoldEnd(Guid Id, HoldOutcome Outcome, long ForgottenAt);

/// <summary>A hold that was ended.</summary>
/// <param name="Before">How it had ended before; <see langword="null"/> if it had no end.</param>
/// <param name="Changes">What it added.</param>
internal readonly record struct EndedHold(HoldOutcome? Before, IEnumerable<StoredChange> Changes);
