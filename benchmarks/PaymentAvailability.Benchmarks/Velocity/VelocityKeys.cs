namespace PaymentAvailability.Benchmarks;

/// <summary>Whose counters are added to: a random walk over so many subjects, the same for all contestants, with a clock that goes on a millisecond each time.</summary>
internal sealed class VelocityKeys
{
    private const int Seed = 23;

    /// <summary>How many questions a walk has.</summary>
    public const int Questions = 1 << 16;

    /// <summary>When the walk begins; the beginning of an hour, which all windows are.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 11, 2, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ulong[] _walk = new ulong[Questions];

    public VelocityKeys(int count)
    {
        Count = count;
        var random = new Random(Seed);
        for (int i = 0; i < Questions; i++)
        {
            _walk[i] = KeyOf(random.Next(count));
        }
    }

    /// <summary>How many subjects there are.</summary>
    public int Count { get; }

    public ulong this[int question] => _walk[question];

    /// <summary>The hash of a subject, by a step that leaves nothing of its order.</summary>
    public static ulong KeyOf(int subject)
    {
        ulong key = ((ulong)subject + 1) * 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        return key ^ (key >> 27);
    }
}
