using System.Diagnostics;

namespace PaymentAvailability;

/// <summary>Something personal that a payer typed: a name, a number, a code. It can be compared and nothing else: not printed, logged or serialised.</summary>
/// <remarks>Compared by instance. Immutable, safe for concurrent use.</remarks>
[DebuggerDisplay("submitted value")]
public sealed class SubmittedValue
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    private SubmittedValue(string text) => _text = text;

    /// <summary>Takes what the payer typed, as typed.</summary>
    public static SubmittedValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SubmittedValue(text);
    }

    internal string Text => _text;

    /// <summary>Always <c>submitted value</c>.</summary>
    public override string ToString() => "submitted value";
}
