namespace PaymentAvailability.Tests;

/// <summary>A loader over a dependency that the test holds in its hands, on a fake clock.</summary>
public abstract class LoaderTests : IDisposable
{
    private protected static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);

    private protected FakeTime Time { get; } = new();

    private protected TestSource Source { get; } = new();

    public void Dispose()
    {
        Source.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected BatchLoader<string> LoaderOf(ProtectionOptions? options = null) => new(Source.LoadAsync, options ?? new ProtectionOptions(), Deadline, Time);

    private protected Task<Loaded<string>> LoadAsync(BatchLoader<string> loader, string key) =>
        loader.LoadAsync(key, Time.UtcNow, Deadline, CancellationToken.None).AsTask();
}
