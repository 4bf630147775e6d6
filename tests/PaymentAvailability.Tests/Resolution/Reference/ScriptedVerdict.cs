namespace PaymentAvailability.Tests;

/// <summary>What a gate is to say, in a form that the reference can read: scopes as plain data.</summary>
internal sealed record ScriptedVerdict
{
    public List<(Reason Reason, ScriptedScope Scope)> Closures { get; } = [];

    public List<(VerificationStep Step, ScriptedScope Scope)> Demands { get; } = [];

    public List<WithheldWay> Withheld { get; } = [];

    public List<Reason> Warnings { get; } = [];

    public List<string> Assumptions { get; } = [];

    /// <summary>What the gate does instead of answering, if anything.</summary>
    public Misdeed? Misdeed { get; init; }

    public ValueTask<GateVerdict> Play()
    {
        switch (Misdeed)
        {
            case Tests.Misdeed.ThrowsAtOnce:
                throw new InvalidOperationException("the gate broke");
            case Tests.Misdeed.ReturnsNull:
                return default;
            case Tests.Misdeed.SaysUnknown:
                return new ValueTask<GateVerdict>(GateVerdict.Unknown);
        }

        GateVerdict verdict = Closures.Count == 0
            ? GateVerdict.Open
            : GateVerdict.Closed(Closures.Select(closure => new Closure(closure.Reason, closure.Scope.ToScope())));
        verdict = Demands.Aggregate(verdict, (so, demand) => so.Demanding(
            new VerificationDemand(demand.Step.AnyOf, demand.Scope.ToScope()) { MaximumAge = demand.Step.MaximumAge, MinimumStrength = demand.Step.MinimumStrength }));
        verdict = verdict.Withholding([.. Withheld]);
        verdict = Warnings.Aggregate(verdict, (so, warning) => so.Warning(warning));
        return new ValueTask<GateVerdict>(Assumptions.Aggregate(verdict, (so, assumption) => so.Assuming(assumption)));
    }
}
