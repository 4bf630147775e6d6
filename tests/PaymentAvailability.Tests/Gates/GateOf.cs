namespace PaymentAvailability.Tests;

/// <summary>A gate that does what a test says, and counts how often it was asked.</summary>
internal sealed class GateOf(Func<GateContext, CancellationToken, ValueTask<GateVerdict>> evaluate) : IPaymentGate
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public GateOf(GateVerdict verdict)
        : this((_, _) => new ValueTask<GateVerdict>(verdict))
    {
    }

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Completes when the gate is asked for the first time.</summary>
    public Task Asked => _asked.Task.Soon();

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        _asked.TrySetResult();
        return evaluate(context, cancellationToken);
    }
}
