using System.Text.RegularExpressions;

namespace PaymentAvailability.Tests;

/// <summary>A fenced block of a page of the documentation.</summary>
public sealed partial record MarkdownBlock(string Page, int Line, string Language, string Text)
{
    /// <summary>Every fenced block of every page that the project publishes.</summary>
    public static IEnumerable<MarkdownBlock> All() =>
        Pages().SelectMany(page => Of(page)).ToArray();

    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(ProjectRoot.Path, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, "samples"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<MarkdownBlock> Of(string page)
    {
        string text = File.ReadAllText(page);
        string name = Path.GetRelativePath(ProjectRoot.Path, page).Replace('\\', '/');
        foreach (Match match in Fence().Matches(text))
        {
            int line = text.AsSpan(0, match.Index).Count('\n') + 1;
            yield return new MarkdownBlock(name, line, match.Groups["language"].Value, match.Groups["text"].Value);
        }
    }

    [GeneratedRegex(@"^```(?<language>[a-z]*)[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
