using PaymentAvailability;
using static AutoLoanRepayment.Situations.Borrowers;

namespace AutoLoanRepayment.Situations;

/// <summary>One healthy repayment, one failover, and one for each of the five causes of "no payment method available".</summary>
internal static class WalkThrough
{
    private static readonly ClientContext Phone = new()
    {
        Kind = ClientKind.App,
        Network = NetworkQuality.Good,
        Device = DeviceIntegrity.Intact,
        AppVersion = new Version(6, 3, 0),
        InstalledApps = ["wechat", "alipay"],
    };

    private static readonly PaymentRequest Repayment = new()
    {
        Amount = Instalment,
        OrderId = "bill-1",
        PayerId = "borrower-1",
        Country = Country.Parse("CN"),
        Product = "instalment",
        Client = Phone,
        Instruments =
        [
            new PaymentInstrument { Id = "card-cmb", Bank = "CMB", CardType = CardType.Debit, AccountClass = AccountClass.Class1, LastFour = "1234" },
            new PaymentInstrument { Id = "card-psbc", Bank = "PSBC", CardType = CardType.Debit, AccountClass = AccountClass.Class2, LastFour = "5678" },
            new PaymentInstrument { Id = "card-icbc", Bank = "ICBC", CardType = CardType.Credit, LastFour = "9012" },
        ],
    };

    public static IReadOnlyList<Situation> Situations { get; } =
    [
        new()
        {
            Title = Say("一切正常", "All is well"),
            Story = Say(
                "借款人在 App 中归还一期车贷，绑定了两张借记卡和一张信用卡。",
                "A borrower pays an instalment in the app, with two debit cards and a credit card on file."),
            Request = Repayment,
        },
        new()
        {
            Title = Say("故障切换：网联中断，银联接替", "Failover: NetsUnion is down, UnionPay takes over"),
            Story = Say("监控发现网联中断，预计 10:40 恢复。", "Monitoring has found NetsUnion down; it should be back by 10:40."),
            Request = Repayment,
            Troubles = [Trouble("netsunion", ChannelState.Down, new TimeOnly(10, 40))],
        },
        new()
        {
            Title = Say("渠道：能用的渠道都在维护或中断", "Channel: everything is down or in maintenance"),
            Story = Say(
                "网联和银联维护至 11:30，微信支付和支付宝中断，转账系统被运营人员停用。",
                "NetsUnion and UnionPay are in maintenance until 11:30, WeChat Pay and Alipay are down, transfers were switched off by an operator."),
            Request = Repayment,
            Troubles =
            [
                Trouble("netsunion", ChannelState.Maintenance, new TimeOnly(11, 30)),
                Trouble("unionpay", ChannelState.Maintenance, new TimeOnly(11, 30)),
                Trouble("unionpay_gateway", ChannelState.Maintenance, new TimeOnly(11, 30)),
                Trouble("wechat_pay", ChannelState.Down),
                Trouble("alipay", ChannelState.Down),
                Trouble("hvps", ChannelState.Disabled),
                Trouble("ibps", ChannelState.Disabled),
            ],
        },
        new()
        {
            Title = Say("账户与订单：账单已过期，预留手机号不一致", "Account and order: the bill has expired, a phone number differs"),
            Story = Say(
                "账单昨晚零点过期；招商银行卡的预留手机号与银行登记的不同。",
                "The bill ran out at midnight, and the phone number of the China Merchants Bank card differs from the bank's record."),
            Request = Repayment with { OrderId = "bill-2", PayerId = "borrower-2" },
        },
        new()
        {
            Title = Say("风控：尝试过于频繁", "Risk: too many tries"),
            Story = Say("借款人十分钟内已尝试五次。", "The borrower has tried five times within ten minutes."),
            Request = Repayment with { OrderId = "bill-3", PayerId = "borrower-3" },
        },
        new()
        {
            Title = Say("平台：贷款核心系统没有响应", "Platform: the loan core does not answer"),
            Story = Say(
                "无法确认账单是否已还清；为避免重复扣款，全部关闭，而不是碰运气。",
                "Nobody can tell whether the bill is still open. Rather than risk that it is paid twice, everything is closed."),
            Request = Repayment with { Deadline = TimeSpan.FromMilliseconds(150) },
            IsLoanCoreStuck = true,
        },
        new()
        {
            Title = Say("客户端：应用版本过低，网络不稳定", "Client: the app is outdated, the network unstable"),
            Story = Say("借款人的 App 版本是 5.8.1，支付要求 6.0.0 以上。", "The borrower's app is version 5.8.1; paying needs 6.0.0 or later."),
            Request = Repayment with { Client = Phone with { AppVersion = new Version(5, 8, 1), Network = NetworkQuality.Unstable } },
        },
    ];

    private static LocalizedText Say(string chinese, string english) => LocalizedText.Of(english).With("zh-CN", chinese);

    private static ChannelStatus Trouble(string channel, ChannelState state, TimeOnly? until = null) => new()
    {
        Channel = channel,
        State = state,
        ExpectedEnd = until is { } time ? new DateTimeOffset(DateOnly.FromDateTime(Now.DateTime), time, Now.Offset) : null,
    };
}
