namespace PaymentAvailability;

/// <summary>A value that was loaded, and when. Immutable.</summary>
internal sealed class Remembered<TValue>
    where TValue : class
{
    private readonly Loaded<TValue> _answer;

    /// <param name="value">What was loaded.</param>
    /// <param name="at">When, on the wall.</param>
    /// <param name="askedAt">When, in ticks of a clock that does not run backwards.</param>
    public Remembered(TValue value, DateTimeOffset at, long askedAt)
    {
        _answer = new Loaded<TValue>(LoadStatus.Found, value, at);
        AskedAt = askedAt;
        Ticks = at.UtcTicks;
    }

    /// <summary>When it was loaded.</summary>
    public long Ticks { get; }

    /// <summary>When it was asked for, on a clock that does not run backwards.</summary>
    public long AskedAt { get; }

    /// <summary>What to answer with it.</summary>
    public ref readonly Loaded<TValue> Answer => ref _answer;

    /// <summary>
    /// Whether it is at most so old, by both clocks: that on the wall may have been set back, the other stands still while a machine sleeps. One from the
    /// future is as old as it is far off.
    /// </summary>
    public bool IsWithin(TimeSpan age, DateTimeOffset at, long now) => Math.Abs(at.UtcTicks - Ticks) < age.Ticks && now - AskedAt < age.Ticks;
}
