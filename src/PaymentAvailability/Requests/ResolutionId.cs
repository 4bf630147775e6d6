namespace PaymentAvailability;

/// <summary>Identifies one resolution: what a payer can read to support, and what ties logs and results together.</summary>
/// <param name="Value">The number behind it; carries no meaning.</param>
public readonly record struct ResolutionId(ulong Value)
{
    private const int Symbols = 13;

    private const int BitsASymbol = 5;

    // Crockford's base 32 leaves out I, L, O and U, so that it can be read aloud and typed back (crockford.com/base32.html).
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Thirteen letters and digits in three groups, for example <c>0A3D-9QPX-2T4WZ</c>.</summary>
    public override string ToString() => string.Create(Symbols + 2, Value, static (text, value) =>
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (i is 4 or 9)
            {
                text[i] = '-';
                continue;
            }

            text[i] = Alphabet[(int)(value & ((1 << BitsASymbol) - 1))];
            value >>= BitsASymbol;
        }
    });
}
