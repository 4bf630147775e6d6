namespace AutoLoanRepayment.Risk;

/// <summary>When each borrower last tried to pay.</summary>
internal sealed class RepaymentAttempts
{
    private readonly ILookup<string, DateTimeOffset> _attempts;

    public RepaymentAttempts(IEnumerable<(string BorrowerId, DateTimeOffset At)> attempts) =>
        _attempts = attempts.ToLookup(attempt => attempt.BorrowerId, attempt => attempt.At);

    public IReadOnlyList<DateTimeOffset> Since(string borrowerId, DateTimeOffset since) =>
        [.. _attempts[borrowerId].Where(at => at > since).Order()];
}
