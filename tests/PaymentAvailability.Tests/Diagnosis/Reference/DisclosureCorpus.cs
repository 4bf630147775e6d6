using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaymentAvailability.Tests;

/// <summary>Puts made-up payers' data into every input and looks for it in everything that comes out. Knows no test framework, so that the benchmarks count with it.</summary>
internal sealed class DisclosureCorpus : IDisposable
{
    public const int ValuesAPayer = 4;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private readonly Random _random;
    private readonly CapturedMetrics _metrics = new();
    private readonly CapturedLogs _logs = new();
    private readonly CapturedActivities _activities = new();
    private readonly PaymentCatalog _catalog = TestCatalogs.Describe()
        .Method("with.attribute", method => method.Terms(terms => terms.Attribute("segment", "gold")).Route("alipay"))
        .Method("with.product", method => method.Terms(terms => terms.Products("instalment")).Route("alipay"))
        .Build();

    public DisclosureCorpus(int seed) => _random = new Random(seed);

    /// <summary>How many values were sent through.</summary>
    public int Values { get; private set; }

    /// <summary>How many texts were searched.</summary>
    public long Texts { get; private set; }

    public int Leaks { get; private set; }

    /// <summary>The first value that got out, with the text in which it did.</summary>
    public string? FirstLeak { get; private set; }

    /// <summary>Sends values through and counts those that get out.</summary>
    public async Task<int> CountLeaksAsync(int values)
    {
        for (int i = 0; Values < values; i++)
        {
            var payer = new MadeUpPayer(_random);
            int logged = _logs.Entries.Count;
            int measured = _metrics.Measurements.Count;
            int stopped = _activities.Stopped.Count;
            var said = new List<string>();
            await ResolveAsync(payer, said).ConfigureAwait(false);
            await ReportAsync(payer, said).ConfigureAwait(false);
            said.AddRange(Refusals.Of(payer, _catalog));
            AddGatewayCodes(payer, said);
            said.AddRange(_logs.Entries.Skip(logged));
            said.AddRange(_metrics.Measurements.Skip(measured).Select(each => each.ToString()));
            foreach (System.Diagnostics.Activity activity in _activities.Stopped.Skip(stopped))
            {
                said.AddRange(activity.TagObjects.Select(tag => $"{tag}"));
                said.Add($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.Events.Select(each => each.Name))}");
            }

            Search(payer, said);
            Values += ValuesAPayer;
        }

        return Leaks;
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _activities.Dispose();
    }

    private async Task ResolveAsync(MadeUpPayer payer, List<string> said)
    {
        string all = string.Join(' ', payer.All);
        GateRunner[] gates =
        [
            Runner(GateName.Client, new ClientGate(new ClientOptions()), UnknownPolicy.Close, GateExecution.Inline),
            Runner("order.throws", new GateOf((_, _) => throw new InvalidOperationException(all)), _random.Next(2) == 0 ? UnknownPolicy.Close : UnknownPolicy.Open),
            Runner("risk.facts", new GateOf((_, _) => new(GateVerdict.Closed(ClientReasons.WalletAppMissing.With(Fact.Of("app", Pick(payer)))))), UnknownPolicy.Open),
            Runner("gate.asks", new GateOf((_, _) => new(GateVerdict.Open.Assuming(Pick(payer)))), UnknownPolicy.Open, GateExecution.Inline),
            Runner("gate.closes", new GateOf((context, _) => new(GateVerdict.Closed(
                new Closure(AccountReasons.PhoneMismatch.WithoutFacts, RouteScope.Everything.WithInstrument(context.Request.Instruments![0])),
                new Closure(RiskReasons.Rejected.WithoutFacts, RouteScope.OfMethods("wallet.alipay", Pick(payer)))))), UnknownPolicy.Open),
        ];
        var resolver = new PaymentAvailabilityResolver(
            new PaymentCatalogStore(_catalog), gates, new PaymentAvailabilityOptions { Deadline = TimeSpan.FromSeconds(30) }, new ResolutionTelemetry(_metrics, _logs), TimeProvider.System,
            TestRanking.Ranker);
        PaymentRequest request = RequestOf(payer);
        AvailabilityResult result = await resolver.ResolveAsync(request).ConfigureAwait(false);
        said.AddRange(request.SubmittedAccounts!.SelectMany(account => new[] { $"{account}", $"{account.Name}", JsonSerializer.Serialize(account.CardNumber) }));
        said.AddRange([request.ToString(), $"{request.Client}", $"{request.Loan}", .. request.Instruments!.Select(instrument => instrument.ToString())]);
        AddSurfaces(result, said);
        AddSurfaces(result.WhatIf(asked => asked with { Amount = new Money(1m, "CNY") }, result.At.AddDays(1)), said);
    }

    private PaymentRequest RequestOf(MadeUpPayer payer) => new()
    {
        Amount = new Money(_random.Next(1, 90_000), "CNY"),
        OrderId = Pick(payer),
        OrderExpiresAt = _random.Next(3) == 0 ? DateTimeOffset.UnixEpoch : null,
        PayerId = Pick(payer),
        Product = _random.Next(2) == 0 ? payer.CardNumber : null,
        Client = new ClientContext { InstalledApps = [payer.Name, payer.Phone], Kind = ClientKind.App, AppVersion = new Version(7, 0) },
        Loan = new LoanContext { DueOn = new DateOnly(2026, 3, 5), TimeZone = TimeZoneInfo.CreateCustomTimeZone(Pick(payer), TimeSpan.FromHours(8), Pick(payer), Pick(payer)) },
        Attributes = new Dictionary<string, string> { [Pick(payer)] = Pick(payer), ["segment"] = Pick(payer) },
        Instruments =
        [
            new PaymentInstrument { Id = payer.CardNumber, Bank = "CMB", LastFour = payer.CardNumber[^4..] },
            new PaymentInstrument { Id = Pick(payer), Bank = payer.CardNumber, CardNetwork = payer.Phone },
            new PaymentInstrument { Id = payer.Name, Bank = payer.IdentityNumber, Expiry = new CardExpiry(2020, 1) },
        ],
        SubmittedAccounts = [Submitted(payer), Submitted(payer) with { InstrumentId = payer.Name }],
    };

    private static SubmittedAccount Submitted(MadeUpPayer payer) => new()
    {
        Name = SubmittedValue.Of(payer.Name),
        IdentityNumber = SubmittedValue.Of(payer.IdentityNumber),
        CardNumber = SubmittedValue.Of(payer.CardNumber),
        ReservedPhone = SubmittedValue.Of(payer.Phone),
    };

    private static void AddSurfaces(AvailabilityResult result, List<string> said)
    {
        said.Add(Tree(result.ToJsonUtf8Bytes()));
        said.AddRange(Tests.Texts.Reachable(result));
        Explanation explanation = result.Explain();
        OperatorView operators = result.ForOperator();
        said.AddRange([explanation.ToString(), Tree(explanation.ToJsonUtf8Bytes()), operators.ToString(), Tree(operators.ToJsonUtf8Bytes())]);
        foreach (CultureInfo culture in Cultures)
        {
            PayerView payer = result.ForPayer(culture);
            SupportView support = result.ForSupport(culture);
            said.AddRange([payer.ToString(), Tree(payer.ToJsonUtf8Bytes()), support.ToString(), Tree(support.ToJsonUtf8Bytes())]);
            said.AddRange(result.ClosedOptions.Select(option => option.GetLabel(culture)).Concat(result.Options.Select(option => option.GetLabel(culture))));
        }

        if (result.Diagnose() is { } diagnosis)
        {
            said.AddRange(Tests.Texts.Reachable(diagnosis));
            said.AddRange(diagnosis.Remedies.Select(remedy => remedy.ApplyTo(result.Request).ToString()));
        }
    }

    private async Task ReportAsync(MadeUpPayer payer, List<string> said)
    {
        var options = new AttemptOptions();
        var store = new InMemoryAttemptStore(options);
        var reporter = new MeasuredReporter(new PaymentReporter(store, options, TimeProvider.System), _metrics, _logs);
        var attempt = new PaymentAttempt { OrderId = Pick(payer), Id = Pick(payer), PayerId = Pick(payer), Amount = new Money(12m, "CNY") };
        PaymentReport[] reports =
        [
            PaymentReport.Begun(attempt), PaymentReport.Begun(attempt with { Id = "another" }), PaymentReport.Of(attempt, PaymentOutcome.Declined),
            PaymentReport.Of(attempt, PaymentOutcome.Succeeded) with { Reason = FundsReasons.Insufficient.WithoutFacts },
        ];
        foreach (PaymentReport report in reports)
        {
            ReportReceipt receipt = await reporter.ReportAsync(report).ConfigureAwait(false);
            said.AddRange([.. Tests.Texts.Reachable(receipt), report.ToString(), report.Attempt.ToString(), JsonSerializer.Serialize(report, Readable)]);
        }

        said.Add((await reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, "ops").ConfigureAwait(false)).ToString());
        said.Add(await Refusals.OfAsync(() => reporter.ReconcileAsync(attempt, PaymentOutcome.Failed, Pick(payer)).AsTask()).ConfigureAwait(false));
        OrderProgress progress = await store.GetProgressAsync(attempt.OrderId, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false);
        said.AddRange(Tests.Texts.Reachable(progress));
    }

    private static void AddGatewayCodes(MadeUpPayer payer, List<string> said)
    {
        foreach (string value in payer.All)
        {
            foreach (GatewayResponse response in (GatewayResponse[])
            [
                new() { Scheme = "unionpay_gateway", Code = value, SubCode = value }, new() { Scheme = value, Code = "00" },
                new() { Scheme = "alipay_acq", Code = "40004", SubCode = value, HttpStatus = 500 },
            ])
            {
                GatewayResult result = GatewayCodes.BuiltIn.Find(response);
                said.AddRange([response.ToString(), JsonSerializer.Serialize(new { response.Operation, response.HttpStatus }), .. Tests.Texts.Reachable(result)]);
            }
        }
    }

    private void Search(MadeUpPayer payer, List<string> said)
    {
        Texts += said.Count;
        foreach (string text in said)
        {
            if (payer.FoundIn(text) is { } leak)
            {
                Leaks++;
                FirstLeak ??= $"`{leak}` got out in: {text}";
            }
        }
    }

    private static GateRunner Runner(string name, IPaymentGate gate, UnknownPolicy whenUnknown, GateExecution execution = GateExecution.Isolated) =>
        new(name, gate, new GateOptions { Execution = execution }, whenUnknown, TimeProvider.System, TimeSpan.FromMilliseconds(300));

    private string Pick(MadeUpPayer payer) => payer.All[_random.Next(ValuesAPayer)];

    // JSON escapes what is not ASCII, so it is searched as it reads.
    private static string Tree(byte[] json) => JsonNode.Parse(Encoding.UTF8.GetString(json))!.ToJsonString(Readable);
}
