namespace PaymentAvailability.Benchmarks;

/// <summary>Payments of random payers, one every 20 microseconds: fifty thousand a second. Payers are known by their hashes.</summary>
internal sealed class VelocityQuestions
{
    /// <summary>How many are asked in one turn; the next turn goes on where it ended.</summary>
    public const int Count = 1 << 15;

    public const long Amount = 12_345;

    private const int Drawn = 1 << 20;
    public const long TicksBetween = 200;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly long Start = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    private readonly ulong[] _drawn = new ulong[Drawn];
    private readonly int _seed;

    public VelocityQuestions(int seed, int keys)
    {
        _seed = seed;
        Keys = keys;
        var random = new Random(seed);
        for (int i = 0; i < Drawn; i++)
            _drawn[i] = KeyOf(random.Next(keys));
    }

    public int Keys { get; }

    /// <summary>The hash of a payer (SplitMix64).</summary>
    public ulong KeyOf(int payer)
    {
        ulong mixed = (ulong)(_seed + payer) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>The payers of a turn.</summary>
    public ReadOnlySpan<ulong> Turn(int turn) => _drawn.AsSpan(turn * Count % Drawn, Count);

    /// <summary>When a payment is made, in ticks of UTC.</summary>
    public static long At(int turn, int question) => Start + ((((long)turn * Count) + question) * TicksBetween);
}
