namespace PaymentAvailability;

/// <summary>One thing that is wrong with a catalog, and how to mend it.</summary>
/// <remarks>Immutable, safe for concurrent use.</remarks>
public sealed record CatalogFault
{
    private const int LongestValue = 80;

    /// <summary>Describes a fault.</summary>
    /// <param name="path">Where it is, for example <c>methods[2].routes[0].terms.currency.only[1]</c>.</param>
    /// <param name="value">What stands there; cut to 80 characters, control characters replaced. <see langword="null"/> when something is missing.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the value.</param>
    /// <param name="mend">How to mend it.</param>
    public CatalogFault(string path, string? value, string problem, string mend)
    {
        Path = path;
        Value = value is null ? null : Printable(value);
        Problem = problem;
        Mend = mend;
    }

    /// <summary>Where the fault is, for example <c>methods[2].routes[0].terms.currency.only[1]</c>; empty for the catalog as a whole.</summary>
    public string Path { get; }

    /// <summary>What stands there, shortened for printing; <see langword="null"/> when something is missing.</summary>
    public string? Value { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>How to mend it.</summary>
    public string Mend { get; }

    /// <summary>The fault on one line: path, value, problem and mend.</summary>
    public override string ToString()
    {
        string place = Path.Length == 0 ? "the catalog" : Path;
        return Value is null ? $"{place} {Problem}; {Mend}" : $"{place}: `{Value}` {Problem}; {Mend}";
    }

    private static string Printable(string value)
    {
        string cut = value.Length <= LongestValue ? value : $"{value.AsSpan(0, LongestValue)}…";
        return string.Concat(cut.Select(character => char.IsControl(character) ? '·' : character));
    }
}
