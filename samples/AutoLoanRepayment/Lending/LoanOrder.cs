using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>One bill of a car loan, as the loan core keeps it.</summary>
internal sealed record LoanOrder
{
    public required string Id { get; init; }

    public required string BorrowerId { get; init; }

    public required Money AmountDue { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public LoanOrderState State { get; init; } = LoanOrderState.Open;

    /// <summary>Whether the borrower's name or identity document differs from what the bank has on record.</summary>
    public bool HasOtherDetails { get; init; }

    /// <summary>The references of bound cards whose phone number the bank no longer confirms.</summary>
    public IReadOnlyCollection<string> CardsWithOtherPhone { get; init; } = [];
}

/// <summary>Whether a bill still waits for its money.</summary>
internal enum LoanOrderState
{
    Open,
    Paid,
    Cancelled,
}
