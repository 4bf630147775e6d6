using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Every text of the screens that is not the library's, in both languages.</summary>
internal static class Words
{
    public static readonly LocalizedText PayerSees = Say("付款人看到", "What the payer sees");
    public static readonly LocalizedText ToPay = Say("应还", "To pay");
    public static readonly LocalizedText UpTo = Say("单笔最高 {0}", "up to {0}");
    public static readonly LocalizedText Then = Say("，再加", ", then ");
    public static readonly LocalizedText Reference = Say("咨询编号 {0}", "Reference {0}");

    public static readonly LocalizedText OperatorSees = Say("运营人员看到", "What an operator sees");
    public static readonly LocalizedText Open = Say("可用", "Open");
    public static readonly LocalizedText FailoverOrder = Say("路由，按切换顺序", "routes, in failover order");
    public static readonly LocalizedText ClosesEverything = Say("全部支付方式因此关闭", "closes everything");
    public static readonly LocalizedText NothingElse = Say("除此之外别无原因：", "Nothing else against:");
    public static readonly LocalizedText InBrackets = Say("（{0}）", " ({0})");

    public static readonly LocalizedText Result = Say("结果", "Result");
    public static readonly LocalizedText Counts = Say("{0} 项可用，{1} 项关闭", "{0} open, {1} closed");
    public static readonly LocalizedText Catalog = Say("目录 {0}", "catalog {0}");
    public static readonly LocalizedText Notice = Say("提示", "Notice");
    public static readonly LocalizedText InsteadOf = Say("{0}代替{1}：{2}", "{0} instead of {1}: {2}");
    public static readonly LocalizedText Unknown = Say("未知", "Unknown");
    public static readonly LocalizedText Assumed = Say("假定", "Assumed");
    public static readonly LocalizedText TakenToFit = Say("{0}：请求未提供，按符合处理", "{0}: not in the request, taken to fit");
    public static readonly LocalizedText OtherRoutes = Say("其余路由", "Other routes");
    public static readonly LocalizedText WorseThanBelow = Say(
        "{0} 条，都比下列路由更不适用；--json 可查看全部", "{0}, each fitting worse than one below; --json has them all");

    /// <summary>Why a gate did not know; with a place for the gate's name.</summary>
    public static LocalizedText Of(UnknownCause cause) => cause switch
    {
        UnknownCause.Declared => Say("{0} 无法判断", "{0} could not tell"),
        UnknownCause.Late => Say("{0} 未在时限内回答", "{0} did not answer in time"),
        UnknownCause.Failed => Say("{0} 出错", "{0} failed"),
        UnknownCause.Invalid => Say("{0} 的回答无效", "{0} gave no valid answer"),
        _ => Say("{0} 先前的调用仍未返回，未再询问", "{0} was not asked, because earlier calls are stuck"),
    };

    public static LocalizedText Of(UnknownPolicy policy) => policy == UnknownPolicy.Close
        ? Say("为资金安全全部关闭", "so everything is closed, for money safety")
        : Say("不因此关闭", "nothing is closed for that");

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
