namespace PaymentAvailability;

/// <summary>A set of changes with their values: at most one value for each fact of the payment, and any number of acts. Immutable.</summary>
/// <remarks>
/// Sets are compared by how much they ask. One asks no more than another when everything in it is in the other as well, with a value that
/// is no further from the payment as it is. A smallest set is one below which nothing opens the option.
/// </remarks>
internal sealed class ChangeVector
{
    public const long NoLimit = long.MaxValue;
    public const long NoMinimum = long.MinValue;
    public const int None = -1;

    private readonly ulong _signature;

    public ChangeVector(ReadOnlySpan<int> acts)
    {
        Acts = acts.ToArray();
        foreach (int act in acts)
        {
            _signature |= 1UL << (act & 63);
        }
    }

    /// <summary>The acts, by number, ascending.</summary>
    public int[] Acts { get; }

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

    public int Count => Acts.Length
        + (AtMost != NoLimit ? 1 : 0) + (AtLeast != NoMinimum ? 1 : 0) + (Until != 0 ? 1 : 0)
        + (AppVersion is not null ? 1 : 0) + (Client != None ? 1 : 0) + (Instrument != None ? 1 : 0);

    /// <summary>Whether this asks no more than <paramref name="other"/>.</summary>
    public bool IsWithin(ChangeVector other, InstrumentTerms instruments) =>
        (_signature & ~other._signature) == 0
        && AtMost >= other.AtMost
        && AtLeast <= other.AtLeast
        && Until <= other.Until
        && (Client == None || Client == other.Client)
        && (AppVersion is null || (other.AppVersion is { } version && AppVersion <= version))
        && (Instrument == None || (other.Instrument != None && instruments.Accepts(Instrument, other.Instrument)))
        && ActsAreIn(other.Acts);

    private bool ActsAreIn(int[] others)
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
