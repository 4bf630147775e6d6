using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>One bill of a car loan, as the loan core keeps it.</summary>
internal sealed record LoanOrder
{
    public required string Id { get; init; }

    public required string BorrowerId { get; init; }

    public required Money AmountDue { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>What the bank has on record of the borrower, as far as the lender may keep it.</summary>
    public RecordedAccount? Borrower { get; init; }

    /// <summary>What the banks have on record of bound cards, by the reference of the card.</summary>
    public IReadOnlyDictionary<string, RecordedAccount>? Cards { get; init; }

    /// <summary>What the library compares with a payment: who, how much, until when, and whose account.</summary>
    public OrderRecord ToRecord() => new()
    {
        Id = Id,
        PayerId = BorrowerId,
        AmountDue = AmountDue,
        ExpiresAt = ValidUntil,
        Account = Borrower,
        InstrumentAccounts = Cards,
    };
}
