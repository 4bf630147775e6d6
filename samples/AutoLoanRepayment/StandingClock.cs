namespace AutoLoanRepayment;

/// <summary>A clock that stands still, so that every run prints the same. Its timers still run, so deadlines hold.</summary>
internal sealed class StandingClock : TimeProvider
{
    private readonly DateTimeOffset _now;

    public StandingClock(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();
}
