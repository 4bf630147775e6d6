using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Adds each payment to its payer's window and reads what the window then stands at.</summary>
internal abstract class VelocityContestant(string name, VelocityQuestions questions) : IContestant
{
    private readonly string?[] _explained = new string?[VelocityQuestions.Count];
    private int _turn;

    public string Name { get; } = name;

    public long AnswerAll() => AnswerTurn(questions.Turn(_turn), VelocityQuestions.At(_turn++, 0), VelocityQuestions.TicksBetween);

    /// <summary>Pays, the first time that it is asked.</summary>
    public string Explain(int question) => _explained[question] ??=
        AnswerTurn(questions.Turn(_turn).Slice(question, 1), VelocityQuestions.At(_turn, question), 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts every payer once.</summary>
    protected void Fill()
    {
        var key = new ulong[1];
        for (int payer = 0; payer < questions.Keys; payer++)
        {
            key[0] = questions.KeyOf(payer);
            AnswerTurn(key, VelocityQuestions.At(0, 0), 0);
        }
    }

    /// <summary>Answers with the sum of the counts.</summary>
    protected abstract long AnswerTurn(ReadOnlySpan<ulong> payers, long utcTicks, long ticksBetween);
}
