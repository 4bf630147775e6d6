namespace PaymentAvailability;

/// <summary>An order or bill as its system of record knows it. What is <see langword="null"/> is not on record and is not compared.</summary>
/// <remarks>Never printed, logged or serialised. Immutable, safe for concurrent use.</remarks>
public sealed record OrderRecord
{
    /// <summary>The order, as in <see cref="PaymentRequest.OrderId"/>, compared ordinally.</summary>
    public required string Id { get; init; }

    /// <summary>Who may pay it, as in <see cref="PaymentRequest.PayerId"/>; an order of somebody else is answered to payers like one that does not exist.</summary>
    public string? PayerId { get; init; }

    /// <summary>What the record says of it. Default <see cref="OrderState.Payable"/>.</summary>
    public OrderState State { get; init; }

    /// <summary>What is due. A payment in another currency or of more is refused; when it is <see langword="null"/>, amounts are not compared.</summary>
    public Money? AmountDue { get; init; }

    /// <summary>The least that may be paid at once, in the currency of <see cref="AmountDue"/>; <see langword="null"/> when it must be paid whole.</summary>
    public Money? MinimumAmount { get; init; }

    /// <summary>When it stops being payable.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when the nightly batch debit holds it, from now; a moment in the past holds nothing.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether the system of record knows of an attempt without a result.</summary>
    public bool IsPaymentInProgress { get; init; }

    /// <summary>What is paid for, as in <see cref="PaymentRequest.Product"/>, for example <c>instalment</c> or <c>overdue</c>; case does not matter.</summary>
    public string? Product { get; init; }

    /// <summary>The loan it repays: what payers and support are told when the request does not say. One that is paid closes the order as paid.</summary>
    public LoanContext? Loan { get; init; }

    /// <summary>The payer as on record, compared with what was submitted for the payer as such.</summary>
    public RecordedAccount? Account { get; init; }

    /// <summary>The accounts of bound instruments as on record, by <see cref="PaymentInstrument.Id"/>.</summary>
    public IReadOnlyDictionary<string, RecordedAccount>? InstrumentAccounts { get; init; }

    /// <summary>Whether the source answered several records for the order, so that none can be trusted.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary>Whether those records name different payers.</summary>
    internal bool IsOfSeveralPayers { get; init; }

    /// <summary>Whether the record contradicts itself or holds what has no meaning.</summary>
    internal bool IsMalformed { get; init; }

    /// <summary>The state and nothing else.</summary>
    public override string ToString() => $"order record: {State}";
}
