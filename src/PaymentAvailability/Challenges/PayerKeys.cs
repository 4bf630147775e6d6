using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>Makes the keys under which payers are counted: without the secret, nobody can tell whether a guessed reference is behind one. Safe for concurrent use.</summary>
internal sealed class PayerKeys
{
    private readonly byte[] _secret;

    /// <param name="secret">Shared by all instances; nothing for a secret of this process alone.</param>
    public PayerKeys(string? secret) =>
        _secret = secret is null ? RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes) : Encoding.UTF8.GetBytes(secret);

    public string Of(string payerId) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(payerId)));
}
