using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaymentAvailability.Tests;

/// <summary>Whatever stands wherever in a request that is refused, nothing personal is in the refusal.</summary>
public sealed class PaymentRequestPrivacyTests
{
    private const string Template =
        """
        {
          "amount": { "value": "1", "currency": "CNY" }, "orderId": "o", "payerId": "p", "country": "CN", "product": "x",
          "capture": "manual", "recurrence": "one_off",
          "client": { "kind": "app", "network": "good", "device": "intact", "appVersion": "7.4", "sessionExpiresAt": "2026-03-01T09:30:00Z", "installedApps": ["w"] },
          "instruments": [{ "id": "i", "kind": "card", "bank": "B", "cardType": "debit", "cardNetwork": "n", "accountClass": "class_1", "expiry": "12/28", "lastFour": "1234" }],
          "completedVerifications": ["face"], "attributes": { "tier": "gold" }, "deadlineMs": 300
        }
        """;

    private static readonly string[] Personal =
    [
        "4111111111111111", "6222021234567890123", "6222 0212 3456 7890", "4111-1111-1111-1111", "13800138000", "+8613800138000", "138-0013-8000",
        "11010519491231002X", "110105194912310021", "张三丰", "zhang.sanfeng@example.com",
    ];

    public static TheoryData<string> Places => [.. PlacesOf(JsonNode.Parse(Template)!)];

    [Theory]
    [MemberData(nameof(Places))]
    public void As_a_text(string place) => CheckEach(place, personal => JsonValue.Create(personal));

    [Theory]
    [MemberData(nameof(Places))]
    public void As_a_text_with_a_control_character(string place) => CheckEach(place, personal => JsonValue.Create(personal + "\u0001"));

    [Theory]
    [MemberData(nameof(Places))]
    public void As_a_list(string place) => CheckEach(place, personal => new JsonArray(personal));

    [Theory]
    [MemberData(nameof(Places))]
    public void As_an_unknown_property(string place) => CheckEach(place, personal => new JsonObject { [personal] = personal });

    [Theory]
    [MemberData(nameof(Places))]
    public void As_a_number(string place) =>
        CheckEach(place, personal => personal.All(char.IsAsciiDigit) ? JsonNode.Parse(personal) : JsonNode.Parse("-4111111111111111"));

    [Fact]
    public void As_what_is_no_JSON()
    {
        foreach (string personal in Personal)
        {
            Check($$"""{ "payerId": {{personal}}""", personal);
            Check($$"""{ "payerId": "{{personal}}" {{personal}}""", personal);
            Check(personal + personal, personal);
            Check($"\"{personal}", personal);
        }
    }

    [Fact]
    public void As_a_repeated_attribute() => Check(
        """{ "amount": { "value": "1", "currency": "CNY" }, "attributes": { "13800138000": "a", "13800138000": "b" } }""", "13800138000");

    private static void CheckEach(string place, Func<string, JsonNode?> make)
    {
        foreach (string personal in Personal)
        {
            JsonNode request = JsonNode.Parse(Template)!;
            request["faulty"] = true;
            Replace(request, place, make(personal));
            Check(request.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), personal);
        }
    }

    private static void Check(string json, string personal)
    {
        PaymentRequestException refusal = PaymentRequestJsonTests.Catching(json);

        string everything = $"{refusal}\n{refusal.InnerException}\n{string.Join('\n', refusal.Faults)}";
        everything.Should().NotContain(personal);
        string digits = string.Concat(personal.Where(char.IsAsciiDigit));
        if (digits.Length >= 10)
        {
            string.Concat(everything.Where(char.IsAsciiDigit)).Should().NotContain(digits);
        }
    }

    private static IEnumerable<string> PlacesOf(JsonNode node) => node switch
    {
        JsonObject items => items.SelectMany(item => PlacesOf(item.Value!).Prepend(item.Value!.GetPath())),
        JsonArray items => items.SelectMany(item => PlacesOf(item!).Prepend(item!.GetPath())),
        _ => [],
    };

    private static void Replace(JsonNode request, string place, JsonNode? value) => NodeAt(request, place).ReplaceWith(value);

    private static JsonNode NodeAt(JsonNode request, string place)
    {
        JsonNode node = request;
        foreach (string step in place.Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1))
        {
            node = step[0] == '[' ? node[int.Parse(step[1..^1], CultureInfo.InvariantCulture)]! : node[step]!;
        }

        return node;
    }
}
