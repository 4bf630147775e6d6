namespace PaymentAvailability;

/// <summary>The chance in one decision about one channel, drawn from the identifier of the resolution alone, so that a decision can be replayed.</summary>
/// <remarks>
/// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Every channel and every purpose has a
/// stream of its own: what is drawn for one channel does not depend on which others there are. A value; nothing is shared.
/// </remarks>
internal struct DecisionRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private const double ScaleOf53Bits = 1.0 / (1UL << 53);

    private ulong _state;

    /// <param name="decision">The resolution.</param>
    /// <param name="channel">The channel's number from <see cref="KeyOf"/>.</param>
    /// <param name="purpose">What the chance decides.</param>
    public DecisionRandom(ResolutionId decision, ulong channel, ChancePurpose purpose) =>
        _state = Mix(decision.Value + Gamma) ^ Mix(channel + (ulong)purpose);

    /// <summary>A number for a channel's identifier that holds across processes and does not heed case. FNV-1a (Fowler, Noll, Vo), 64 bits.</summary>
    public static ulong KeyOf(string channel)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char symbol in channel)
        {
            hash = (hash ^ char.ToUpperInvariant(symbol)) * 0x100000001B3;
        }

        return Mix(hash);
    }

    /// <summary>Evenly spread over 0 (included) to 1 (excluded).</summary>
    public double NextDouble() => (Mix(_state += Gamma) >> 11) * ScaleOf53Bits;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>What is left to chance in a decision.</summary>
internal enum ChancePurpose : ulong
{
    /// <summary>Whether a recovering channel gets this payment.</summary>
    Trial = 1,

    /// <summary>Which of the success rates that fit what was seen a channel is taken to have.</summary>
    Rate = 2,
}
