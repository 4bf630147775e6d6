using System.Diagnostics;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Xml.Serialization;

namespace PaymentAvailability.Tests;

/// <summary>What payers submit, and what is on record of them, cannot be written by any of the usual ways.</summary>
public sealed class UnwrittenValueTests
{
    private const string Secret = "6222021234567890128";

    private const string Telling = "622202";

    private static readonly SubmittedAccount Submitted = new()
    {
        Name = SubmittedValue.Of(Secret), IdentityNumber = SubmittedValue.Of(Secret), CardNumber = SubmittedValue.Of(Secret), ReservedPhone = SubmittedValue.Of(Secret),
    };

    private static readonly RecordedAccount Recorded = new()
    {
        Name = RecordedValue.Plain(Secret), IdentityNumber = RecordedValue.Masked(Secret + "*"), CardNumber = RecordedValue.Hashed(Secret, Secret), ReservedPhone = RecordedValue.Plain(Secret),
    };

    public static TheoryData<string> Names => ["submitted value", "submitted account", "recorded value", "recorded account", "request", "order"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_it_is_printed_or_put_into_json(string name)
    {
        object value = Find(name);
        string json = JsonSerializer.Serialize(value, value.GetType());

        $"{value}".Should().NotContain(Telling);
        string.Concat("", value).Should().NotContain(Telling);
        json.Should().NotContain(Telling);
        JsonSerializer.Serialize(new Dictionary<string, object> { ["log"] = value }).Should().NotContain(Telling);
        Texts.Reachable(value).Should().NotContain(text => text.Contains(Telling));
    }

    [Theory]
    [InlineData("submitted value")]
    [InlineData("recorded value")]
    public void It_has_no_public_property_and_shows_nothing_to_a_debugger(string name)
    {
        Type type = Find(name).GetType();

        type.GetProperties().Should().BeEmpty("structured logs and mappers read properties");
        type.GetFields().Should().BeEmpty();
        type.GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Should().Be(name);
        type.GetMembers(BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(member => member is PropertyInfo { Name: "Text" } || member is FieldInfo { Name: "_text" })
            .Should().OnlyContain(member => member.GetCustomAttribute<DebuggerBrowsableAttribute>() != null);
    }

    [Theory]
    [InlineData("submitted value")]
    [InlineData("recorded value")]
    public void Other_serialisers_refuse_it(string name)
    {
        object value = Find(name);

        FluentActions.Invoking(() => new XmlSerializer(value.GetType())).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => new DataContractSerializer(value.GetType()).WriteObject(Stream.Null, value)).Should().Throw<InvalidDataContractException>();
    }

    [Fact]
    public void It_is_null_in_json_and_not_read_from_there()
    {
        JsonSerializer.Serialize(SubmittedValue.Of(Secret)).Should().Be("null");
        JsonSerializer.Serialize(RecordedValue.Plain(Secret)).Should().Be("null");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<SubmittedValue>($"\"{Secret}\"")).Should().Throw<JsonException>().Which.ToString().Should().NotContain(Secret);
        FluentActions.Invoking(() => SubmittedValue.Of(null!)).Should().Throw<ArgumentNullException>();
    }

    private static object Find(string name) => name switch
    {
        "submitted value" => SubmittedValue.Of(Secret),
        "submitted account" => Submitted,
        "recorded value" => RecordedValue.Plain(Secret),
        "recorded account" => Recorded,
        "request" => TestCatalogs.Request with { SubmittedAccounts = [Submitted] },
        _ => new OrderRecord { Id = "loan-17", Account = Recorded, InstrumentAccounts = new Dictionary<string, RecordedAccount> { ["card-1"] = Recorded } },
    };
}
