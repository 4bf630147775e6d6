using System.Globalization;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>The table of codes in the documentation is the vocabulary itself. Run with <c>PAYMENTAVAILABILITY_APPROVE=1</c> to write it anew.</summary>
public sealed class ReasonsPageTests
{
    private const string Begin = "<!-- codes: written by a test -->\n";

    private const string End = "<!-- /codes -->";

    [Fact]
    public void The_table_of_codes_is_the_vocabulary()
    {
        string path = Path.Combine(ProjectRoot.Path, "docs", "reasons.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string expected = Table();

        if (Environment.GetEnvironmentVariable("PAYMENTAVAILABILITY_APPROVE") == "1")
        {
            File.WriteAllText(path, page[..begin] + expected + page[end..]);
            return;
        }

        page[begin..end].Should().Be(expected, "run this test with PAYMENTAVAILABILITY_APPROVE=1 to write the table anew");
    }

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (IGrouping<string, ReasonDefinition> category in ReasonVocabulary.BuiltIn.All.GroupBy(definition => definition.Code.Category))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n## {category.Key}\n\n| code | means | cause | retry | the payer is told | facts |\n|---|---|---|---|---|---|\n");
            foreach (ReasonDefinition definition in category)
            {
                string told = definition.PublicAlias == definition.Code ? "this" : $"`{definition.PublicAlias}`";
                string facts = string.Join(", ", definition.FactNames.Select(name => $"`{name}`"));
                table.Append(CultureInfo.InvariantCulture,
                    $"| `{definition.Code}` | {definition.Description} | {Words(definition.Cause)} | {Words(definition.Retry)} | {told} | {facts} |\n");
            }
        }

        return table.Append('\n').ToString();
    }

    private static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
