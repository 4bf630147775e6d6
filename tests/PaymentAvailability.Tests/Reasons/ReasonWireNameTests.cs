namespace PaymentAvailability.Tests;

public sealed class ReasonWireNameTests
{
    [Fact]
    public void Every_value_has_one_spelling_and_reads_back()
    {
        RoundTrips(ReasonWireNames.Causes);
        RoundTrips(ReasonWireNames.Fixers);
        RoundTrips(ReasonWireNames.Contacts);
        RoundTrips(ReasonWireNames.Retries);
        RoundTrips(ReasonWireNames.Disclosures);
    }

    [Fact]
    public void There_are_exactly_five_causes() =>
        Enum.GetNames<ReasonCause>().Should().Equal("Channel", "AccountOrOrder", "Risk", "Platform", "Client");

    private static void RoundTrips<T>(WireNames<T> names)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            string name = names.NameOf(value);

            name.Should().Be(string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : c.ToString())).ToLowerInvariant());
            names.TryParse(name, out T back).Should().BeTrue();
            back.Should().Be(value);
        }

        names.All.Should().OnlyHaveUniqueItems();
    }
}
