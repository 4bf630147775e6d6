namespace PaymentAvailability;

/// <summary>Signals on their way from a rule's gate to the policy, enclosed in the verdict.</summary>
internal static class RiskSignals
{
    /// <summary>The same verdict, with what rules found.</summary>
    public static GateVerdict Noting(this GateVerdict verdict, params RiskSignal[] signals) => verdict.Enclosing(signals);

    /// <summary>What rules found; nothing for the gates of others.</summary>
    public static ReadOnlySpan<RiskSignal> Of(GateVerdict verdict) => verdict.Enclosed as RiskSignal[];
}
