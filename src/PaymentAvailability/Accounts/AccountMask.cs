using System.Text;

namespace PaymentAvailability;

/// <summary>A value of which a record shows a part, such as <c>6222****1234</c>.</summary>
/// <remarks>
/// One run of hidden characters stands for one or more, because many systems write a mask of fixed length. Where there are several runs
/// each hidden character stands for exactly one, because nothing else could be compared.
/// </remarks>
internal sealed class AccountMask
{
    private const char Hidden = '*';

    private readonly Rune[] _pattern;
    private readonly int _runStart;
    private readonly int _runEnd;
    private readonly int _runs;

    private AccountMask(string pattern)
    {
        _pattern = [.. pattern.EnumerateRunes()];
        for (int i = 0; i < _pattern.Length; i++)
        {
            if (IsHidden(i) && (i == 0 || !IsHidden(i - 1)))
            {
                _runStart = i;
                _runs++;
            }
        }

        _runEnd = _runStart;
        while (_runEnd < _pattern.Length && IsHidden(_runEnd))
        {
            _runEnd++;
        }
    }

    /// <summary>Whether something is hidden; otherwise the mask is the value.</summary>
    public bool HidesSomething => _runs > 0;

    /// <summary>Whether something is shown, and so something can be compared.</summary>
    public bool ShowsSomething => Array.Exists(_pattern, static rune => rune.Value != Hidden);

    /// <summary>How many characters are written, shown or hidden.</summary>
    public int Length => _pattern.Length;

    /// <summary>Reads a mask as records write it.</summary>
    /// <param name="factor">What is masked. A bullet hides digits, but in a name it is a middle dot. An X hides digits, but at the end of an identity number it may be the check digit.</param>
    /// <param name="text">As kept.</param>
    /// <param name="countryPrefix">The calling code that phones without one belong to.</param>
    /// <returns><see langword="null"/> when the text is too long.</returns>
    public static AccountMask? Parse(AccountFactor factor, string text, string countryPrefix)
    {
        if (AccountText.Fold(factor, WithStars(factor, text)) is not { } folded)
        {
            return null;
        }

        return new AccountMask(factor switch
        {
            AccountFactor.Name => folded,
            AccountFactor.ReservedPhone => PhoneNumber.Canonical(folded.Replace('X', Hidden), countryPrefix),
            AccountFactor.IdentityNumber => WithHiddenDigits(folded),
            _ => folded.Replace('X', Hidden),
        });
    }

    /// <summary>Whether a value, in the form of comparison, can be what is hidden. Looks at all that is shown, whatever differs first.</summary>
    public bool Matches(string value)
    {
        Rune[] runes = [.. value.EnumerateRunes()];
        int tail = _pattern.Length - _runEnd;
        bool isOfLength = _runs == 1 ? runes.Length > _runStart + tail : runes.Length == _pattern.Length;
        int differences = isOfLength ? 0 : 1;
        for (int i = 0; i < _pattern.Length; i++)
        {
            // What comes after the only run is counted from the end.
            int place = _runs == 1 && i >= _runEnd ? runes.Length - (_pattern.Length - i) : i;
            int there = place >= 0 && place < runes.Length ? runes[place].Value : -1;
            differences |= IsHidden(i) ? 0 : there ^ _pattern[i].Value;
        }

        return differences == 0;
    }

    private bool IsHidden(int place) => _pattern[place].Value == Hidden;

    // Folding would take bullets for separators. Stars of other shapes are not compatibility forms of the usual one.
    private static string WithStars(AccountFactor factor, string text)
    {
        string stars = text.Replace('\u2217', Hidden).Replace('\uFE61', Hidden).Replace('\u2731', Hidden);
        return factor == AccountFactor.Name ? stars : stars.Replace('\u2022', Hidden).Replace('\u25CF', Hidden);
    }

    // The last X is the check digit when it stands alone; after another X it is more likely hidden, and then shows nothing.
    private static string WithHiddenDigits(string folded) =>
        folded.EndsWith('X') && !folded.EndsWith("XX", StringComparison.Ordinal) ? folded[..^1].Replace('X', Hidden) + 'X' : folded.Replace('X', Hidden);
}
