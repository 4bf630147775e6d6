using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>Numbers resolutions so that they do not repeat and do not tell how many there were. Safe for concurrent use.</summary>
/// <remarks>SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): a bijection of a counter.</remarks>
internal sealed class ResolutionIdSource
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <param name="seed">Where to begin; by default somewhere random.</param>
    public ResolutionIdSource(ulong? seed)
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(random);
        _state = seed ?? BinaryPrimitives.ReadUInt64LittleEndian(random);
    }

    public ResolutionId Next()
    {
        ulong mixed = Interlocked.Add(ref _state, Gamma);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return new ResolutionId(mixed ^ (mixed >> 31));
    }
}
