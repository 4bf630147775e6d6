namespace PaymentAvailability;

/// <summary>What came of running a gate: its verdict, and when that is unknown, why.</summary>
/// <param name="Runner">The gate.</param>
/// <param name="Verdict">What it said, or <see cref="GateVerdict.Unknown"/>.</param>
/// <param name="Cause">Why the answer is unknown; only then meaningful.</param>
/// <param name="Error">What it threw, if it threw. Its message may hold anything, so only its type is ever told.</param>
/// <param name="Elapsed">How long it took, in ticks of the clock; 0 for a gate that answered on the caller's thread, which is not timed.</param>
internal readonly record struct GateOutcome(
    GateRunner Runner, GateVerdict Verdict, UnknownCause Cause = default, Exception? Error = null, long Elapsed = 0)
{
    public bool IsUnknown => Verdict.Answer == GateAnswer.Unknown;
}
