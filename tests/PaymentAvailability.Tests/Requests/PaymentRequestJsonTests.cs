using System.Text;

namespace PaymentAvailability.Tests;

public sealed class PaymentRequestJsonTests
{
    private const string Full =
        """
        {
          "amount": { "value": "1250.00", "currency": "CNY" },
          "orderId": "bill-7", "payerId": "payer-9", "country": "CN", "product": "instalment",
          "capture": "automatic", "recurrence": "one_off",
          "client": {
            "kind": "app", "network": "good", "device": "intact", "appVersion": "7.4.1",
            "sessionExpiresAt": "2026-03-01T09:30:00+08:00", "installedApps": ["wechat", "alipay"]
          },
          "instruments": [{
            "id": "card-1", "kind": "card", "bank": "CMB", "cardType": "debit", "cardNetwork": "unionpay",
            "accountClass": "class_1", "expiry": "12/28", "lastFour": "1234"
          }, { "id": "wallet-1", "kind": "wallet" }],
          "completedVerifications": ["one_time_code", "face"],
          "verifications": [{ "method": "face", "at": "2026-03-01T09:00:00+08:00", "strength": "high" }, { "method": "password", "at": "2026-03-01T09:00:00+08:00" }],
          "attributes": { "tier": "gold" },
          "deadlineMs": 300
        }
        """;

    [Fact]
    public async Task Reads_everything_a_request_can_say()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Full));
        PaymentRequest[] requests = [PaymentRequestJson.Read(Full), PaymentRequestJson.Read(Encoding.UTF8.GetBytes(Full)), await PaymentRequestJson.ReadAsync(stream)];

        foreach (PaymentRequest request in requests)
        {
            request.Amount.Should().Be(new Money(1250.00m, Currency.Cny));
            request.Should().BeEquivalentTo(new
            {
                OrderId = "bill-7",
                PayerId = "payer-9",
                Country = Country.Parse("CN"),
                Product = "instalment",
                Capture = CaptureMode.Automatic,
                Recurrence = Recurrence.OneOff,
                Client = new
                {
                    Kind = ClientKind.App,
                    Network = NetworkQuality.Good,
                    Device = DeviceIntegrity.Intact,
                    AppVersion = new Version(7, 4, 1),
                    SessionExpiresAt = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(8)),
                    InstalledApps = new[] { "alipay", "wechat" },
                },
                CompletedVerifications = VerificationMethods.OneTimeCode | VerificationMethods.Face,
                Attributes = new Dictionary<string, string> { ["tier"] = "gold" },
                Deadline = TimeSpan.FromMilliseconds(300),
            });
            request.Instruments.Should().Equal(
                new PaymentInstrument
                {
                    Id = "card-1", Bank = "CMB", CardType = CardType.Debit, CardNetwork = "unionpay", AccountClass = AccountClass.Class1,
                    Expiry = new CardExpiry(2028, 12), LastFour = "1234",
                },
                new PaymentInstrument { Id = "wallet-1", Kind = InstrumentKind.Wallet });
            request.Client!.InstalledApps!.Contains("WeChat").Should().BeTrue("case does not matter");
        }
    }

    [Fact]
    public void Null_is_not_known_and_an_empty_list_is_nothing()
    {
        const string Known = """{ "amount": { "value": 5, "currency": "CNY" } }""";
        const string Nulls =
            """
            { "amount": { "value": 5, "currency": "CNY" }, "orderId": null, "payerId": null, "country": null, "product": null, "capture": null,
              "recurrence": null, "client": null, "instruments": null, "completedVerifications": null, "attributes": null, "deadlineMs": null }
            """;

        PaymentRequestJson.Read(Nulls).Should().Be(PaymentRequestJson.Read(Known));
        PaymentRequestJson.Read(Known).Should().Be(new PaymentRequest { Amount = new Money(5, Currency.Cny) });
        PaymentRequestJson.Read("""{ "amount": { "value": 5, "currency": "CNY" }, "instruments": [] }""").Instruments.Should().BeEmpty();
        PaymentRequestJson.Read("""{ "amount": { "value": 5, "currency": "CNY" }, "attributes": { "tier": null } }""").Attributes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{ }""", "amount is missing; add it: it is required in a payment request")]
    [InlineData("""{ "amount": null }""", "amount is missing; add it: it is required in a payment request")]
    [InlineData("""{ "amount": {} }""", "amount.value is missing; add it: it is required in an amount|amount.currency is missing; add it: it is required in an amount")]
    [InlineData("""{ "amount": { "value": "1,250", "currency": "RMB yuan" } }""", "amount.value is no amount; write at most 28 digits without exponent or separators, such as `1250.00`|amount.currency is no currency code; use an ISO 4217 code such as `CNY`")]
    [InlineData("""{ "amount": { "value": "12e3", "currency": "RMBY" } }""", "amount.value: `12e3` is no amount; write at most 28 digits without exponent or separators, such as `1250.00`|amount.currency: `RMBY` is no currency code; use an ISO 4217 code such as `CNY`")]
    [InlineData("""{ "amount": 5 }""", "amount is a number, not an object; write an object in curly braces")]
    public void Names_place_and_mend_of_the_amount(string json, string faults) => Refused(json).Should().Equal(faults.Split('|'));

    [Theory]
    [InlineData("\"order_id\": \"x\"", "order_id is no property of a payment request; did you mean `orderId`?")]
    [InlineData("\"orderId\": 12", "orderId is a number, not a text; write a text in quotes")]
    [InlineData("\"orderId\": \"a\", \"OrderID\": \"b\"", "orderId is written twice; keep one")]
    [InlineData("\"payerId\": \"a\\u0000b\"", "payerId holds a control character; remove it")]
    [InlineData("\"country\": \"CHN\"", "country: `CHN` is no country code; use an ISO 3166-1 code such as `CN`")]
    [InlineData("\"capture\": \"manuel\"", "capture: `manuel` is not a choice here; did you mean `manual`? use one of `automatic`, `manual`")]
    [InlineData("\"recurrence\": []", "recurrence is a list, not a text; write a text in quotes")]
    [InlineData("\"client\": { \"appVersion\": \"7\" }", "client.appVersion is no version; write two to four numbers with points between them, such as `7.4.1`")]
    [InlineData("\"client\": { \"sessionExpiresAt\": \"2026-03-01T09:30:00\" }", "client.sessionExpiresAt is no time with an offset; write it as in RFC 3339, such as `2026-03-01T09:30:00+08:00`")]
    [InlineData("\"client\": { \"installedApps\": [1] }", "client.installedApps[0] is a number, not a text; write a text in quotes")]
    [InlineData("\"instruments\": [{}]", "instruments[0].id is missing; add it: it is required in an instrument")]
    [InlineData("\"instruments\": [null]", "instruments[0] is null, not an object; write a value, or leave the property out")]
    [InlineData("\"instruments\": [{ \"id\": \"i\", \"expiry\": \"13/28\" }]", "instruments[0].expiry is no month of expiry; write it as on the card, month and year as `MM/yy`, such as `12/28`")]
    [InlineData("\"instruments\": [{ \"id\": \"i\", \"lastFour\": \"12345\" }]", "instruments[0].lastFour is not four digits; send exactly the last four of the number, in quotes")]
    [InlineData("\"completedVerifications\": [\"sms\"]", "completedVerifications[0]: `sms` is not a choice here; use one of `one_time_code`, `password`, `face`, `fingerprint`, `hardware_key`, `four_factor`, `card_security_code`, `prior_authorisation`, `chip`")]
    [InlineData("\"verifications\": [{ \"method\": \"face\" }]", "verifications[0].at is missing; add it: it is required in a completed verification")]
    [InlineData("\"verifications\": [{ \"method\": \"face\", \"at\": \"2026-03-01T09:00:00Z\", \"strength\": \"iron\" }]", "verifications[0].strength: `iron` is not a choice here; use one of `low`, `substantial`, `high`")]
    [InlineData("\"attributes\": { \"tier\": 1 }", "attributes.tier is a number, not a text; write a text in quotes")]
    [InlineData("\"attributes\": { \"tier\": \"a\", \"Tier\": \"b\" }", "attributes.Tier is written twice; keep one; upper and lower case are the same here")]
    [InlineData("\"deadlineMs\": 0", "deadlineMs: `0` is no whole number from 1 to 60000; write one that is")]
    [InlineData("\"deadlineMs\": 1.5", "deadlineMs: `1.5` is no whole number from 1 to 60000; write one that is")]
    [InlineData("\"deadlineMs\": \"300\"", "deadlineMs is a text, not a number; write a number without quotes")]
    public void Names_place_and_mend(string part, string fault) =>
        Refused($$"""{ "amount": { "value": "1", "currency": "CNY" }, {{part}} }""").Should().Equal(fault);

    [Fact]
    public void Reads_what_is_completed_and_what_the_client_can_do()
    {
        DateTimeOffset at = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

        PaymentRequestJson.Read(Full).Verifications.Should().Equal(
            new CompletedVerification { Method = VerificationMethods.Face, At = at, Strength = VerificationStrength.High },
            new CompletedVerification { Method = VerificationMethods.Password, At = at });
        PaymentRequestJson.Read("""{ "amount": { "value": 5, "currency": "CNY" }, "client": { "capabilities": ["face", "chip"] } }""").Client!.Capabilities
            .Should().Be(VerificationMethods.Face | VerificationMethods.Chip);
        PaymentRequestJson.Read("""{ "amount": { "value": 5, "currency": "CNY" }, "client": { "capabilities": [] } }""").Client!.Capabilities.Should().Be(VerificationMethods.None);
        PaymentRequestJson.Read("""{ "amount": { "value": 5, "currency": "CNY" }, "client": { "capabilities": null } }""").Client!.Capabilities.Should().BeNull();
    }

    [Fact]
    public void All_faults_come_at_once() =>
        Catching("""{ "amount": { "value": "x" }, "capture": 1, "instruments": [{ "lastFour": "1" }], "colour": 2 }""").Message.Should().Be(
            """
            the payment request has 6 faults:
              colour is no property of a payment request; use one of `amount`, `orderId`, `orderExpiresAt`, `loan`, `payerId`, `merchantId`, `payeeId`, `isPayeeBound`, `direction`, `country`, `product`, `capture`, `recurrence`, `client`, `instruments`, `completedVerifications`, `verifications`, `attributes`, `deadlineMs`, or remove it
              amount.currency is missing; add it: it is required in an amount
              amount.value: `x` is no amount; write at most 28 digits without exponent or separators, such as `1250.00`
              capture is a number, not a text; write a text in quotes
              instruments[0].id is missing; add it: it is required in an instrument
              instruments[0].lastFour is not four digits; send exactly the last four of the number, in quotes
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Too_many_instruments_are_refused() =>
        Refused($$"""{ "amount": { "value": "1", "currency": "CNY" }, "instruments": [{{string.Join(',', Enumerable.Repeat("{\"id\":\"i\"}", 201))}}] }""")
            .Should().Equal("instruments lists 201 instruments, more than 200; send those that the payer used last");

    [Fact]
    public async Task More_than_a_mebibyte_is_refused()
    {
        string json = new(' ', PaymentRequestJson.MaximumBytes + 1);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Func<Task> act = () => PaymentRequestJson.ReadAsync(stream);

        Refused(json).Should().Equal("it has more than 1 MiB; make it smaller; check that it is the right one");
        await act.Should().ThrowAsync<PaymentRequestException>();
    }

    [Fact]
    public async Task Reading_can_be_given_up()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Full));
        Func<Task> act = () => PaymentRequestJson.ReadAsync(stream, new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    internal static PaymentRequestException Catching(string json)
    {
        Action act = () => PaymentRequestJson.Read(json);
        return act.Should().Throw<PaymentRequestException>().Which;
    }

    private static IEnumerable<string> Refused(string json) => Catching(json).Faults.Select(fault => fault.ToString());
}
