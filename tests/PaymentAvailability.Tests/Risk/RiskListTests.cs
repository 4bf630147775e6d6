using System.Text.Json;

namespace PaymentAvailability.Tests;

public sealed class RiskListTests
{
    [Fact]
    public void An_entry_of_a_list_does_not_tell_whose_it_is_as_JSON() =>
        JsonSerializer.Serialize(new RiskListEntry { Kind = RiskListKind.Deny, Subject = RiskSubject.Payer, Value = "payer-7", Because = "chargeback" }).Should().NotContain("payer-7");

    [Fact]
    public void An_entry_is_not_read_from_JSON_where_it_would_be_kept()
    {
        Action act = () => JsonSerializer.Deserialize<RiskListEntry>("""{ "value": "payer-7" }""");

        act.Should().Throw<JsonException>().Which.Message.Should().NotContain("payer-7");
    }
}
