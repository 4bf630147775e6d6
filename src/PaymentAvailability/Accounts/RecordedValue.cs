using System.Diagnostics;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What a record holds of an account factor: plain, masked, or as a keyed hash. Not printed, logged or serialised.</summary>
/// <remarks>In JSON it is <c>null</c>, and it is not read from there. Compared by instance. Immutable, safe for concurrent use.</remarks>
[DebuggerDisplay("recorded value")]
[JsonConverter(typeof(UnwrittenJsonConverter<RecordedValue>))]
public sealed class RecordedValue
{
    private RecordedValue(RecordedForm form, string text, string? keyId)
    {
        Form = form;
        Text = text;
        KeyId = keyId;
    }

    internal RecordedForm Form { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Text { get; }

    internal string? KeyId { get; }

    /// <summary>The value itself, however it is written; at most 256 characters, beyond which the record counts as unreadable.</summary>
    /// <param name="value">Blank counts as not on record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static RecordedValue Plain(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new RecordedValue(RecordedForm.Plain, value, null);
    }

    /// <summary>A part of the value, with <c>*</c> for what is hidden, such as <c>6222****1234</c>.</summary>
    /// <remarks>
    /// One run of <c>*</c> stands for one or more characters; where there are several runs, each <c>*</c> stands for exactly one. In numbers
    /// <c>•</c> and <c>X</c> hide as well, but for an X at the end of an identity number, which may be its check digit.
    /// </remarks>
    /// <param name="mask">One that shows nothing counts as not on record, one that hides nothing as the value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mask"/> is <see langword="null"/>.</exception>
    public static RecordedValue Masked(string mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new RecordedValue(RecordedForm.Masked, mask, null);
    }

    /// <summary>A keyed hash of the normalised value, as <see cref="AccountHash"/> makes it.</summary>
    /// <param name="hash">64 hexadecimal digits; anything else counts as unreadable.</param>
    /// <param name="keyId">Names the key in <c>OrderOptions.HashKeys</c>; case matters.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static RecordedValue Hashed(string hash, string keyId)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(keyId);
        return new RecordedValue(RecordedForm.Hashed, hash, keyId);
    }

    /// <summary>Always <c>recorded value</c>.</summary>
    public override string ToString() => "recorded value";
}
