namespace PaymentAvailability;

/// <summary>Bounds a search by its steps, so that the worst case ends in bounded time, the same on every machine.</summary>
internal sealed class SearchBudget(int steps)
{
    private int _left = steps;

    /// <summary>Whether the search was cut off.</summary>
    public bool IsSpent => _left < 0;

    public bool TrySpend() => --_left >= 0;
}
