namespace PaymentAvailability.Benchmarks;

/// <summary>What a payer wants to pay, and what they typed: mostly as on record, sometimes not.</summary>
internal sealed class OrderQuestion
{
    /// <summary>The slip in which the card is another one, sound in itself.</summary>
    public const int WrongCard = 4;

    private const int Questions = 20_000;

    private readonly PaymentRequest _request;
    private readonly PaymentCatalog _catalog;

    /// <param name="catalog">What the context of the question names.</param>
    /// <param name="order">What is to be paid.</param>
    /// <param name="slip">What differs from the record: nothing (0), or one of <see cref="WrongCard"/> and its neighbours.</param>
    public OrderQuestion(PaymentCatalog catalog, LoanOrder order, int slip)
    {
        _catalog = catalog;
        OrderId = slip == 1 ? "loan-unknown" : order.Id;
        PayerId = slip == 2 ? "payer-other" : order.PayerId;
        Name = slip == 3 ? "李四" : order.Name;
        Card = slip == WrongCard ? new LoanOrder(order.Number + 1).CardNumber : order.CardNumber;
        Phone = slip == 5 ? "13900000000" : order.Phone;
        Amount = slip == 6 ? order.AmountDue + 1 : order.AmountDue;
        _request = new PaymentRequest
        {
            OrderId = OrderId,
            PayerId = PayerId,
            Amount = new Money(Amount, Currency.Cny),
            SubmittedAccounts = [new() { Name = SubmittedValue.Of(Name), CardNumber = SubmittedValue.Of(Card), ReservedPhone = SubmittedValue.Of(Phone) }],
        };
    }

    /// <summary>The question as a request, without instruments.</summary>
    public PaymentRequest Request => _request;

    public string OrderId { get; }

    public string PayerId { get; }

    public string Name { get; }

    public string Card { get; }

    public string Phone { get; }

    public decimal Amount { get; }

    /// <summary>The same questions for every contestant: random orders, of which one in twenty has something that differs.</summary>
    public static OrderQuestion[] Make(int seed)
    {
        var random = new Random(seed);
        PaymentCatalog catalog = PaymentCatalog.Compile(Checkout.Define("orders"));
        return [.. Enumerable.Range(0, Questions).Select(_ => new OrderQuestion(catalog, new LoanOrder(random.Next(LoanOrder.Count)), Math.Max(0, random.Next(120) - 113)))];
    }

    /// <summary>The question as the library is asked it now.</summary>
    public GateContext At(DateTimeOffset moment, TimeSpan deadline) => new(_request, _catalog, moment) { Deadline = deadline };
}
