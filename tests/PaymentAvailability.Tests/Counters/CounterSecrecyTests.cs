using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>What goes to a store of counters names people: it is neither printed nor serialised.</summary>
public sealed class CounterSecrecyTests
{
    [Fact]
    public void It_does_not_tell_whose_it_is()
    {
        Counter counter = Counter.Sliding("attempts", TimeSpan.FromMinutes(10));
        var hold = new CounterHold("order-9\nattempt-9", default, [new CounterChange(counter, "payer-7", 1, 0) { Member = "card-1" }]);
        var query = new CounterQuery(counter, "payer-7");

        string said = JsonSerializer.Serialize(new { hold, hold.Changes, query }) + $"{hold} {hold.Changes[0]} {query}";

        said.Should().StartWith("""{"hold":null,"Changes":[null],"query":null}""").And.NotContain("payer-7").And.NotContain("order-9").And.NotContain("card-1");
    }
}
