using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>Compares what payers submit with what is on record. Immutable, safe for concurrent use.</summary>
/// <remarks>How long a comparison takes depends on how long the values are, not on where they differ.</remarks>
internal sealed class AccountComparer
{
    private const int PaddedTo = 32;
    private const int MostOnStack = 128;

    private readonly string _countryPrefix;
    private readonly Dictionary<string, byte[]> _keys;

    /// <param name="countryPrefix">The calling code of phones that are written without one.</param>
    /// <param name="keys">The keys of hashes, by identifier; copied.</param>
    public AccountComparer(string countryPrefix, IEnumerable<KeyValuePair<string, byte[]>> keys)
    {
        _countryPrefix = countryPrefix;
        _keys = keys.ToDictionary(pair => pair.Key, pair => (byte[])pair.Value.Clone(), StringComparer.Ordinal);
    }

    /// <summary>Compares one factor.</summary>
    public AccountMatch Compare(AccountFactor factor, SubmittedValue submitted, RecordedValue? recorded)
    {
        // What is too long for a value is the same as no record.
        string value = AccountText.Normalise(factor, submitted.Text, _countryPrefix) ?? "";
        return recorded?.Form switch
        {
            null => AccountMatch.NotRecorded,
            RecordedForm.Plain => WithPlain(factor, value, recorded.Text),
            RecordedForm.Masked => WithMask(factor, value, recorded.Text),
            _ => WithHash(factor, value, recorded),
        };
    }

    private AccountMatch WithPlain(AccountFactor factor, string value, string recorded) => AccountText.Normalise(factor, recorded, _countryPrefix) switch
    {
        null => AccountMatch.Unreadable,
        "" => AccountMatch.NotRecorded,
        { } own => Told(AreEqual(value, own)),
    };

    // Padded to one length: comparing the values themselves would stop at once when their lengths differ.
    private static bool AreEqual(string one, string other)
    {
        int padded = Math.Max(one.Length, other.Length) / PaddedTo * PaddedTo + PaddedTo;
        Span<char> pair = padded <= MostOnStack ? stackalloc char[2 * MostOnStack] : new char[2 * padded];
        Span<char> first = pair[..padded];
        Span<char> second = pair[padded..(2 * padded)];
        first.Clear();
        second.Clear();
        one.CopyTo(first);
        other.CopyTo(second);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(first), MemoryMarshal.AsBytes(second)) & one.Length == other.Length;
    }

    private AccountMatch WithMask(AccountFactor factor, string value, string recorded)
    {
        if (AccountMask.Parse(factor, recorded, _countryPrefix) is not { } mask)
        {
            return AccountMatch.Unreadable;
        }

        if (!mask.HidesSomething)
        {
            return WithPlain(factor, value, recorded);
        }

        return mask.ShowsSomething ? Told(mask.Matches(value) | mask.Matches(OtherSpelling(factor, value, mask))) : AccountMatch.NotRecorded;
    }

    // Masks cannot be brought to one form as values can: digits that would tell are hidden. So the value is written as the mask may be.
    private string OtherSpelling(AccountFactor factor, string value, AccountMask mask) => factor switch
    {
        AccountFactor.ReservedPhone when !value.StartsWith('+') => _countryPrefix + value,
        AccountFactor.IdentityNumber when mask.Length == IdentityNumber.LegacyLength => IdentityNumber.LegacyOf(value) ?? value,
        _ => value,
    };

    private AccountMatch WithHash(AccountFactor factor, string value, RecordedValue recorded)
    {
        if (!_keys.TryGetValue(recorded.KeyId!, out byte[]? key))
        {
            return AccountMatch.KeyMissing;
        }

        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.FromHexString(recorded.Text, own, out int consumed, out int written) == System.Buffers.OperationStatus.Done
            && consumed == recorded.Text.Length && written == own.Length
                ? Told(CryptographicOperations.FixedTimeEquals(AccountHash.Of(factor, value, key), own))
                : AccountMatch.Unreadable;
    }

    private static AccountMatch Told(bool isSame) => isSame ? AccountMatch.Same : AccountMatch.Different;
}
