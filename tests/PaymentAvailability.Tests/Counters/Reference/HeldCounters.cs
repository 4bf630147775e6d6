namespace PaymentAvailability.Tests;

/// <summary>A store of counters in memory, asked one thing at a time; each answer is there at once.</summary>
internal sealed class HeldCounters(CounterCapacity capacity)
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public InMemoryCounterStore Store { get; } = new(capacity);

    public (bool IsAdded, CounterReading[] Readings) Hold(CounterHold hold)
    {
        var readings = new CounterReading[hold.Changes.Length];
        return (TryHold(hold, readings).Result == HoldResult.Added, readings);
    }

    public bool Hold(string id, Counter counter, string subject, long amount, DateTimeOffset? at = null) =>
        TryHold(new CounterHold(id, at ?? Noon, [new(counter, subject, 1, amount)]), default).Result == HoldResult.Added;

    public HoldAnswer TryHold(CounterHold hold, CounterReading[]? readings = null) => Now(Store.HoldAsync(hold, readings, CancellationToken.None).AsTask());

    public bool Settle(string id, bool isKept, DateTimeOffset? at = null) => Settle(id, isKept ? HoldOutcome.Kept : HoldOutcome.Released, at);

    public bool Settle(string id, HoldOutcome outcome, DateTimeOffset? at = null) => Now(Store.SettleAsync(id, outcome, at ?? Noon, CancellationToken.None).AsTask());

    public CounterReading[] Read(DateTimeOffset at, params CounterQuery[] queries)
    {
        var readings = new CounterReading[queries.Length];
        ReadInto(readings, queries, at);
        return readings;
    }

    public CounterReading Read(Counter counter, string subject) => Read(Noon, new CounterQuery(counter, subject))[0];

    public void ReadInto(CounterReading[] readings, CounterQuery[] queries, DateTimeOffset at)
    {
        if (!Store.ReadAsync(queries, readings, at, CancellationToken.None).AsTask().IsCompletedSuccessfully)
            throw new InvalidOperationException("the readings are not there at once");
    }

    private static T Now<T>(Task<T> answer) => answer.IsCompletedSuccessfully ? answer.Result : throw new InvalidOperationException("the answer is not there at once");
}
