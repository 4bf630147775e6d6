namespace PaymentAvailability;

/// <summary>How many more banks and methods may be watched, over all channels. Safe for concurrent use.</summary>
internal sealed class PartAllowance
{
    private int _left;

    public PartAllowance(int most) => _left = most;

    public bool TryTake()
    {
        if (Volatile.Read(ref _left) <= 0)
        {
            return false;
        }

        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _left);
        return false;
    }
}
