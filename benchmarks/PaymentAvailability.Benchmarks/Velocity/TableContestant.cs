namespace PaymentAvailability.Benchmarks;

/// <summary>The library's table with one kind of cell.</summary>
internal sealed class TableContestant<TCell> : IContestant
    where TCell : struct, ICounterCell<TCell>
{
    private static readonly CellChange One = new(1, 100);

    private readonly VelocityKeys _keys;
    private readonly CounterTable<TCell> _table;
    private DateTimeOffset _now = VelocityKeys.Start;

    public TableContestant(string name, Counter counter, VelocityKeys keys)
    {
        Name = name;
        _keys = keys;
        _table = new CounterTable<TCell>(counter, Math.Max(2_000, keys.Count));
        for (int i = 0; i < keys.Count; i++)
        {
            _table.Add(VelocityKeys.KeyOf(i), _now, One, out _);
        }

        AnswerAll();
    }

    public string Name { get; }

    public double BytesPerKey => (double)_table.Bytes / _table.Count;

    public double Kept => (double)_table.Count / _keys.Count;

    public long AnswerAll()
    {
        long sum = 0;
        for (int i = 0; i < VelocityKeys.Questions; i++)
        {
            _now += TimeSpan.FromTicks(10);
            _table.Add(_keys[i], _now, One, out CounterReading reading);
            sum += reading.Count;
        }

        return sum;
    }

    public string Explain(int question) => _table.Read(_keys[question], _now, null, null).Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
