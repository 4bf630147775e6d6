namespace PaymentAvailability;

/// <summary>
/// How many calls may be repeated: each call earns a share of one, and a few are there from the start, so that a dependency that fails
/// everything is asked little more than once. After the retry budgets of Finagle (twitter.github.io/finagle, <c>RetryBudget</c>). Safe for concurrent use.
/// </summary>
internal sealed class RetryBudget
{
    private const int Unit = 1_000;
    private const int Reserve = 10 * Unit;

    private readonly int _earning;
    private int _balance;

    /// <param name="share">Repetitions for each call, 0 to 1.</param>
    public RetryBudget(double share)
    {
        _earning = (int)(share * Unit);
        _balance = _earning == 0 ? 0 : Reserve;
    }

    /// <summary>A call is made.</summary>
    public void Earn()
    {
        if (Volatile.Read(ref _balance) < Reserve)
        {
            Interlocked.Add(ref _balance, _earning);
        }
    }

    /// <summary>Whether a call may be repeated; if so, that is taken off.</summary>
    public bool TrySpend()
    {
        if (Interlocked.Add(ref _balance, -Unit) >= 0)
        {
            return true;
        }

        Interlocked.Add(ref _balance, Unit);
        return false;
    }
}
