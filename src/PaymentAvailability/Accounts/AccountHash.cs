using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>Makes the keyed hashes by which a record can hold an account factor without holding the value. Pure, safe for concurrent use.</summary>
/// <remarks>
/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) over the wire name of the factor, a zero byte, and the value in UTF-8 after the library's normalisation, so
/// that hashes of differently written but equal values are equal. Numbers can be guessed by trying all of them, so the key is what keeps them:
/// store it apart from the hashes.
/// </remarks>
public static class AccountHash
{
    /// <summary>The shortest key, in bytes: 16. NIST SP 800-131A asks for 112 bits at least.</summary>
    public const int MinimumKeyLength = 16;

    /// <summary>Hashes a value as <see cref="RecordedValue.Hashed"/> expects it.</summary>
    /// <param name="factor">What the value is; equal values of different factors have different hashes.</param>
    /// <param name="value">As written; at most 256 characters. Normalised before it is hashed.</param>
    /// <param name="key">The secret, at least <see cref="MinimumKeyLength"/> bytes.</param>
    /// <param name="countryPrefix">The calling code of phones that are written without one, as in <c>OrderOptions.CountryPrefix</c>. Default <c>86</c>.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> or <paramref name="countryPrefix"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The factor has no name, the value is blank or too long, the key too short, or the prefix not 1 to 3 digits. The message repeats none of them.
    /// </exception>
    public static string Compute(AccountFactor factor, string value, ReadOnlySpan<byte> key, string countryPrefix = AccountText.DefaultCountryPrefix)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(countryPrefix);
        if (!WireNames.AccountFactor.IsNamed(factor))
        {
            throw new ArgumentException($"the factor has no name; use one of {WireNames.AccountFactor.Choices}", nameof(factor));
        }

        if (key.Length < MinimumKeyLength)
        {
            throw new ArgumentException($"the key has fewer than {MinimumKeyLength} bytes; use a random one of 32", nameof(key));
        }

        if (!IsCountryPrefix(countryPrefix))
        {
            throw new ArgumentException("the country prefix is no calling code; use 1 to 3 digits without `+`, such as `86`", nameof(countryPrefix));
        }

        return AccountText.Normalise(factor, value, countryPrefix) is { Length: > 0 } normalised
            ? Convert.ToHexStringLower(Of(factor, normalised, key))
            : throw new ArgumentException($"the value is blank or longer than {AccountText.MaximumLength} characters; pass the value as it was written", nameof(value));
    }

    internal static bool IsCountryPrefix(string? text) =>
        text is { Length: >= 1 and <= 3 } && text[0] != '0' && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    internal static byte[] Of(AccountFactor factor, string normalised, ReadOnlySpan<byte> key) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{WireNames.AccountFactor.NameOf(factor)}\0{normalised}"));
}
