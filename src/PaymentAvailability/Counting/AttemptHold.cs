namespace PaymentAvailability;

/// <summary>What a beginning adds, with the limits that come first among its changes.</summary>
internal sealed class AttemptHold(CounterHold hold, List<CompiledLimit> limits, PaymentFacts facts)
{
    public CounterHold Hold => hold;

    public bool HasLimits => limits.Count > 0;

    /// <summary>The reason against an attempt whose hold was refused.</summary>
    public Reason ReasonOf(in HoldAnswer refusal) => limits[refusal.Place].ReasonOf(facts, refusal.Reading, hold.At);
}
