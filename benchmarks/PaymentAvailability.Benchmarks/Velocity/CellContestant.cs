namespace PaymentAvailability.Benchmarks;

/// <summary>The library's table, with cells of one kind.</summary>
internal sealed class CellContestant<TCell> : VelocityContestant
    where TCell : struct, ICounterCell
{
    private readonly CounterWindows _windows = new();
    private readonly CounterWindow _window;
    private readonly int _number;

    /// <param name="counter">What to count.</param>
    /// <param name="questions">The payments.</param>
    /// <param name="room">For how many times the keys the table is made.</param>
    public CellContestant(Counter counter, VelocityQuestions questions, int room = 1)
        : base(counter.Name, questions)
    {
        _number = _windows.NumberOf(counter);
        _window = _windows[_number];
        Table = new CounterTable<TCell>((long)questions.Keys * room, _windows);
        Fill();
    }

    public CounterTable<TCell> Table { get; }

    protected override long AnswerTurn(ReadOnlySpan<ulong> payers, long utcTicks, long ticksBetween)
    {
        long sum = 0;
        CounterWindow window = _window;
        foreach (ulong payer in payers)
        {
            CounterMoment moment = window.At(utcTicks);
            CounterEntry<TCell> entry = Table.Enter(payer, _number, utcTicks);
            var change = new CellChange(1, VelocityQuestions.Amount);
            entry.Cell.Add(moment, ref change, window.Reach);
            CellTotals totals = entry.Cell.Read(moment, window.Reach);
            entry.Leave();
            sum += totals.Count;
            utcTicks += ticksBetween;
        }

        return sum;
    }
}
