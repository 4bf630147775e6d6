using PaymentAvailability;
using static AutoLoanRepayment.Situations.Borrowers;

namespace AutoLoanRepayment.Situations;

/// <summary>One healthy repayment, one failover, and the ways in which nothing is left to pay with: each of the five causes, some twice.</summary>
internal static class WalkThrough
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.DateTime);

    private static readonly LoanContext DueToday = new() { DueOn = Today, TimeZone = Shanghai };

    private static readonly LoanContext InGrace = new() { DueOn = Today.AddDays(-2), GraceEndsOn = Today.AddDays(1), TimeZone = Shanghai };

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
        Attributes = new Dictionary<string, string> { ["borrower"] = "person" },
        Instruments =
        [
            new PaymentInstrument { Id = "card-cmb", Bank = "CMB", CardType = CardType.Debit, AccountClass = AccountClass.Class1, LastFour = "1234" },
            new PaymentInstrument { Id = "card-psbc", Bank = "PSBC", CardType = CardType.Debit, AccountClass = AccountClass.Class2, LastFour = "5678" },
            new PaymentInstrument { Id = "card-icbc", Bank = "ICBC", CardType = CardType.Credit, LastFour = "9012" },
        ],
    };

    private static readonly PaymentAttempt Attempt = new() { OrderId = "bill-5", Id = "attempt-1", Amount = Instalment };

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
            Troubles = [Trouble("netsunion", ChannelState.Down, At(10, 40))],
        },
        new()
        {
            Title = Say("渠道：网联中断波及微信支付和支付宝，其余也不可用", "Channel: NetsUnion is down and takes WeChat Pay and Alipay with it"),
            Story = Say(
                "网联中断，经它清算的微信支付和支付宝也中断；银联维护至次日 02:00；转账系统被运营人员停用。本期今天到期。",
                "NetsUnion is down, and WeChat Pay and Alipay, which clear over it; UnionPay is in maintenance until 02:00 tomorrow; an "
                    + "operator switched transfers off. The instalment is due today."),
            Request = Repayment with { Loan = DueToday },
            Troubles =
            [
                Trouble("netsunion", ChannelState.Down),
                Trouble("wechat_pay", ChannelState.Down),
                Trouble("alipay", ChannelState.Down),
                Trouble("unionpay", ChannelState.Maintenance, At(26, 0)),
                Trouble("unionpay_gateway", ChannelState.Maintenance, At(26, 0)),
                Trouble("unionpay_app", ChannelState.Maintenance, At(26, 0)),
                Trouble("unionpay_acquiring", ChannelState.Maintenance, At(26, 0)),
                Trouble("hvps", ChannelState.Disabled),
                Trouble("ibps", ChannelState.Disabled),
            ],
        },
        new()
        {
            Title = Say("账户与订单：姓名或证件、手机号与银行登记不一致", "Account and order: the borrower's details differ from the bank's record"),
            Story = Say(
                "证件到期换新后，借款人没有到银行更新；招商银行卡的预留手机号也变了。",
                "The borrower renewed the identity card and did not tell the bank; the phone number of one card differs, too."),
            Request = Repayment with
            {
                OrderId = "bill-4",
                PayerId = "borrower-4",
                SubmittedAccounts =
                [
                    new SubmittedAccount { IdentityNumber = SubmittedValue.Of("11010519491231002x") },
                    new SubmittedAccount { InstrumentId = "card-cmb", ReservedPhone = SubmittedValue.Of("+86 139 1111 2222") },
                ],
            },
        },
        new()
        {
            Title = Say("账户与订单：账单已过期", "Account and order: the bill has expired"),
            Story = Say("账单两天前到期，支付链接昨晚零点失效；宽限期到明天为止。", "The bill fell due two days ago and could be paid until midnight; the days of grace end tomorrow."),
            Request = Repayment with { OrderId = "bill-2", PayerId = "borrower-2", Loan = InGrace },
        },
        new()
        {
            Title = Say("账户与订单：金额超过所有限额", "Account and order: the amount is above every limit"),
            Story = Say(
                "借款人在小程序中一次归还拖欠的 62,800 元，拖欠可以分次归还。",
                "A borrower pays arrears of 62,800 CNY at once, in the mini program. Arrears may be paid in parts."),
            Request = Repayment with
            {
                Amount = new Money(62_800m, "CNY"),
                OrderId = null,
                Product = "overdue",
                Client = Phone with { Kind = ClientKind.MiniProgram, InstalledApps = ["wechat"] },
            },
        },
        new()
        {
            Title = Say("账户与订单：上一笔付款结果未知", "Account and order: an earlier attempt is in doubt"),
            Story = Say(
                "渠道超时，没人知道钱扣了没有。在查清之前，这笔账单全部关闭，以免重复扣款。",
                "The channel timed out and nobody knows whether the money was taken. Until that is clear nothing is open, so that nobody pays twice."),
            Request = Repayment with { OrderId = "bill-5", Loan = DueToday },
            Reports = [PaymentReport.Begun(Attempt), PaymentReport.Of(Attempt, PaymentOutcome.Unknown)],
        },
        new()
        {
            Title = Say("账户与订单：结果查清，已经支付", "Account and order: the doubt is settled, the bill is paid"),
            Story = Say("对账确认上一笔付款成功。", "The channel's answer came after all: the attempt succeeded."),
            Request = Repayment with { OrderId = "bill-5" },
            Reports = [PaymentReport.Of(Attempt, PaymentOutcome.Succeeded)],
        },
        new()
        {
            Title = Say("风控：新手机、少见的大额，只要求验证，不关门", "Risk: a new phone and an unusual amount ask for a face instead of closing the door"),
            Story = Say(
                "一直用旧手机还月供的借款人，今天用新手机提前结清。两条规则起疑；刷脸通过即可支付。",
                "A borrower who always paid instalments from an old phone settles the loan from a new one. Two rules suspect it; a face is enough."),
            Request = Repayment with
            {
                Amount = Settlement, OrderId = "bill-6", PayerId = "borrower-6", Client = Phone with { DeviceId = "phone-new" },
            },
            Reports = [.. Enumerable.Range(1, 6).SelectMany(month => Paid($"paid-{month}", Now.AddMonths(month - 7)))],
        },
        new()
        {
            Title = Say("风控：尝试过于频繁", "Risk: too many tries"),
            Story = Say("借款人十分钟内已尝试五次。", "The borrower has tried five times within ten minutes."),
            Request = Repayment with { OrderId = "bill-3", PayerId = "borrower-3", Loan = DueToday },
            Reports = [.. Enumerable.Range(1, 5).SelectMany(attempt => Tried("bill-3", $"try-{attempt}", "borrower-3"))],
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
            Title = Say("客户端：设备没有连接网络", "Client: the device is offline"),
            Story = Say("App 检测到手机没有联网，把这一点告诉了服务。", "The app reports that the phone lost its connection when the page was opened."),
            Request = Repayment with { Client = Phone with { Network = NetworkQuality.Offline } },
        },
        new()
        {
            Title = Say("客户端：应用版本过低，网络不稳定", "Client: the app is outdated, the network unstable"),
            Story = Say("借款人的 App 版本是 5.8.1，支付要求 6.0.0 以上。", "The borrower's app is version 5.8.1; paying needs 6.0.0 or later."),
            Request = Repayment with { Client = Phone with { AppVersion = new Version(5, 8, 1), Network = NetworkQuality.Unstable } },
        },
    ];

    private static LocalizedText Say(string chinese, string english) => LocalizedText.Of(english).With("zh-CN", chinese);

    /// <summary>An instalment that was paid from the old phone.</summary>
    private static PaymentReport[] Paid(string order, DateTimeOffset at)
    {
        var attempt = new PaymentAttempt { OrderId = order, Id = $"{order}-1", PayerId = "borrower-6", Amount = Instalment };
        var facts = new PaymentFacts { DeviceId = "phone-old" };
        return [PaymentReport.Begun(attempt) with { Facts = facts, At = at }, PaymentReport.Of(attempt, PaymentOutcome.Succeeded) with { At = at }];
    }

    /// <summary>A try that came to nothing.</summary>
    private static PaymentReport[] Tried(string order, string id, string borrower)
    {
        var attempt = new PaymentAttempt { OrderId = order, Id = id, PayerId = borrower, Amount = Instalment };
        return [PaymentReport.Begun(attempt), PaymentReport.Of(attempt, PaymentOutcome.Ignored)];
    }

    /// <summary>A time of the walk-through's day; 26 o'clock is 2 o'clock of the next.</summary>
    private static DateTimeOffset At(int hour, int minute) => new DateTimeOffset(Now.Date, Now.Offset).AddHours(hour).AddMinutes(minute);

    private static ChannelStatus Trouble(string channel, ChannelState state, DateTimeOffset? until = null) =>
        new() { Channel = channel, State = state, ExpectedEnd = until };
}
