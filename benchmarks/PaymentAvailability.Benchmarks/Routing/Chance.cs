namespace PaymentAvailability.Benchmarks;

/// <summary>Chance as a function of a seed and a place, so that contestants meet the same luck wherever they look.</summary>
internal static class Chance
{
    /// <summary>Evenly spread over 0 to 1. SplitMix64.</summary>
    public static double At(ulong seed, ulong place) => (Mix(Mix(seed + 0x9E3779B97F4A7C15) + (place * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
