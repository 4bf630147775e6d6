using System.Text.Json;

namespace PaymentAvailability.Tests.Breaker;

/// <summary>What is documented as never printed, logged or serialised is not serialised.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public void What_goes_to_a_store_of_counters_does_not_tell_whose_it_is_as_JSON()
    {
        Counter counter = Counter.Sliding("attempts", TimeSpan.FromMinutes(10));
        var hold = new CounterHold("order-9\nattempt-9", default, [new CounterChange(counter, "payer-7", 1, 0) { Member = "card-1" }]);

        string said = Try(() => JsonSerializer.Serialize(hold)) + Try(() => JsonSerializer.Serialize(hold.Changes[0])) + Try(() => JsonSerializer.Serialize(new CounterQuery(counter, "payer-7")));

        said.Should().NotContain("payer-7").And.NotContain("order-9").And.NotContain("card-1");
    }

    private static string Try(Func<string> write)
    {
        try
        {
            return write();
        }
        catch (Exception unwritten) when (unwritten is NotSupportedException or InvalidOperationException)
        {
            return "";
        }
    }
}
