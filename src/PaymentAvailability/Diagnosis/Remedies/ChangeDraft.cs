namespace PaymentAvailability;

/// <summary>A set of changes with their values: at most one value for each fact of the payment, and any number of acts.</summary>
/// <remarks>
/// Sets are compared by how much they ask. One asks no more than another when everything in it is in the other as well, with a value that
/// is no further from the payment as it is. A smallest set is one below which nothing opens the option.
/// </remarks>
internal readonly ref struct ChangeDraft
{
    public const long NoLimit = long.MaxValue;
    public const long NoMinimum = long.MinValue;
    public const int None = -1;

    // The lower bits of a signature are for acts, the others for one fact each, a client having as many as there are kinds.
    private const int ActBits = 48;

    public ChangeDraft(ReadOnlySpan<int> acts) => Acts = acts;

    /// <summary>The acts, by number, ascending.</summary>
    public ReadOnlySpan<int> Acts { get; }

    /// <summary>The largest amount in minor units, or <see cref="NoLimit"/>.</summary>
    public long AtMost { get; init; } = NoLimit;

    /// <summary>The smallest amount in minor units, or <see cref="NoMinimum"/>.</summary>
    public long AtLeast { get; init; } = NoMinimum;

    /// <summary>The moment to wait for in UTC ticks, or 0.</summary>
    public long Until { get; init; }

    /// <summary>The oldest version of the app.</summary>
    public Version? AppVersion { get; init; }

    /// <summary>The client to switch to, or <see cref="None"/>.</summary>
    public int Client { get; init; } = None;

    /// <summary>The number of what another instrument must be, or <see cref="None"/>.</summary>
    public int Instrument { get; init; } = None;

    /// <summary>Bits of what is asked: a set can be within another only if all its bits are among the other's.</summary>
    public ulong Signature
    {
        get
        {
            ulong signature = 0;
            foreach (int act in Acts)
            {
                signature |= 1UL << (act % ActBits);
            }

            return signature
                | Bit(AtMost != NoLimit, 0) | Bit(AtLeast != NoMinimum, 1) | Bit(Until != 0, 2)
                | Bit(AppVersion is not null, 3) | Bit(Instrument != None, 4) | Bit(Client != None, 5 + Math.Max(Client, 0));
        }
    }

    /// <summary>Whether this asks no more than <paramref name="other"/>, given that the signatures allow it.</summary>
    public bool IsWithin(in ChangeDraft other, InstrumentTerms instruments) =>
        AtMost >= other.AtMost
        && AtLeast <= other.AtLeast
        && Until <= other.Until
        && (Client == None || Client == other.Client)
        && (AppVersion is null || (other.AppVersion is { } version && AppVersion <= version))
        && (Instrument == None || (other.Instrument != None && instruments.Accepts(Instrument, other.Instrument)))
        && ActsAreIn(other.Acts);

    private static ulong Bit(bool isAsked, int place) => isAsked ? 1UL << (ActBits + place) : 0;

    private bool ActsAreIn(ReadOnlySpan<int> others)
    {
        int next = 0;
        foreach (int act in Acts)
        {
            while (next < others.Length && others[next] < act)
            {
                next++;
            }

            if (next == others.Length || others[next] != act)
            {
                return false;
            }
        }

        return true;
    }
}
