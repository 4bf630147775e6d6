namespace PaymentAvailability;

/// <summary>The rule for what may be shown of where a code went: enough to know one's own phone by, too little to be one.</summary>
internal static class MaskedHint
{
    private const int Longest = 32;
    private const int MostDigits = 7;
    private const int MostDigitsInARow = 4;

    /// <summary>The hint, or nothing where it breaks the rule.</summary>
    public static string? Of(string? hint)
    {
        if (hint is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        int digits = 0;
        int run = 0;
        foreach (char c in hint)
        {
            run = char.IsDigit(c) ? run + 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
            if (char.IsControl(c) || run > MostDigitsInARow || digits > MostDigits)
            {
                return null;
            }
        }

        return hint;
    }
}
