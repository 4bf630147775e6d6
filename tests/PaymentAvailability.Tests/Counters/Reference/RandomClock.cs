namespace PaymentAvailability.Tests;

/// <summary>A clock that mostly runs forward, stands still, is now and then a little behind, and sometimes jumps, back as well.</summary>
internal sealed class RandomClock(Random random, TimeSpan window)
{
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The next moment to ask for: now, or one a little behind it.</summary>
    public DateTimeOffset Next()
    {
        double step = random.Next(1_000) switch
        {
            < 600 => random.NextDouble() * 0.02,
            < 800 => 0,
            < 990 => random.NextDouble() * 0.3,
            < 997 => random.NextDouble() * 3,
            997 => -random.NextDouble(),
            998 => -random.NextDouble() * 3,
            _ => (random.NextDouble() - 0.5) * 100,
        };
        Now = Now.AddTicks((long)(window.Ticks * step));
        return random.Next(10) == 0 ? Now.AddTicks(-(long)(window.Ticks * random.NextDouble() * 1.2)) : Now;
    }
}
