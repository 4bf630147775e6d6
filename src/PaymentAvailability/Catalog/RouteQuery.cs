namespace PaymentAvailability;

/// <summary>The facts of one payment that a catalog's terms are compared with.</summary>
/// <remarks>A fact that is not given (<see langword="null"/>) closes no route.</remarks>
public readonly record struct RouteQuery
{
    /// <summary>What is to be paid. Without it neither currency nor amount closes a route.</summary>
    public Money? Amount { get; init; }

    /// <summary>The payer's country.</summary>
    public Country? Country { get; init; }

    /// <summary>Where the payer is looking at the payment page.</summary>
    public ClientKind? Client { get; init; }

    /// <summary>What is paid for, for example <c>instalment</c>, <c>early_settlement</c> or <c>overdue</c>.</summary>
    public string? Product { get; init; }

    /// <summary>When the money is to be taken.</summary>
    public CaptureMode? Capture { get; init; }

    /// <summary>Whether the payment is one of a series.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The bank of the instrument.</summary>
    public string? Bank { get; init; }

    /// <summary>The card type of the instrument.</summary>
    public CardType? CardType { get; init; }

    /// <summary>The card network of the instrument.</summary>
    public string? CardNetwork { get; init; }

    /// <summary>The account class of the instrument.</summary>
    public AccountClass? AccountClass { get; init; }

    /// <summary>Facts that the host names itself, by attribute name.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The moment of the payment, for service hours. Without it they close no route.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Names no fact: hosts put what they like into attributes, so nothing of a query is ever printed.</summary>
    public override string ToString() => "route query";
}
