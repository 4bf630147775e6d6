namespace PaymentAvailability.Tests;

/// <summary>Nothing public comes, goes or changes by accident.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(IPaymentAvailabilityResolver), "PublicApi")]
    [InlineData(typeof(Sql.SqlOptions), "PublicApi.Sql")]
    public void The_public_surface_is_the_approved_one(Type any, string file)
    {
        string folder = Path.Combine(SourceTree.Tests, "Architecture");
        string approved = Path.Combine(folder, file + ".txt");
        string received = Path.Combine(folder, file + ".received.txt");
        string actual = PublicApi.Describe(any.Assembly);
        if (File.Exists(approved) && File.ReadAllText(approved) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        string[] before = File.Exists(approved) ? File.ReadAllLines(approved) : [];
        string[] after = actual.TrimEnd().Split('\n');
        Assert.Fail(
            $"""
            the public surface changed:
            {string.Join('\n', before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")))}
            when that is meant, approve it: mv {received} {approved}
            """);
    }
}
