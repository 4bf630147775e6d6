namespace PaymentAvailability;

/// <summary>How orders and the payer's account are verified against the records of an <see cref="IOrderSource"/>. Validated when the host starts.</summary>
/// <remarks>Not safe for concurrent use; the verifier takes a copy when it is made.</remarks>
public sealed class OrderOptions
{
    /// <summary>How calls to the order source are bounded, shared and remembered.</summary>
    public ProtectionOptions Protection { get; set; } = new();

    /// <summary>
    /// Whether submitted card numbers must have 12 to 19 digits and a right check digit (ISO/IEC 7812-1, Annex B) before anybody is asked.
    /// Default <see langword="true"/>. Set it to <see langword="false"/> where payers also submit accounts that have no such digit, as some passbooks.
    /// </summary>
    public bool ChecksCardNumbers { get; set; } = true;

    /// <summary>The calling code (ITU-T E.164) of phones that are written without one: 1 to 3 digits, without <c>+</c>. Default <c>86</c>, China.</summary>
    public string CountryPrefix { get; set; } = AccountText.DefaultCountryPrefix;

    /// <summary>
    /// The keys of hashes on record, by the identifier that <see cref="RecordedValue.Hashed"/> names; each at least
    /// <see cref="AccountHash.MinimumKeyLength"/> bytes, in configuration as base 64. Several let a host change keys little by little. Case of identifiers matters.
    /// </summary>
    public IDictionary<string, byte[]> HashKeys { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);
}
