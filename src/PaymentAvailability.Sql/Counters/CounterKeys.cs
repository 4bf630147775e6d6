using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability.Sql;

/// <summary>
/// Makes the keys under which subjects, members and holds are kept: without the secret, nobody can tell whether a guessed reference is
/// behind one. Safe for concurrent use.
/// </summary>
/// <remarks>
/// 16 bytes of an HMAC-SHA256, as an identifier of 128 bits. What is hashed are the UTF-16 code units, so that two texts never have one key,
/// not even when they are no Unicode text at all.
/// </remarks>
internal sealed class CounterKeys
{
    private const int LargestOnStack = 512;

    // What kind of key it is goes into the hash, so that a hold named like a subject has another one.
    private const char Subject = '\u0001';
    private const char Member = '\u0002';
    private const char Hold = '\u0003';

    // To set up a keyed hash costs more than to use it, and one is for one thread: each keeps its last.
    [ThreadStatic]
    private static (byte[] Secret, IncrementalHash Hash)? Last;

    private readonly byte[] _secret;

    /// <param name="secret">Shared by all instances.</param>
    public CounterKeys(string secret) => _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>The key of a subject for a counter.</summary>
    public Guid OfSubject(string counter, string subject) => Of(Subject, counter, subject);

    /// <summary>The key of a member; another one for each subject, so that nobody sees from the tables who belongs together.</summary>
    public Guid OfMember(Guid subject, string member) => Of(Member, subject.ToString("N"), member);

    public Guid OfHold(string id) => Of(Hold, "", id);

    private Guid Of(char kind, string scope, string text)
    {
        // No scope holds U+0000, so where it ends is certain.
        int length = scope.Length + text.Length + 2;
        Span<char> hashed = length <= LargestOnStack ? stackalloc char[LargestOnStack] : new char[length];
        hashed = hashed[..length];
        hashed[0] = kind;
        scope.CopyTo(hashed[1..]);
        hashed[1 + scope.Length] = '\0';
        text.CopyTo(hashed[(2 + scope.Length)..]);
        if (!BitConverter.IsLittleEndian)
        {
            Span<ushort> units = MemoryMarshal.Cast<char, ushort>(hashed);
            BinaryPrimitives.ReverseEndianness(units, units);
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        IncrementalHash hashing = OfThisThread();
        hashing.AppendData(MemoryMarshal.AsBytes(hashed));
        hashing.GetHashAndReset(hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    private IncrementalHash OfThisThread()
    {
        if (Last is not { } last || last.Secret != _secret)
        {
            Last?.Hash.Dispose();
            Last = last = (_secret, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret));
        }

        return last.Hash;
    }
}
