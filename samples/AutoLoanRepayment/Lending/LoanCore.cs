namespace AutoLoanRepayment.Lending;

/// <summary>Stands for the loan core system: orders in memory, behind the kind of call that can hang.</summary>
internal sealed class LoanCore
{
    private readonly Dictionary<string, LoanOrder> _orders;

    public LoanCore(IEnumerable<LoanOrder> orders) => _orders = orders.ToDictionary(order => order.Id);

    /// <summary>Whether the core has stopped answering.</summary>
    public bool IsStuck { get; set; }

    public async Task<LoanOrder?> FindAsync(string orderId, CancellationToken cancellationToken)
    {
        if (IsStuck)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return _orders.GetValueOrDefault(orderId);
    }
}
