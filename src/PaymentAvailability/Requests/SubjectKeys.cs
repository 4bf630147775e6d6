using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>Makes the keys under which payers, devices and accounts are remembered, so that nobody without the secret can tell whether a guessed one is. Safe for concurrent use.</summary>
internal sealed class SubjectKeys
{
    private const int ShortText = 128;

    private readonly byte[] _secret;

    /// <param name="secret">Shared by all instances; nothing for a secret of this process alone.</param>
    public SubjectKeys(string? secret) =>
        _secret = secret is null ? RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes) : Encoding.UTF8.GetBytes(secret);

    public string TextOf(string reference)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(reference, hash);
        return Convert.ToHexStringLower(hash);
    }

    public ulong NumberOf(string reference)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(reference, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private void Hash(string reference, Span<byte> hash)
    {
        if (reference.Length > ShortText)
        {
            HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(reference), hash);
            return;
        }

        Span<byte> bytes = stackalloc byte[3 * ShortText];
        HMACSHA256.HashData(_secret, bytes[..Encoding.UTF8.GetBytes(reference, bytes)], hash);
    }
}
