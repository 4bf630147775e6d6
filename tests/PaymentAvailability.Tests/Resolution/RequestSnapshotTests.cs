using System.Collections;

namespace PaymentAvailability.Tests;

/// <summary>A resolution looks at the request once: what the host changes or makes up afterwards changes nothing.</summary>
public sealed class RequestSnapshotTests
{
    [Fact]
    public void A_list_that_changes_afterwards_does_not_change_the_result()
    {
        var cards = new List<PaymentInstrument> { TestCatalogs.Card };
        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request with { Instruments = cards });
        byte[] before = result.ToJsonUtf8Bytes();

        cards.Clear();

        result.ToJsonUtf8Bytes().Should().Equal(before);
    }

    [Fact]
    public void A_list_that_makes_new_instances_each_time_does_not_open_an_expired_card()
    {
        var cards = new Projected(TestCatalogs.Card with { Expiry = new CardExpiry(2001, 1) });

        AvailabilityResult result = new TestResolver().Resolve(TestCatalogs.Request with { Instruments = cards });

        result.ClosedOptions.Should().ContainSingle(option => option.Instrument != null)
            .Which.Reasons.Should().Contain(AccountReasons.CardExpired.WithoutFacts);
    }

    [Theory]
    [InlineData("tier")]
    [InlineData("TIER")]
    public void Names_of_attributes_are_compared_without_regard_to_case(string name)
    {
        PaymentCatalog catalog = new CatalogBuilder()
            .Channel("bank").Method("transfer", method => method.Terms(terms => terms.Attribute("Tier", "gold")).Route("bank")).Build();
        PaymentRequest request = TestCatalogs.Request with { Attributes = new Dictionary<string, string> { [name] = "silver" } };

        AvailabilityResult result = new TestResolver(catalog).Resolve(request);

        result.PrimaryReason!.Code.Should().Be(CatalogReasons.AttributeNotSupported.Code);
    }

    private sealed class Projected(PaymentInstrument card) : IReadOnlyList<PaymentInstrument>
    {
        public int Count => 1;

        public PaymentInstrument this[int index] => card with { Id = "new" };

        public IEnumerator<PaymentInstrument> GetEnumerator()
        {
            yield return this[0];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
