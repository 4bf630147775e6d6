namespace PaymentAvailability.Tests;

/// <summary>A single cell outside of any table.</summary>
internal sealed class OneCell<TCell>(Counter counter)
    where TCell : struct, ICounterCell
{
    private readonly CounterWindow _window = new(counter);
    private readonly TCell[] _cells = new TCell[1];

    public long Add(DateTimeOffset at, long count, long amount, uint member = 0) => Add(at, count, amount, out _, member);

    public long Add(DateTimeOffset at, long count, long amount, out CellChange added, uint member = 0)
    {
        added = new CellChange(count, amount, member);
        return _cells[0].Add(_window.At(at.UtcTicks), ref added, _window.Reach);
    }

    public void Take(long segment, long count, long amount) => _cells[0].Take(segment, count, amount);

    public void Return(long segment, long count, long amount) => _cells[0].Return(segment, count, amount);

    public (long Count, long Amount) Read(DateTimeOffset at)
    {
        CellTotals totals = _cells[0].Read(_window.At(at.UtcTicks), _window.Reach);
        return (totals.Count, totals.Amount);
    }

    public bool IsBelow(DateTimeOffset at, CellLimits limits) => limits.AreAbove(_cells[0].Read(_window.At(at.UtcTicks), _window.Reach));

    public DateTimeOffset EasesAt(DateTimeOffset at, CellLimits limits) => _cells[0].EasesAt(_window, at.UtcTicks, limits);

    public long WorthAt(DateTimeOffset at) => _cells[0].WorthAt(_window.At(at.UtcTicks), _window.Reach);
}
