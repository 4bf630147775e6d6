using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PaymentAvailability;

/// <summary>One thing that is wrong with what was given to the library, such as a catalog or a request, and how to mend it.</summary>
/// <remarks>Immutable, safe for concurrent use.</remarks>
public sealed record InputFault
{
    private const int LongestPath = 200;
    private const int LongestValue = 80;
    private const int FaultsInMessage = 20;

    /// <summary>Describes a fault.</summary>
    /// <param name="path">Where it is, for example <c>methods[2].routes[0].terms.currency.only[1]</c>; cut to 200 characters.</param>
    /// <param name="value">What stands there; cut to 80 characters. <see langword="null"/> when something is missing, or may be personal.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the value, or with the path when there is none.</param>
    /// <param name="mend">How to mend it.</param>
    /// <remarks>Characters that do not print are replaced in the path and the value.</remarks>
    public InputFault(string path, string? value, string problem, string mend)
    {
        Path = Printable(path, LongestPath);
        Value = value is null ? null : Printable(value, LongestValue);
        Problem = problem;
        Mend = mend;
    }

    /// <summary>Where the fault is, for example <c>methods[2].routes[0].terms.currency.only[1]</c>; empty when it is the whole.</summary>
    public string Path { get; }

    /// <summary>What stands there, shortened for printing; <see langword="null"/> when something is missing, or may be personal.</summary>
    public string? Value { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>How to mend it.</summary>
    public string Mend { get; }

    /// <summary>The fault on one line: path, value, problem and mend.</summary>
    public override string ToString()
    {
        string place = Path.Length == 0 ? "it" : Path;
        return Value is null ? $"{place} {Problem}; {Mend}" : $"{(Path.Length == 0 ? "" : $"{place}: ")}`{Value}` {Problem}; {Mend}";
    }

    /// <summary>The message of an exception that carries <paramref name="faults"/>: how many there are, and the first ones a line each.</summary>
    internal static string Describe(string source, ImmutableArray<InputFault> faults)
    {
        string count = faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";
        IEnumerable<string> lines = faults.Take(FaultsInMessage).Select(fault => $"  {fault}");
        string more = faults.Length > FaultsInMessage ? $"\n  … and {faults.Length - FaultsInMessage} more" : "";
        return $"{source} has {count}:\n{string.Join('\n', lines)}{more}";
    }

    private static string Printable(string text, int longest)
    {
        if (text.Length <= longest && text.All(character => character is >= ' ' and <= '~'))
        {
            return text;
        }

        var printable = new StringBuilder(longest + 1);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (printable.Length + rune.Utf16SequenceLength > longest)
            {
                printable.Append('…');
                break;
            }

            printable.Append(Prints(rune) ? rune.ToString() : "·");
        }

        return printable.ToString();
    }

    private static bool Prints(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
