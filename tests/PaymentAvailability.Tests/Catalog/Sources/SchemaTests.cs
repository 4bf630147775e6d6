using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>The schemas for editors and the grammar of the readers are the same.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Catalog = Schema("payment-catalog");

    private static readonly JsonElement Request = Schema("payment-request");

    private static readonly Dictionary<string, InputShape> CatalogObjects = new()
    {
        [""] = CatalogShapes.Catalog,
        ["bank"] = CatalogShapes.Bank,
        ["channel"] = CatalogShapes.Channel,
        ["method"] = CatalogShapes.Method,
        ["route"] = CatalogShapes.Route,
        ["terms"] = CatalogShapes.Terms,
        ["amountRange"] = CatalogShapes.AmountRange,
        ["hours"] = CatalogShapes.Hours,
        ["window"] = CatalogShapes.Window,
    };

    private static readonly Dictionary<string, InputShape> RequestObjects = new()
    {
        [""] = PaymentRequestShapes.Request,
        ["amount"] = PaymentRequestShapes.Amount,
        ["client"] = PaymentRequestShapes.Client,
        ["loan"] = PaymentRequestShapes.Loan,
        ["place"] = PaymentRequestShapes.Place,
        ["verification"] = PaymentRequestShapes.Verification,
        ["instrument"] = PaymentRequestShapes.Instrument,
    };

    private static readonly Dictionary<string, IEnumerable<string>> Enumerations = new()
    {
        ["method.instrument"] = WireNames.Instrument.All,
        ["method.verification"] = WireNames.Verification.All,
        ["terms.client"] = WireNames.Client.All,
        ["terms.capture"] = WireNames.Capture.All,
        ["terms.recurrence"] = WireNames.Recurrence.All,
        ["terms.card_type"] = WireNames.CardType.All,
        ["terms.account_class"] = WireNames.AccountClass.All,
        ["window.days"] = ServiceWindowDefinition.DayNames,
        [".direction"] = WireNames.Direction.All,
        [".capture"] = WireNames.Capture.All,
        [".recurrence"] = WireNames.Recurrence.All,
        [".completedVerifications"] = WireNames.Verification.All,
        ["client.kind"] = WireNames.Client.All,
        ["client.network"] = WireNames.Network.All,
        ["client.device"] = WireNames.Device.All,
        ["client.capabilities"] = WireNames.Verification.All,
        ["verification.method"] = WireNames.Verification.All,
        ["verification.strength"] = WireNames.Strength.All,
        ["instrument.kind"] = WireNames.Instrument.All,
        ["instrument.cardType"] = WireNames.CardType.All,
        ["instrument.accountClass"] = WireNames.AccountClass.All,
    };

    [Fact]
    public void The_objects_of_a_catalog_are_the_same() => Compare(Catalog, CatalogObjects);

    [Fact]
    public void The_objects_of_a_request_are_the_same() => Compare(Request, RequestObjects);

    [Fact]
    public void The_choices_are_the_same()
    {
        Dictionary<string, string[]> written = ChoicesOf(Catalog).Concat(ChoicesOf(Request)).ToDictionary();

        written.Keys.Should().BeEquivalentTo(Enumerations.Keys);
        foreach ((string place, string[] choices) in written)
        {
            choices.Should().Equal(Enumerations[place], "of {0}", place);
        }
    }

    [Fact]
    public void Every_set_of_terms_is_a_list_or_only_or_except()
    {
        JsonElement terms = Catalog.GetProperty("$defs").GetProperty("terms").GetProperty("properties");
        IEnumerable<JsonElement> sets = TermDimension.BuiltIn.Select(dimension => terms.GetProperty(dimension.Name))
            .Append(terms.GetProperty("attributes").GetProperty("additionalProperties"));

        foreach (JsonElement set in sets)
        {
            set.GetProperty("oneOf")[0].GetProperty("type").GetString().Should().Be("array");
            CompareObject("a set", set.GetProperty("oneOf")[1], CatalogShapes.ValueSet);
        }
    }

    [Fact]
    public void The_limits_are_the_same()
    {
        JsonElement properties = Request.GetProperty("properties");
        properties.GetProperty("deadlineMs").GetProperty("maximum").GetInt32().Should().Be(PaymentRequestReader.LongestDeadline);
        properties.GetProperty("instruments").GetProperty("maxItems").GetInt32().Should().Be(PaymentRequest.MaximumInstruments);
        properties.GetProperty("orderId").GetProperty("maxLength").GetInt32().Should().Be(InputValue.LongestText);
    }

    private static void Compare(JsonElement schema, Dictionary<string, InputShape> shapes)
    {
        IEnumerable<(string Name, JsonElement Object)> objects = ObjectsOf(schema).ToList();

        objects.Select(found => found.Name).Should().BeEquivalentTo(shapes.Keys);
        foreach ((string name, JsonElement found) in objects)
        {
            CompareObject(name, found, shapes[name]);
        }
    }

    private static void CompareObject(string name, JsonElement found, InputShape shape)
    {
        IEnumerable<string?> required = found.TryGetProperty("required", out JsonElement list) ? list.EnumerateArray().Select(item => item.GetString()) : [];

        found.GetProperty("properties").EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(shape.Properties, "of {0}", name);
        required.Should().BeEquivalentTo(shape.Required, "of {0}", name);
        found.GetProperty("additionalProperties").GetBoolean().Should().BeFalse("{0} takes nothing else", name);
    }

    private static IEnumerable<(string Name, JsonElement Object)> ObjectsOf(JsonElement schema) =>
        schema.GetProperty("$defs").EnumerateObject()
            .Where(definition => definition.Value.TryGetProperty("properties", out _))
            .Select(definition => (definition.Name, definition.Value))
            .Prepend(("", schema));

    private static IEnumerable<KeyValuePair<string, string[]>> ChoicesOf(JsonElement schema) =>
        from found in ObjectsOf(schema)
        from property in found.Object.GetProperty("properties").EnumerateObject()
        let choices = FindChoices(property.Value).ToArray()
        where choices.Length > 0
        select KeyValuePair.Create($"{found.Name}.{property.Name}", choices.Distinct().ToArray());

    // The values of every `enum` at or below a place; null, which stands for what is not written, is none.
    private static IEnumerable<string> FindChoices(JsonElement place) => place.ValueKind switch
    {
        JsonValueKind.Object => place.EnumerateObject().SelectMany(property => property.Name == "enum"
            ? property.Value.EnumerateArray().Select(choice => choice.GetString()).OfType<string>()
            : FindChoices(property.Value)),
        JsonValueKind.Array => place.EnumerateArray().SelectMany(FindChoices),
        _ => [],
    };

    private static JsonElement Schema(string name)
    {
        string path = Path.Combine(ProjectRoot.Path, "docs", "schema", $"{name}.schema.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }
}
