namespace PaymentAvailability.Benchmarks;

/// <summary>One way to answer a list of questions that all contestants share.</summary>
internal interface IContestant
{
    string Name { get; }

    /// <summary>Answers every question once, as production code would, and keeps nothing but a number that depends on each answer.</summary>
    long AnswerAll();

    /// <summary>The answer to one question, written out for comparison.</summary>
    string Explain(int question);
}
