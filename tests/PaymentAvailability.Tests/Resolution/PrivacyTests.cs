using System.Globalization;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>No account number, phone, identity number or name gets out of a request.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const int Payers = 25;

    private readonly CapturedMetrics _metrics = new();
    private readonly CapturedLogs _logs = new();
    private readonly CapturedActivities _activities = new();
    private readonly HostileGates _hostile = new();

    public static TheoryData<int> Seeds => [20260304, Random.Shared.Next()];

    public void Dispose()
    {
        _metrics.Dispose();
        _activities.Dispose();
        _hostile.Dispose();
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_of_a_payer_is_in_results_texts_logs_metrics_or_traces(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Payers; i++)
        {
            var data = new PersonalData(random);
            PaymentRequest request = RequestOf(data, random);
            TestResolver resolver = ResolverOf(data);

            Task<AvailabilityResult> resolving = resolver.ResolveAsync(request).AsTask();

            // The gate that hangs has one, and so have the clocks by which the two order verifiers age what they remember.
            await resolver.Time.WaitForTimersAsync(3);
            resolver.Time.Advance(TestResolver.Deadline);
            AvailabilityResult result = await resolving.Soon();

            result.Request.SubmittedAccounts.Should().BeNull("they are not kept");
            var texts = new List<string> { Encoding.UTF8.GetString(result.ToJsonUtf8Bytes()), request.ToString() };
            texts.AddRange(Texts.Reachable(result));
            texts.AddRange(result.Options.Select(option => option.GetLabel(CultureInfo.GetCultureInfo("zh-CN"))));
            texts.AddRange(result.ClosedOptions.Select(option => option.GetLabel(CultureInfo.InvariantCulture)));
            texts.AddRange(_logs.Entries);
            texts.AddRange(_metrics.Measurements.Select(each => each.ToString()));
            texts.AddRange(_activities.Stopped.SelectMany(activity => activity.TagObjects).Select(tag => $"{tag}"));
            Refuse(texts, data, $"seed {seed}, payer {i}");
        }

        _logs.Entries.Should().NotBeEmpty();
        _metrics.Measurements.Should().NotBeEmpty();
        _activities.Stopped.Should().HaveCount(Payers);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Nothing_of_a_payer_is_in_the_exception_that_refuses_a_request(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Payers; i++)
        {
            var data = new PersonalData(random);
            PaymentRequest sound = TestCatalogs.Request;
            PaymentRequest[] malformed =
            [
                sound with { Product = data.Name },
                sound with { OrderId = data.CardNumber.PadRight(70_000) },
                sound with { PayerId = data.IdentityNumber.PadRight(70_000) },
                sound with { Attributes = new Dictionary<string, string> { [data.Phone] = data.Name.PadRight(70_000) } },
                sound with { Attributes = new Dictionary<string, string> { [data.Phone.PadRight(2_000)] = "" } },
                sound with { Instruments = [TestCatalogs.Card with { Id = data.CardNumber, Bank = data.Name }] },
                sound with { Instruments = [TestCatalogs.Card with { Id = data.CardNumber, CardNetwork = data.Name }] },
                sound with { SubmittedAccounts = [data.Submitted with { InstrumentId = data.CardNumber }] },
                sound with { SubmittedAccounts = [data.Submitted, data.Submitted] },
            ];
            foreach (PaymentRequest request in malformed)
            {
                Action resolve = () => new TestResolver { Logger = _logs }.Resolve(request);
                string refusal = resolve.Should().Throw<ArgumentException>().Which.ToString();
                Refuse([refusal, .. _logs.Entries], data, $"seed {seed}, payer {i}");
            }

            Action lastFour = () => _ = new PaymentInstrument { Id = "card", LastFour = data.CardNumber };
            Refuse([lastFour.Should().Throw<ArgumentException>().Which.ToString()], data, $"seed {seed}, payer {i}");
        }
    }

    private static PaymentRequest RequestOf(PersonalData data, Random random) => TestCatalogs.Request with
    {
        Amount = new Money(random.Next(1, 60_000), "CNY"),
        OrderId = Pick(data, random),
        PayerId = Pick(data, random),
        Product = random.Next(2) == 0 ? data.CardNumber : null,
        Client = new ClientContext { InstalledApps = [data.Name, data.Phone] },
        Attributes = new Dictionary<string, string> { [Pick(data, random)] = Pick(data, random), ["segment"] = Pick(data, random) },
        Instruments =
        [
            TestCatalogs.Card with { Id = data.CardNumber },
            TestCatalogs.Card with { Id = data.Reference, Bank = data.CardNumber, CardNetwork = data.Phone },
            TestCatalogs.Card with { Id = data.Name, Bank = data.Phone, LastFour = null, Expiry = new CardExpiry(2020, 1) },
        ],
        SubmittedAccounts = [data.Submitted, data.Submitted with { InstrumentId = data.CardNumber, CardNumber = SubmittedValue.Of(data.Name) }],
    };

    private static string Pick(PersonalData data, Random random) => data.All[random.Next(data.All.Count)];

    private static void Refuse(IEnumerable<string> texts, PersonalData data, string where)
    {
        foreach (string text in texts)
        {
            string? leak = data.All.FirstOrDefault(each => text.Contains(each, StringComparison.OrdinalIgnoreCase));
            if (leak is not null)
                throw new InvalidOperationException($"`{leak}` got out in `{text}`; {where}");
        }
    }

    private TestResolver ResolverOf(PersonalData data)
    {
        string all = string.Join(' ', data.All);
        TestResolver resolver = new(PaymentCatalog.Compile(TestCatalogs.Describe()
            .Method("with.attribute", method => method.Terms(terms => terms.Attribute("segment", "gold")).Route("alipay"))
            .Method("with.product", method => method.Terms(terms => terms.Products("instalment")).Route("alipay"))
            .Define())) { Logger = _logs, Meters = _metrics };
        return resolver
            .AddInline("client", new ClientGate(new ClientOptions()))
            .AddInline("order.throws", Verifying(resolver, (_, _) => throw new InvalidOperationException(all)), UnknownPolicy.Open)
            .AddInline("order.answers", Verifying(resolver, (ids, _) => new([.. ids.Select(id => RecordOf(id, data))])), UnknownPolicy.Open)
            .Add("risk.throws", _hostile.Of(Misdeed.ThrowsAtOnce, all), UnknownPolicy.Open)
            .Add("risk.throws_later", _hostile.Of(Misdeed.ThrowsLater, all), UnknownPolicy.Open)
            .Add("risk.cancels", _hostile.Of(Misdeed.ThrowsCancellationOfItsOwn, all), UnknownPolicy.Open)
            .Add("risk.late", _hostile.Of(Misdeed.ThrowsAfterCancellation, all), UnknownPolicy.Open);
    }

    private static OrderGate Verifying(TestResolver resolver, Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyCollection<OrderRecord>>> answer) =>
        new(new OrderVerifier(new TestOrders { Answer = answer }, new OrderOptions(), TestResolver.Deadline, resolver.Time));

    private static OrderRecord RecordOf(string id, PersonalData data) => new()
    {
        Id = id,
        Product = data.Name,
        Account = new RecordedAccount { Name = RecordedValue.Plain(data.Phone), CardNumber = RecordedValue.Masked("*" + data.CardNumber[1..]), IdentityNumber = RecordedValue.Plain(data.Name) },
        InstrumentAccounts = new Dictionary<string, RecordedAccount> { [data.CardNumber] = new() { Name = RecordedValue.Hashed(data.IdentityNumber, data.CardNumber) } },
    };
}
