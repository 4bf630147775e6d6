using System.Collections.Concurrent;

namespace PaymentAvailability.Tests;

/// <summary>An order source in memory that counts its calls, or does whatever a test wants.</summary>
internal sealed class TestOrders : IOrderSource
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _calls = new();

    public TestOrders(params OrderRecord[] records) =>
        Answer = (ids, _) => new(records.Where(record => ids.Contains(record.Id)).ToArray());

    /// <summary>What a call answers.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyCollection<OrderRecord>>> Answer { get; set; }

    /// <summary>The orders of each call, in the order of the calls.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls => [.. _calls];

    public ValueTask<IReadOnlyCollection<OrderRecord>> FindAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        _calls.Enqueue(orderIds);
        return Answer(orderIds, cancellationToken);
    }
}
