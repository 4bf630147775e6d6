namespace PaymentAvailability.Tests;

/// <summary>Catalogs and requests that read like the real thing.</summary>
internal static class TestCatalogs
{
    public static PaymentCatalog Repayment { get; } = Describe().Build();

    /// <summary>Ten methods over three channels, none of which needs an instrument.</summary>
    public static PaymentCatalog TenMethods { get; } = Ten();

    public static PaymentRequest Request { get; } = new() { Amount = new Money(1_200m, "CNY") };

    public static PaymentInstrument Card { get; } = new()
    {
        Id = "card-1", Bank = "CMB", CardType = CardType.Debit, CardNetwork = "unionpay", LastFour = "1234",
    };

    public static CatalogBuilder Describe() => new CatalogBuilder()
        .Version("test-1")
        .Bank("CMB", "招商银行", "China Merchants Bank")
        .Bank("ICBC", "工商银行", "ICBC")
        .Channel("netsunion", channel => channel.Name("网联", "NetsUnion").FailsOverTo("unionpay"))
        .Channel("unionpay", channel => channel.Name("银联", "UnionPay"))
        .Channel("wechat")
        .Channel("alipay")
        .Method("card.quick_pay", method => method
            .Name("银行卡快捷支付", "Bank card")
            .Needs(InstrumentKind.Card)
            .Verify(VerificationMethods.OneTimeCode | VerificationMethods.Face)
            .Terms(terms => terms.Currencies("CNY").Amount("CNY", 0.01m, 50_000m))
            .Route("netsunion")
            .Route("unionpay", route => route.Terms(terms => terms.Banks("CMB", "ICBC"))))
        .Method("wallet.wechat", method => method
            .Name("微信支付", "WeChat Pay")
            .RequiresApp("wechat")
            .Terms(terms => terms.Currencies("CNY").ExceptClients(ClientKind.BackEnd))
            .Route("wechat"))
        .Method("wallet.alipay", method => method.Name("支付宝", "Alipay").Route("alipay"))
        .Method("transfer.bank", method => method
            .Name("银行转账", "Bank transfer")
            .FromAppVersion("7.4.1")
            .Terms(terms => terms.Amount("CNY", 100m, 5_000m))
            .Route("unionpay"));

    private static PaymentCatalog Ten()
    {
        CatalogBuilder builder = new CatalogBuilder().Channel("a").Channel("b").Channel("c");
        for (int i = 0; i < 10; i++)
        {
            decimal maximum = 1_000m * (i + 1);
            builder.Method($"method_{i}", method => method
                .Terms(terms => terms.Currencies("CNY", "HKD").Countries("CN").Clients(ClientKind.App, ClientKind.MobileWeb).Amount("CNY", 1m, maximum))
                .Route("a")
                .Route("b", route => route.Terms(terms => terms.Products("instalment"))));
        }

        return builder.Build();
    }
}
