using System.Diagnostics;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Something personal that a payer typed: a name, a number, a code. It can be compared and nothing else: not printed, logged or serialised.</summary>
/// <remarks>
/// In JSON it is <c>null</c>, and it is not read from there. Compared by instance. What is longer than 256 characters is no account's value and
/// differs from every record. Immutable, safe for concurrent use.
/// </remarks>
[DebuggerDisplay("submitted value")]
[JsonConverter(typeof(UnwrittenJsonConverter<SubmittedValue>))]
public sealed class SubmittedValue
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    private SubmittedValue(string text) => _text = text;

    /// <summary>Takes what the payer typed, as typed: how it is written does not matter.</summary>
    /// <param name="text">Blank counts as submitted and differs from every record; leave the factor <see langword="null"/> when nothing was asked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static SubmittedValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SubmittedValue(text);
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Text => _text;

    /// <summary>Always <c>submitted value</c>.</summary>
    public override string ToString() => "submitted value";
}
