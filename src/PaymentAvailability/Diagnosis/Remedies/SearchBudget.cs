namespace PaymentAvailability;

/// <summary>Bounds a search by its steps, so that the worst case ends in bounded time, and at the same point on every machine.</summary>
internal sealed class SearchBudget(int steps)
{
    private int _left = steps;

    /// <summary>Whether the search is to be cut off.</summary>
    public bool IsSpent => _left < 0;

    public bool TrySpend()
    {
        Spend(1);
        return !IsSpent;
    }

    public void Spend(int count) => _left = Math.Max(_left - count, -1);

    /// <summary>Ends the search.</summary>
    public void Exhaust() => _left = -1;
}
