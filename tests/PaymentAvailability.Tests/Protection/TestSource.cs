using System.Collections.Concurrent;

namespace PaymentAvailability.Tests;

/// <summary>A dependency whose every call a test can hold back, answer or fail.</summary>
internal sealed class TestSource : IDisposable
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _calls = new();
    private readonly SemaphoreSlim _called = new(0);

    /// <summary>What a call answers; by default the key itself for every key.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, string>>> Answer { get; set; } =
        static (keys, _) => new(Echo(keys));

    /// <summary>The keys of each call, in the order of the calls.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls => [.. _calls];

    public static IReadOnlyDictionary<string, string> Echo(IEnumerable<string> keys) => keys.ToDictionary(key => key);

    public ValueTask<IReadOnlyDictionary<string, string>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        _calls.Enqueue(keys);
        _called.Release();
        return Answer(keys, cancellationToken);
    }

    public void Dispose() => _called.Dispose();

    /// <summary>Waits for one more call to arrive.</summary>
    public Task CalledAsync() => _called.WaitAsync().Soon();
}
