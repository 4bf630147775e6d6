namespace PaymentAvailability.Tests;

/// <summary>A log that a test can let fail or hang.</summary>
internal sealed class TestDecisionLog : IDecisionLog
{
    private readonly Lock _gate = new();
    private readonly List<Decision> _kept = [];
    private int _calls;

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyList<Decision> Kept
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept];
            }
        }
    }

    public async ValueTask AppendAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await Before();
        lock (_gate)
        {
            _kept.AddRange(decisions);
        }
    }
}
