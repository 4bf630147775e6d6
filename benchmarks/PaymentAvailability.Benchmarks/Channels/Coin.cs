using System.Numerics;

namespace PaymentAvailability.Benchmarks;

/// <summary>Tosses outcomes: xoshiro256**, seeded by splitmix64 (D. Blackman, S. Vigna, 2018), quick enough for a billion payments a run.</summary>
internal struct Coin
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Coin(ulong seed)
    {
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Whether a payment goes wrong.</summary>
    /// <param name="rate">How often payments do, 0 to 1.</param>
    public bool IsBad(double rate) => (Next() >> 11) * (1.0 / (1UL << 53)) < rate;

    /// <summary>A number from 0 up to but without a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    private static ulong Split(ref ulong seed)
    {
        ulong mixed = seed += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
