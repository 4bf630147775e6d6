namespace PaymentAvailability.Tests;

/// <summary>What the library says when it refuses a payer's data where it does not belong.</summary>
internal static class Refusals
{
    private static readonly PaymentRequest Sound = TestCatalogs.Request;

    public static IEnumerable<string> Of(MadeUpPayer payer, PaymentCatalog catalog) =>
        Attempts(payer, catalog).Select(attempt => OfAsync(() => attempt()).GetAwaiter().GetResult());

    /// <summary>What an act throws, with everything that is in it; empty when it throws nothing.</summary>
    public static async Task<string> OfAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
            return "";
        }
        catch (Exception error) when (error is ArgumentException or FormatException or PaymentRequestException or CatalogException or GatewayCodeException or NotSupportedException)
        {
            // Not the whole text: a trace of the stack costs a hundred times more and holds nothing but names of code.
            var said = new System.Text.StringBuilder();
            for (Exception? cause = error; cause is not null; cause = cause.InnerException)
            {
                said.Append(cause.Message).Append(' ').AppendJoin(' ', cause.Data.Values.Cast<object?>());
            }

            return said.ToString();
        }
    }

    private static IEnumerable<Func<Task>> Attempts(MadeUpPayer payer, PaymentCatalog catalog)
    {
        string all = string.Join(' ', payer.All);
        foreach (PaymentRequest request in Malformed(payer, all))
        {
            yield return () => new TestResolver(catalog).ResolveAsync(request).AsTask();
        }

        foreach (string value in payer.All)
        {
            foreach (string json in Json(value))
            {
                yield return Throwing(() => PaymentRequestJson.Read(json));
            }

            yield return Throwing(() => Fact.Of("bank", value));
            yield return Throwing(() => Fact.Of("accepted", ["icbc", value]));
            yield return Throwing(() => Fact.Of(value, "icbc"));
            yield return Throwing(() => Fact.Of("limit", new Money(decimal.TryParse(value, out decimal amount) ? amount : 1e13m, "CNY")));
            yield return Throwing(() => new PaymentInstrument { Id = value, LastFour = value });
            yield return Throwing(() => new PaymentAttempt { OrderId = value.PadRight(70_000), Id = value });
            yield return Throwing(() => new PaymentAttempt { OrderId = "o", Id = "\u0001" + value });
            yield return Throwing(() => new PaymentAttempt { OrderId = "o", Id = "a", Bank = value, Channel = value });
            yield return Throwing(() => ReasonCode.Parse(value));
            yield return Throwing(() => Currency.Parse(value));
            yield return Throwing(() => Country.Parse(value));
            yield return Throwing(() => GateVerdict.Open.Assuming(value));
            yield return Throwing(() => ReasonTexts.BuiltIn.WithGuidance(value, LocalizedText.Of("{" + value + "}")));
        }
    }

    private static IEnumerable<PaymentRequest> Malformed(MadeUpPayer payer, string all) =>
    [
        Sound with { Product = payer.Name },
        Sound with { OrderId = all.PadRight(70_000) },
        Sound with { OrderId = "\u0001" + all },
        Sound with { PayerId = all.PadRight(70_000) },
        Sound with { Attributes = new Dictionary<string, string> { [payer.Phone] = all.PadRight(70_000) } },
        Sound with { Attributes = new Dictionary<string, string> { [all.PadRight(2_000)] = "" } },
        Sound with { Client = new ClientContext { InstalledApps = [all.PadRight(70_000)] } },
        Sound with { Instruments = [TestCatalogs.Card with { Id = payer.CardNumber, Bank = payer.Name }] },
        Sound with { Instruments = [TestCatalogs.Card with { Id = payer.CardNumber, CardNetwork = payer.Name }] },
        Sound with { Instruments = [TestCatalogs.Card with { Id = all.PadRight(70_000) }] },
    ];

    private static IEnumerable<string> Json(string value) =>
    [
        $$"""{ "amount": { "value": "{{value}}", "currency": "{{value}}" }, "country": "{{value}}", "{{value}}": 1 }""",
        $$"""{ "amount": { "value": "x{{value}}", "currency": "CNY", "{{value}}": 1 }, "capture": "{{value}}", "recurrence": "{{value}}" }""",
        $$"""{ "amount": { "value": "1", "currency": "CNY" }, "orderExpiresAt": "{{value}}", "loan": { "dueOn": "{{value}}", "timeZone": "{{value}}", "isPaid": "{{value}}" } }""",
        $$"""{ "amount": { "value": "1", "currency": "CNY" }, "client": { "kind": "{{value}}", "appVersion": "{{value}}", "sessionExpiresAt": "{{value}}" }, "deadlineMs": "{{value}}" }""",
        $$"""{ "amount": { "value": "1", "currency": "CNY" }, "instruments": [{ "id": "i", "kind": "{{value}}", "cardType": "{{value}}", "lastFour": "{{value}}", "expiry": "{{value}}" }] }""",
        $$"""{ "amount": { "value": "1", "currency": "CNY" }, "completedVerifications": ["{{value}}"], "product": "{{value}} {{value}}" """,
    ];

    private static Func<Task> Throwing(Func<object?> make) => () =>
    {
        make();
        return Task.CompletedTask;
    };
}
