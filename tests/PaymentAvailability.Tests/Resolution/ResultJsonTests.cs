using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PaymentAvailability.Tests;

/// <summary>The shape of a result on the wire. A change of the golden file is a change for every host: review it as such.</summary>
public sealed class ResultJsonTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OfHost = new() { TypeInfoResolver = PaymentAvailabilityJsonContext.Default };

    [Fact]
    public void A_rich_result_is_written_as_in_the_golden_file() => CheckGolden(RichResult(), "rich-result.json");

    [Fact]
    public void A_result_with_nothing_open_is_written_as_in_the_golden_file() => CheckGolden(EmptyResult(), "nothing-available.json");

    [Fact]
    public void Every_way_to_serialise_gives_the_same_text()
    {
        AvailabilityResult result = RichResult();
        string text = Encoding.UTF8.GetString(result.ToJsonUtf8Bytes());

        JsonSerializer.Serialize(result, PaymentAvailabilityJsonContext.Default.AvailabilityResult).Should().Be(text);
        JsonSerializer.Serialize(result).Should().Be(text);
        JsonSerializer.Serialize(result, OfHost).Should().Be(text);
    }

    [Fact]
    public void A_result_is_not_read_back()
    {
        Action read = () => JsonSerializer.Deserialize<AvailabilityResult>("{}");

        read.Should().Throw<NotSupportedException>().WithMessage("a result is an answer and is not read back; resolve the request again*");
    }

    private static AvailabilityResult RichResult()
    {
        TestResolver resolver = new();
        var board = new ChannelStatusBoard();
        board.Set("netsunion", ChannelState.Maintenance, resolver.Time.Clock.UtcNow.AddHours(2));
        board.Set("alipay", ChannelState.Down);
        resolver
            .AddInline("client", new ClientGate(new ClientOptions()))
            .AddInline("channel.board", new ChannelStatusGate(board, UnknownPolicy.Open), UnknownPolicy.Open)
            .AddInline("order.test", new OrderGate(new NobodyVerifies()))
            .AddInline("risk.silent", new GateOf(GateVerdict.Unknown), UnknownPolicy.Open)
            .AddInline("risk.demanding", new GateOf(
                GateVerdict.Closed(new Closure(RiskReasons.TooFrequent.With(Fact.Of("until", resolver.Time.Clock.UtcNow.AddMinutes(30))), RouteScope.OfMethods("transfer.bank")))
                    .Demanding(new VerificationDemand(VerificationMethods.Face))));
        return resolver.Resolve(new PaymentRequest
        {
            Amount = new Money(6_000m, "CNY"),
            Client = new ClientContext { Kind = ClientKind.App, Network = NetworkQuality.Unstable, AppVersion = new Version(7, 5), InstalledApps = ["alipay"] },
            Instruments =
            [
                TestCatalogs.Card,
                TestCatalogs.Card with { Id = "card-2", Bank = "6222021234567890128", LastFour = null },
                TestCatalogs.Card with { Id = "card-3", Bank = "ICBC", LastFour = "5678", Expiry = new CardExpiry(2025, 12) },
            ],
        });
    }

    private static AvailabilityResult EmptyResult() => new TestResolver()
        .AddInline("risk.broken", new GateOf((_, _) => throw new InvalidOperationException("broken")))
        .Resolve(new PaymentRequest { Amount = new Money(0m, "CNY"), OrderId = " ", Instruments = [] });

    private static void CheckGolden(AvailabilityResult result, string name)
    {
        string path = Path.Combine(SourceTree.Tests, "Resolution", name);
        string actual = JsonSerializer.Serialize(JsonDocument.Parse(result.ToJsonUtf8Bytes()), Indented) + "\n";
        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        string received = Path.ChangeExtension(path, ".received.json");
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        actual.Should().Be(expected, "the wire shape changed; when that is meant, replace `{0}` by the `.received.json` beside it and note the change", name);
    }

    private sealed class NobodyVerifies : IOrderVerifier
    {
        public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) => new(OrderVerdict.Payable);
    }
}
