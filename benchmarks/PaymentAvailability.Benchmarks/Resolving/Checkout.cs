using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>A checkout of ten methods over six channels, one of them down, and the payments that come to it.</summary>
internal sealed class Checkout
{
    private static readonly DateTimeOffset Opening = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly string[] Products = ["instalment", "early_settlement", "overdue"];
    private static readonly string[] Banks = ["CMB", "ICBC", "ABC", "PSBC"];
    private static readonly ClientKind[] Clients = [ClientKind.App, ClientKind.MobileWeb, ClientKind.MiniProgram, ClientKind.DesktopWeb];
    private static readonly decimal[] Amounts = [99.50m, 480m, 1_250m, 3_268.50m, 8_000m, 19_999.99m, 60_000m];

    private readonly Random _random;

    public Checkout(int seed) => _random = new Random(seed);

    /// <summary>The channel that does not work.</summary>
    public const string DownChannel = "netsunion";

    public static CatalogDefinition Define(string version, string prefix = "") => new CatalogBuilder()
        .Version(version)
        .Channel("netsunion", channel => channel.FailsOverTo("unionpay"))
        .Channel("unionpay")
        .Channel("wechat_pay")
        .Channel("alipay")
        .Channel("bank")
        .Channel("ecny")
        .Method($"{prefix}card.quick_pay", method => method.Needs(InstrumentKind.Card).Verify(VerificationMethods.OneTimeCode | VerificationMethods.Face)
            .Terms(terms => terms.Currencies("CNY").CardTypes(CardType.Debit).Clients(ClientKind.App, ClientKind.MobileWeb))
            .Route("netsunion", route => route.Terms(terms => terms.Amount("CNY", 0.01m, 50_000m)))
            .Route("unionpay", route => route.Terms(terms => terms.ExceptBanks("PSBC").Amount("CNY", 0.01m, 20_000m))))
        .Method($"{prefix}card.unionpay_online", method => method.Needs(InstrumentKind.Card).Verify(VerificationMethods.OneTimeCode)
            .Terms(terms => terms.Currencies("CNY").Amount("CNY", 1m, 10_000m)).Route("unionpay"))
        .Method($"{prefix}wallet.wechat_pay", method => method
            .Terms(terms => terms.Currencies("CNY").ExceptClients(ClientKind.DesktopWeb).Amount("CNY", 0.01m, 50_000m)).Route("wechat_pay"))
        .Method($"{prefix}wallet.alipay", method => method
            .Terms(terms => terms.Currencies("CNY").ExceptClients(ClientKind.MiniProgram).Amount("CNY", 0.01m, 50_000m)).Route("alipay"))
        .Method($"{prefix}wallet.ecny", method => method.Terms(terms => terms.Currencies("CNY").Clients(ClientKind.App).Amount("CNY", null, 5_000m)).Route("ecny"))
        .Method($"{prefix}wallet.unionpay_app", method => method.Terms(terms => terms.Currencies("CNY").Clients(ClientKind.App, ClientKind.MobileWeb)).Route("unionpay"))
        .Method($"{prefix}bank.b2c", method => method.Terms(terms => terms.Currencies("CNY").Clients(ClientKind.DesktopWeb)).Route("netsunion").Route("unionpay"))
        .Method($"{prefix}bank.transfer", method => method.Route("bank"))
        .Method($"{prefix}debit.agreement", method => method
            .Terms(terms => terms.Clients(ClientKind.BackEnd).Products("instalment", "overdue")).Route("netsunion").Route("bank"))
        .Method($"{prefix}debit.wechat_papay", method => method
            .Terms(terms => terms.Clients(ClientKind.BackEnd).Amount("CNY", null, 500m).Hours("Asia/Shanghai", ServiceDays.EveryDay, "07:00", "22:00"))
            .Route("wechat_pay"))
        .Define();

    /// <summary>A resolver as a host gets it, whose order verifier and risk rule answer from memory.</summary>
    public static ServiceProvider CreateHost(PaymentCatalog catalog, ChannelRankingPolicy ranking = ChannelRankingPolicy.HealthFirst)
    {
        var services = new ServiceCollection();
        services.AddPaymentAvailability(options =>
            {
                options.Seed = 1;
                options.Ranking.Policy = ranking;
            })
            .UseCatalog(catalog)
            .AddOrderVerifier<OrdersInMemory>(gate => gate.Execution = GateExecution.Inline)
            .AddRiskRule<SmallAmounts>(gate => gate.Execution = GateExecution.Inline);
        ServiceProvider host = services.BuildServiceProvider();
        host.GetRequiredService<ChannelStatusBoard>().Set(DownChannel, ChannelState.Down);
        return host;
    }

    public PaymentRequest NextPayment() => new()
    {
        Amount = new Money(Pick(Amounts), Currency.Cny),
        OrderId = $"order-{_random.Next(1_000)}",
        Country = Country.Parse("CN"),
        Product = Pick(Products),
        Client = new ClientContext { Kind = Pick(Clients), Network = NetworkQuality.Good, SessionExpiresAt = Opening.AddYears(100) },
        Instruments = [new PaymentInstrument { Id = "card", Bank = Pick(Banks), CardType = _random.Next(4) == 0 ? CardType.Credit : CardType.Debit, LastFour = "1234" }],
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private sealed class OrdersInMemory : IOrderVerifier
    {
        public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) => new(OrderVerdict.Payable);
    }

    private sealed class SmallAmounts : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(RiskVerdict.Allow);
    }
}
