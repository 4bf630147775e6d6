using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>Stands for the loan core system: bills in memory, behind the kind of call that can hang. The library asks it for many bills at once, and for none twice.</summary>
internal sealed class LoanCore : IOrderSource
{
    private readonly Dictionary<string, LoanOrder> _orders;

    public LoanCore(IEnumerable<LoanOrder> orders) => _orders = orders.ToDictionary(order => order.Id);

    /// <summary>Whether the core has stopped answering.</summary>
    public bool IsStuck { get; set; }

    public async ValueTask<IReadOnlyCollection<OrderRecord>> FindAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        if (IsStuck)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return [.. orderIds.Select(id => _orders.GetValueOrDefault(id)).OfType<LoanOrder>().Select(order => order.ToRecord())];
    }
}
