namespace PaymentAvailability;

/// <summary>Limits that regulators and channels in China publish, to start from. They change: check them against the current text before relying on them.</summary>
public static class RegulatoryLimits
{
    /// <summary>
    /// What may go out of class II and III bank accounts to accounts that are not bound to them: 10,000 yuan a day and 200,000 a year; 2,000 a day and
    /// 50,000 a year.
    /// </summary>
    /// <remarks>Source: the People's Bank of China's account-class rules, 银发〔2016〕302号 and 银发〔2018〕16号.</remarks>
    public static IEnumerable<PaymentLimit> BankAccountClasses() =>
    [
        OfClass("class_2_day", AccountClass.Class2, CalendarPeriod.Day, 10_000),
        OfClass("class_2_year", AccountClass.Class2, CalendarPeriod.Year, 200_000),
        OfClass("class_3_day", AccountClass.Class3, CalendarPeriod.Day, 2_000),
        OfClass("class_3_year", AccountClass.Class3, CalendarPeriod.Year, 50_000),
    ];

    /// <summary>What may come into class II and III bank accounts from accounts that are not bound to them: 10,000 yuan a day and 200,000 a year; 5,000 a day and 100,000 a year.</summary>
    /// <remarks>Source: as of <see cref="BankAccountClasses"/>.</remarks>
    public static IEnumerable<PaymentLimit> BankAccountClassesIncoming() =>
    [
        OfClass("class_2_in_day", AccountClass.Class2, CalendarPeriod.Day, 10_000, TransferDirection.In),
        OfClass("class_2_in_year", AccountClass.Class2, CalendarPeriod.Year, 200_000, TransferDirection.In),
        OfClass("class_3_in_day", AccountClass.Class3, CalendarPeriod.Day, 5_000, TransferDirection.In),
        OfClass("class_3_in_year", AccountClass.Class3, CalendarPeriod.Year, 100_000, TransferDirection.In),
    ];

    /// <summary>What may be paid from the balance of class II and III payment accounts in a year: 100,000 and 200,000 yuan.</summary>
    /// <remarks>Source: the People's Bank of China's announcement 2015 No. 43, in force since 2016-07-01. The lifetime limit of class I, 1,000 yuan, has no calendar period and is not here.</remarks>
    /// <param name="methods">The methods that pay from such a balance, by identifier.</param>
    public static IEnumerable<PaymentLimit> PaymentAccounts(params IEnumerable<string> methods)
    {
        string[] ids = [.. methods];
        return
        [
            Over(OfClass("payment_account_2_year", AccountClass.Class2, CalendarPeriod.Year, 100_000), ids),
            Over(OfClass("payment_account_3_year", AccountClass.Class3, CalendarPeriod.Year, 200_000), ids),
        ];
    }

    /// <summary>What WeChat Pay debits by a standing authorisation unless agreed otherwise: 500 yuan at once, 2,500 and 5 debits a day and payer.</summary>
    /// <remarks>Source: WeChat Pay's template defaults for 委托代扣.</remarks>
    /// <param name="methods">The methods that debit so, by identifier.</param>
    public static IEnumerable<PaymentLimit> WeChatDebits(params IEnumerable<string> methods)
    {
        string[] ids = [.. methods];
        return
        [
            Over(new PaymentLimit { Name = "wechat_debit_single", MaximumAmount = 500 }, ids),
            Over(new PaymentLimit { Name = "wechat_debit_day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_500, MaximumCount = 5 }, ids),
        ];
    }

    private static PaymentLimit OfClass(
        string name, AccountClass accountClass, CalendarPeriod period, decimal most, TransferDirection direction = TransferDirection.Out) =>
        new() { Name = name, Period = period, MaximumAmount = most, Direction = direction, IsPayeeBound = false, AccountClasses = { accountClass } };

    private static PaymentLimit Over(PaymentLimit limit, string[] methods)
    {
        foreach (string method in methods)
        {
            limit.Methods.Add(method);
        }

        return limit;
    }
}
