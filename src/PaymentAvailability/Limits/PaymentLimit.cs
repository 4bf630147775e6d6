namespace PaymentAvailability;

/// <summary>A limit that a channel, a bank or a regulator sets: of one payment, or of a calendar day, month or year. Validated when the host starts.</summary>
public sealed class PaymentLimit
{
    /// <summary>Names the limit and its counter. 1 to 48 lower-case letters, digits and underscores; another one begins to count anew.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom it holds for. Default <see cref="RiskSubject.Card"/>: each instrument of the payer has its own.</summary>
    public RiskSubject Subject { get; set; } = RiskSubject.Card;

    /// <summary>Over which period amounts and counts add up. Default: none, it is about each payment by itself.</summary>
    public CalendarPeriod? Period { get; set; }

    /// <summary>The most that may be paid, in the currency's main unit; the payment itself included. Positive. Default: any.</summary>
    public decimal? MaximumAmount { get; set; }

    /// <summary>The currency of <see cref="MaximumAmount"/>; payments in others are not limited by it. Default <c>CNY</c>.</summary>
    public string Currency { get; set; } = "CNY";

    /// <summary>The most payments, this one included. Positive; only with a <see cref="Period"/>. Default: any.</summary>
    public int? MaximumCount { get; set; }

    /// <summary>On whose calendar a period begins, by a name of the tz database. Default <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Which way money has to move for the limit to hold. Default: either.</summary>
    public TransferDirection? Direction { get; set; }

    /// <summary>Whether the account that the money goes to has to be bound to the payer's own, or not to be. What is not known counts as not bound. Default: either.</summary>
    public bool? IsPayeeBound { get; set; }

    /// <summary>The methods that it holds for, by identifier. Empty for all.</summary>
    public IList<string> Methods { get; } = [];

    /// <summary>The channels that it holds for, by identifier. Empty for all.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>The banks of instruments that it holds for. Empty for all.</summary>
    public IList<string> Banks { get; } = [];

    /// <summary>The account classes of instruments that it holds for. Empty for all.</summary>
    public IList<AccountClass> AccountClasses { get; } = [];

    /// <summary>The types of cards that it holds for. Empty for all.</summary>
    public IList<CardType> CardTypes { get; } = [];
}
