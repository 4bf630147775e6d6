using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>
/// Hashes subjects to 64 bits with a secret of the process, so that nobody can choose two that are counted as one. Multiplies and folds eight
/// bytes at a time, as wyhash does (Wang Yi, public domain); safe for concurrent use.
/// </summary>
internal readonly struct KeyHash
{
    private const ulong Odd1 = 0x9E3779B97F4A7C15;

    private const ulong Odd2 = 0xD6E8FEB86659FD93;

    private readonly ulong _secret;

    public KeyHash(ulong secret) => _secret = secret | 1;

    public static KeyHash WithRandomSecret()
    {
        Span<byte> secret = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(secret);
        return new KeyHash(MemoryMarshal.Read<ulong>(secret));
    }

    public ulong Of(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text);
        ulong hash = Fold(_secret ^ (ulong)bytes.Length, Odd1);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(bytes), _secret ^ Odd2);
        }

        ulong rest = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            rest = (rest << 8) | bytes[i];
        }

        return Fold(hash ^ rest, Odd1) ^ hash;
    }

    private static ulong Fold(ulong one, ulong other)
    {
        ulong high = Math.BigMul(one, other, out ulong low);
        return high ^ low;
    }
}
