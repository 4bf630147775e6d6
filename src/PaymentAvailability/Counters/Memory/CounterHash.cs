using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>
/// Hashes the keys of counters to 64 bits by multiplying and folding, 16 bytes at a time, with a secret that is drawn anew for every store: whoever
/// chooses subjects cannot choose which of them meet. Immutable, safe for concurrent use.
/// </summary>
internal sealed class CounterHash
{
    private const ulong Odd = 1;

    private readonly ulong _seed;
    private readonly ulong _left;
    private readonly ulong _right;

    public CounterHash()
    {
        Span<ulong> secret = stackalloc ulong[3];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(secret));
        _seed = secret[0];
        _left = secret[1] | Odd;
        _right = secret[2] | Odd;
    }

    /// <summary>The hash of what is counted for a subject.</summary>
    /// <param name="window">The number of the counter's window: a name that is used with another one is another counter.</param>
    /// <param name="name">The name of the counter.</param>
    /// <param name="subject">Whose.</param>
    public ulong Of(int window, string name, string subject) => Fold(Absorb(Absorb(_seed + (ulong)window, name), subject) ^ _left, _right);

    /// <summary>The hash of a member, the same for every subject.</summary>
    public uint OfMember(string member) => (uint)(Fold(Absorb(_seed, member) ^ _right, _left) >> 32);

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    // The length goes in first, so that no two pairs of texts run into one.
    private ulong Absorb(ulong state, string text)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text.AsSpan());
        state = Fold(state ^ (ulong)bytes.Length, _left);
        while (bytes.Length > 2 * sizeof(ulong))
        {
            state = Fold(Read(bytes) ^ _left, Read(bytes[sizeof(ulong)..]) ^ state ^ _right);
            bytes = bytes[(2 * sizeof(ulong))..];
        }

        (ulong head, ulong tail) = bytes.Length switch
        {
            >= sizeof(ulong) => (Read(bytes), Read(bytes[^sizeof(ulong)..])),
            >= sizeof(uint) => (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..])),
            sizeof(char) => (BinaryPrimitives.ReadUInt16LittleEndian(bytes), 0UL),
            _ => (0UL, 0UL),
        };
        return Fold(head ^ _left, tail ^ state ^ _right);
    }
}
