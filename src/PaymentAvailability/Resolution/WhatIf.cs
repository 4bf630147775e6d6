namespace PaymentAvailability;

/// <summary>Evaluates a resolution again for a changed request, without asking anybody.</summary>
internal static class WhatIf
{
    public static AvailabilityResult Evaluate(AvailabilityResult result, PaymentRequest changed, DateTimeOffset at)
    {
        changed = changed.Snapshot();
        RequestGuard.Check(changed);
        var context = new GateContext(changed, result.Catalog, at) { VerificationMaximumAge = result.VerificationMaximumAge };
        var outcomes = new GateOutcome[result.Outcomes.Length];
        for (int i = 0; i < outcomes.Length; i++)
        {
            GateOutcome outcome = result.Outcomes[i];
            outcomes[i] = outcome with { Verdict = VerdictAt(outcome, context, result.At) };
        }

        return new ResultAssembler().Assemble(context, outcomes, result.Id, result.Ranking, result.Wording);
    }

    // The client's gate looks at the request alone, so it is asked again. What others said is taken as it was, but for what time does to it.
    private static GateVerdict VerdictAt(in GateOutcome outcome, GateContext context, DateTimeOffset asked)
    {
        if (outcome.Runner.Gate is ClientGate client)
        {
            return client.Judge(context);
        }

        GateVerdict verdict = outcome.Verdict;
        if (outcome.IsUnknown)
        {
            return verdict;
        }

        Closure[] closures =
        [
            .. verdict.Closures.Where(closure => !Ends(closure, asked, context.At)),
            .. verdict.Coming.Where(coming => coming.From > asked && coming.From <= context.At && !Ends(coming.Closure, coming.From, context.At))
                .Select(coming => coming.Closure),
        ];
        return verdict.With(closures);
    }

    // An end that had passed when the closure was told was wrong, and ends nothing.
    private static bool Ends(Closure closure, DateTimeOffset after, DateTimeOffset by) =>
        closure.Reason.Find("until") is { } fact && fact.TryGetTime(out DateTimeOffset until) && until > after && until <= by;
}
