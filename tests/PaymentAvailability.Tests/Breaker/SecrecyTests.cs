using System.Text.Json;

namespace PaymentAvailability.Tests.Breaker;

/// <summary>What is documented as never printed, logged or serialised is not serialised.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public void An_entry_of_a_list_does_not_tell_whose_it_is_as_JSON() =>
        JsonSerializer.Serialize(new RiskListEntry { Kind = RiskListKind.Deny, Subject = RiskSubject.Payer, Value = "payer-7", Because = "chargeback" }).Should().NotContain("payer-7");
}
