namespace PaymentAvailability.Tests;

/// <summary>The library's lists say what the lists they were made from say. Needs the folder <c>../shared/data</c> beside the project.</summary>
public sealed class SharedCodesTests
{
    private static readonly string Folder = Path.Combine(ProjectRoot.Path, "..", "shared", "data", "codes");

    [Fact]
    public void Every_code_with_a_text_has_the_reason_of_the_list()
    {
        int compared = 0;
        foreach (string[] row in Read("*.csv").Where(row => row.Length == 10))
        {
            string scheme = row[0];
            string code = row[8].StartsWith("pattern", StringComparison.Ordinal) ? row[1].Replace('X', '4') : row[1];
            string reason = row[3].Replace("catalogue.", "catalog.", StringComparison.Ordinal);
            GatewayResult result = ListedCodes.Find(scheme, code);
            result.IsMapped.Should().BeTrue($"{scheme} {code} is in the list");
            compared++;
            if (reason == "(success)")
            {
                result.Outcome.Should().Be(PaymentOutcome.Succeeded);
            }
            else if (reason != "(n/a)" && row[8] != "presence only")
            {
                // Where money moves the library may be more careful than the list; where none does it says the same.
                (ListedCodes.Find(scheme, code, GatewayOperation.Sign).Reason?.Code.Value).Should().Be(reason, $"that is what the list says of {scheme} {code}");
                string careful = result.Outcome == PaymentOutcome.Unknown ? OrderReasons.PaymentInProgress.Code.Value : reason;
                new[] { reason, careful }.Should().Contain(result.Reason!.Code.Value, $"{scheme} {code} is {result}");
            }
        }

        compared.Should().BeGreaterThan(450);
    }

    [Fact]
    public void Codes_of_two_schemes_that_collide_mean_what_their_own_scheme_says()
    {
        int right = 0;
        foreach (string[] row in Read("unionpay_collisions.csv").Skip(1))
        {
            right += Says("unionpay_gateway", row[0], row[1], row[2]) && Says("unionpay_iso8583_f39", row[0], row[3], row[4]) ? 1 : 0;
        }

        right.Should().Be(40);
    }

    private static bool Says(string scheme, string code, string meaning, string reason)
    {
        GatewayResult result = ListedCodes.Find(scheme, code, GatewayOperation.Sign);
        string? expected = reason switch
        {
            "(success)" => null,
            "(n/a)" => OrderReasons.PaymentInProgress.Code.Value,
            _ => reason.Replace("catalogue.", "catalog.", StringComparison.Ordinal),
        };
        return result.IsMapped && result.Description == meaning && result.Reason?.Code.Value == expected;
    }

    private static IEnumerable<string[]> Read(string files)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "the folder ../shared/data/codes is not beside the project");
        return Directory.EnumerateFiles(Folder, files).Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file).Skip(file.Contains("collisions", StringComparison.Ordinal) ? 0 : 1)).Select(Fields);
    }

    // Commas in quotes do not part fields; these files have no quotes within quotes.
    private static string[] Fields(string line)
    {
        string[] parts = line.Split('"');
        for (int i = 1; i < parts.Length; i += 2) parts[i] = parts[i].Replace(',', '\u0001');
        return [.. string.Concat(parts).Split(',').Select(field => field.Replace('\u0001', ','))];
    }
}
