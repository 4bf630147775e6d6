namespace PaymentAvailability;

/// <summary>
/// A stretch of windows with trouble, and the calm that must follow before anything is learned again: an outage that wavers is not taken as
/// usual in its pauses.
/// </summary>
internal struct TroubledSpell
{
    private const int CalmWindowsToEnd = 30;

    private long _since;
    private int _calmWindows;
    private WindowSums _sums;

    /// <summary>How many of its windows were suspicious; 0 when there is no trouble.</summary>
    public int Windows { get; private set; }

    /// <summary>Takes in a suspicious window and what waited to be learned before it.</summary>
    public void Add(in WindowSums sums, long ticks)
    {
        _since = Windows == 0 ? ticks : _since;
        Windows++;
        _calmWindows = 0;
        _sums.Add(sums);
    }

    /// <summary>Takes note of a calm window; enough of them in a row end the spell.</summary>
    public void NoteCalm()
    {
        if (Windows > 0 && ++_calmWindows >= CalmWindowsToEnd)
            this = default;
    }

    /// <summary>Whether it has lasted longer than so many ticks.</summary>
    public readonly bool HasLasted(long ticks, long until) => Windows > 0 && until - _since > ticks;

    /// <summary>The clock has jumped: it has lasted no longer for that.</summary>
    public void Shift(long ticks) => _since += ticks;

    /// <summary>Ends it, and gives what was counted in it.</summary>
    public WindowSums End()
    {
        WindowSums sums = _sums;
        this = default;
        return sums;
    }
}
