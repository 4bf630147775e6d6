using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Every text of the screens that is not the library's, in both languages.</summary>
internal static class Words
{
    public static readonly LocalizedText PayerSees = Say("付款人看到", "What the payer sees");
    public static readonly LocalizedText ToPay = Say("应还", "To pay");
    public static readonly LocalizedText UpTo = Say("单笔最高 {0}", "up to {0}");
    public static readonly LocalizedText Then = Say("，再验证", ", then ");
    public static readonly LocalizedText Or = Say("或", " or ");
    public static readonly LocalizedText NothingToVerify = Say("无需验证", "no verification");
    public static readonly LocalizedText Reference = Say("咨询编号", "Reference");

    public static readonly LocalizedText OperatorSees = Say("运营人员看到", "What an operator sees");
    public static readonly LocalizedText Id = Say("编号", "Id");
    public static readonly LocalizedText Time = Say("时间", "Time");
    public static readonly LocalizedText Catalog = Say("目录版本", "Catalog");
    public static readonly LocalizedText Counts = Say("可用 {0}，关闭 {1}", "{0} open, {1} closed");
    public static readonly LocalizedText State = Say("状态", "State");
    public static readonly LocalizedText Option = Say("支付方式", "Option");
    public static readonly LocalizedText Route = Say("路由", "Route");
    public static readonly LocalizedText Reasons = Say("原因", "Reasons");
    public static readonly LocalizedText Open = Say("✓ 可用", "✓ open");
    public static readonly LocalizedText Closed = Say("✗ 关闭", "✗ closed");
    public static readonly LocalizedText Everything = Say("全部支付方式", "everything");
    public static readonly LocalizedText NothingElse = Say("别无其他原因", "nothing else stands against these");
    public static readonly LocalizedText FailoverTo = Say("切换到第 {0} 顺位", "next in failover order: {0}");

    public static readonly LocalizedText Notices = Say("提示", "Notices");
    public static readonly LocalizedText InsteadOf = Say("{0} 代替 {1}", "{0} instead of {1}");
    public static readonly LocalizedText UnknownGates = Say("未知", "Unknown");
    public static readonly LocalizedText Assumptions = Say("假定", "Assumed");
    public static readonly LocalizedText AssumedFit = Say("{0}（请求未提供，按符合处理）", "{0} (not in the request, taken to fit)");
    public static readonly LocalizedText NotListed = Say(
        "另有 {0} 条路由面向其他银行、账户类别或入口，此处不列。",
        "{0} more routes are for other banks, account classes or clients and are not listed.");

    public static readonly LocalizedText PolicyOpen = Say("不关闭", "closes nothing");
    public static readonly LocalizedText PolicyClose = Say("为资金安全全部关闭", "closes everything, for money safety");

    public static LocalizedText Of(UnknownCause cause) => cause switch
    {
        UnknownCause.Declared => Say("自称无法判断", "could not tell"),
        UnknownCause.Late => Say("超时未答", "did not answer in time"),
        UnknownCause.Failed => Say("出错", "failed"),
        UnknownCause.Invalid => Say("回答无效", "gave no valid answer"),
        _ => Say("此前调用未返回，未再询问", "earlier calls are stuck, so it was not asked"),
    };

    public static LocalizedText Of(VerificationMethods way) => way switch
    {
        VerificationMethods.OneTimeCode => Say("短信验证码", "text message code"),
        VerificationMethods.Password => Say("支付密码", "password"),
        VerificationMethods.Face => Say("刷脸", "face"),
        VerificationMethods.Fingerprint => Say("指纹", "fingerprint"),
        VerificationMethods.HardwareKey => Say("U 盾", "security key"),
        VerificationMethods.FourFactor => Say("四要素核验", "identity check with the bank"),
        VerificationMethods.CardSecurityCode => Say("卡背安全码", "security code on the card"),
        VerificationMethods.PriorAuthorisation => Say("已签代扣协议", "signed debit agreement"),
        _ => Say("插卡", "card chip"),
    };

    public static LocalizedText Say(string chinese, string english) => LocalizedText.Of(english).With("zh-CN", chinese);
}
