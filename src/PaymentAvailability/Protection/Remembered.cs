namespace PaymentAvailability;

/// <summary>A value that was loaded, and when. Immutable.</summary>
internal sealed class Remembered<TValue>
    where TValue : class
{
    private readonly Loaded<TValue> _answer;

    public Remembered(TValue value, DateTimeOffset at)
    {
        _answer = new Loaded<TValue>(LoadStatus.Found, value, at);
        Ticks = at.UtcTicks;
    }

    /// <summary>When it was loaded.</summary>
    public long Ticks { get; }

    /// <summary>What to answer with it.</summary>
    public ref readonly Loaded<TValue> Answer => ref _answer;

    /// <summary>Whether it is at most so old; one from the future is as old as it is far off, because a clock was set back.</summary>
    public bool IsWithin(TimeSpan age, DateTimeOffset at) => Math.Abs(at.UtcTicks - Ticks) < age.Ticks;
}
