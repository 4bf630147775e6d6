namespace PaymentAvailability;

/// <summary>Counts open attempts against their bound. Safe for concurrent use.</summary>
internal sealed class OpenAttempts(int most)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool TryAddBegun() => TryAdd(most);

    // A doubt is turned away later than a beginning, which the host can still leave alone.
    public bool TryAddDoubt() => TryAdd(2 * most);

    public void Remove() => Interlocked.Decrement(ref _count);

    private bool TryAdd(int bound)
    {
        if (Interlocked.Increment(ref _count) <= bound)
        {
            return true;
        }

        Interlocked.Decrement(ref _count);
        return false;
    }
}
