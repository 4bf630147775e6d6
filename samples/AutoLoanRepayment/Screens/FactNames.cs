using PaymentAvailability;
using static AutoLoanRepayment.Screens.Words;

namespace AutoLoanRepayment.Screens;

/// <summary>What operators call the facts of reasons and of requests, and the values that are not named in the catalog.</summary>
internal static class FactNames
{
    private static readonly Dictionary<string, LocalizedText> Names = new()
    {
        ["accepted"] = Say("受理", "accepts"),
        ["excluded"] = Say("不受理", "refuses"),
        ["account_class"] = Say("账户类别", "account class"),
        ["app"] = Say("应用", "app"),
        ["attribute"] = Say("条件", "attribute"),
        ["bank"] = Say("银行", "bank"),
        ["borrower"] = Say("借款人类型", "kind of borrower"),
        ["capture"] = Say("扣款方式", "capture"),
        ["card_network"] = Say("卡组织", "card network"),
        ["card_type"] = Say("卡类型", "card type"),
        ["channel"] = Say("渠道", "channel"),
        ["client"] = Say("入口", "client"),
        ["count"] = Say("次数", "count"),
        ["country"] = Say("国家或地区", "country"),
        ["currency"] = Say("币种", "currency"),
        ["gate"] = Say("检查", "gate"),
        ["grade"] = Say("等级", "grade"),
        ["limit"] = Say("限额", "limit"),
        ["minimum"] = Say("最低", "minimum"),
        ["minimum_version"] = Say("最低版本", "minimum version"),
        ["network"] = Say("清算网络", "network"),
        ["order"] = Say("订单", "order"),
        ["payer"] = Say("付款人", "payer"),
        ["product"] = Say("还款类型", "product"),
        ["recurrence"] = Say("周期", "recurrence"),
        ["remaining"] = Say("剩余", "remaining"),
        ["scheme"] = Say("编码体系", "scheme"),
        ["until"] = Say("至", "until"),
        ["window"] = Say("统计时长", "window"),
    };

    private static readonly Dictionary<string, LocalizedText> Values = new()
    {
        ["app"] = Say("App", "app"),
        ["mobile_web"] = Say("手机浏览器", "mobile browser"),
        ["mini_program"] = Say("小程序", "mini program"),
        ["in_wallet_browser"] = Say("钱包内页面", "wallet browser"),
        ["desktop_web"] = Say("电脑浏览器", "desktop browser"),
        ["point_of_sale"] = Say("门店", "point of sale"),
        ["back_end"] = Say("后台代扣", "scheduled debit"),
        ["debit"] = Say("借记卡", "debit"),
        ["credit"] = Say("信用卡", "credit"),
        ["semi_credit"] = Say("准贷记卡", "semi-credit"),
        ["prepaid"] = Say("预付卡", "prepaid"),
        ["class_1"] = Say("I 类", "class I"),
        ["class_2"] = Say("II 类", "class II"),
        ["class_3"] = Say("III 类", "class III"),
        ["class_4"] = Say("IV 类", "class IV"),
        ["automatic"] = Say("自动", "automatic"),
        ["manual"] = Say("手动", "manual"),
        ["one_off"] = Say("单次", "one-off"),
        ["recurring"] = Say("周期", "recurring"),
        ["instalment"] = Say("按期还款", "instalment"),
        ["early_settlement"] = Say("提前结清", "early settlement"),
        ["overdue"] = Say("逾期还款", "overdue"),
        ["company"] = Say("企业", "company"),
        ["person"] = Say("个人", "person"),
        ["wechat"] = Say("微信", "WeChat"),
        ["unionpay"] = Say("云闪付", "UnionPay app"),
    };

    /// <summary>The name of a fact; the fact's own where it has no other.</summary>
    public static LocalizedText Name(string fact) => Names.TryGetValue(fact, out LocalizedText? name) ? name : LocalizedText.Of(fact);

    /// <summary>The name of a value; the value itself where it has no other.</summary>
    public static LocalizedText Value(string token) => Values.TryGetValue(token, out LocalizedText? name) ? name : LocalizedText.Of(token);
}
