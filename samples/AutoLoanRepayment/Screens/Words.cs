using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>The few texts of the screens that are not the library's, in both languages.</summary>
internal static class Words
{
    public static readonly LocalizedText PayerSees = Say("付款人看到", "What the payer sees");
    public static readonly LocalizedText SupportSees = Say("客服看到", "What support sees");
    public static readonly LocalizedText OperatorSees = Say("运营人员看到", "What an operator sees");
    public static readonly LocalizedText AuditorReads = Say("审计人员读到", "What an auditor reads");
    public static readonly LocalizedText ToPay = Say("应还 {0}", "To pay {0}");
    public static readonly LocalizedText Then = Say("，再加", ", then ");
    public static readonly LocalizedText WhatYouCanDo = Say("您可以：", "What you can do:");
    public static readonly LocalizedText ClosedWays = Say("现在不能用的支付方式", "Ways of paying that don't work now");
    public static readonly LocalizedText Reference = Say("咨询编号 {0}", "Reference {0}");
    public static readonly LocalizedText More = Say("另有 {0} 项", "{0} more");

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
