namespace PaymentAvailability.Benchmarks;

/// <summary>Diagnoses one payment for which nothing is open.</summary>
internal sealed class DiagnosisContestant(DeadEnd deadEnd) : IContestant
{
    public string Name => "diagnosis";

    public long AnswerAll() => deadEnd.Result.Diagnose()!.Remedies.All.Length;

    public string Explain(int question) => string.Join('\n', deadEnd.Result.Diagnose()!.Remedies.All.Select(remedy => remedy.ToString()));
}
