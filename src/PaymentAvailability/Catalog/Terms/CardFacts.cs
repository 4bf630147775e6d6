namespace PaymentAvailability;

/// <summary>What kind of card an instrument is.</summary>
public enum CardType
{
    /// <summary>Draws on the holder's own money. On the wire: <c>debit</c>.</summary>
    Debit,

    /// <summary>Draws on a credit line. On the wire: <c>credit</c>.</summary>
    Credit,

    /// <summary>A debit card with a small credit line (准贷记卡). On the wire: <c>semi_credit</c>.</summary>
    SemiCredit,

    /// <summary>Loaded in advance. On the wire: <c>prepaid</c>.</summary>
    Prepaid,
}

/// <summary>
/// The class of a Chinese bank or payment account, which bounds what it may pay (PBoC 银发〔2016〕302号 for bank accounts,
/// PBoC Announcement 2015 No. 43 for payment accounts).
/// </summary>
public enum AccountClass
{
    /// <summary>Class I, the full account. On the wire: <c>class_1</c>.</summary>
    Class1,

    /// <summary>Class II, bounded by day and year. On the wire: <c>class_2</c>.</summary>
    Class2,

    /// <summary>Class III, small amounts only. On the wire: <c>class_3</c>.</summary>
    Class3,

    /// <summary>Class IV, an anonymous e-CNY wallet. On the wire: <c>class_4</c>.</summary>
    Class4,
}
