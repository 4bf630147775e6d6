using System.Diagnostics;

namespace PaymentAvailability;

/// <summary>What a record holds of an account factor: plain, masked, or as a keyed hash. Not printed, logged or serialised.</summary>
/// <remarks>Compared by instance. Immutable, safe for concurrent use.</remarks>
[DebuggerDisplay("recorded value")]
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

    /// <summary>The value itself.</summary>
    public static RecordedValue Plain(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new RecordedValue(RecordedForm.Plain, value, null);
    }

    /// <summary>A part of the value, with <c>*</c> for what is hidden, such as <c>6222****1234</c>.</summary>
    public static RecordedValue Masked(string mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new RecordedValue(RecordedForm.Masked, mask, null);
    }

    /// <summary>A keyed hash of the normalised value.</summary>
    /// <param name="hash">In hexadecimal digits.</param>
    /// <param name="keyId">Names the key.</param>
    public static RecordedValue Hashed(string hash, string keyId)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(keyId);
        return new RecordedValue(RecordedForm.Hashed, hash, keyId);
    }

    /// <summary>Always <c>recorded value</c>.</summary>
    public override string ToString() => "recorded value";
}

/// <summary>How a record holds a value.</summary>
internal enum RecordedForm
{
    Plain,
    Masked,
    Hashed,
}
