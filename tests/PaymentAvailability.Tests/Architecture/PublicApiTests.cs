namespace PaymentAvailability.Tests;

/// <summary>Nothing public comes, goes or changes by accident.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        string folder = Path.Combine(SourceTree.Tests, "Architecture");
        string approved = Path.Combine(folder, "PublicApi.txt");
        string received = Path.Combine(folder, "PublicApi.received.txt");
        string actual = PublicApi.Describe(typeof(IPaymentAvailabilityResolver).Assembly);
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
