using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>Money that borrowers hold at the platform, by borrower.</summary>
internal sealed class PlatformBalances
{
    private readonly Dictionary<string, Money> _balances;

    public PlatformBalances(IEnumerable<KeyValuePair<string, Money>> balances) => _balances = new(balances);

    public Money? Find(string borrowerId) => _balances.TryGetValue(borrowerId, out Money balance) ? balance : null;
}
