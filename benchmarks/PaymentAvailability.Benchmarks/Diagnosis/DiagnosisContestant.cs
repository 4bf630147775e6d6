namespace PaymentAvailability.Benchmarks;

/// <summary>Diagnoses one payment for which nothing is open.</summary>
internal sealed class DiagnosisContestant(DeadEnd deadEnd) : IContestant
{
    public string Name => "diagnosis";

    public long AnswerAll() => deadEnd.Result.Diagnose()!.Remedies.Count;

    public string Explain(int question) => string.Join('\n', deadEnd.Result.Diagnose()!.Remedies.Select(remedy => remedy.ToString()));
}
