namespace PaymentAvailability.Benchmarks;

/// <summary>Many callers who ask for the same few orders at once, none of them known.</summary>
internal static class Stampede
{
    private const int Callers = 1_000;
    private const int Orders = 30;

    /// <summary>How many orders were looked up.</summary>
    public static async Task<int> CountLoadsAsync()
    {
        int loads = 0;
        var loader = new BatchLoader<string>(
            async (keys, token) =>
            {
                Interlocked.Add(ref loads, keys.Count);
                await Task.Delay(TimeSpan.FromMilliseconds(20), token).ConfigureAwait(false);
                return keys.ToDictionary(key => key);
            },
            new ProtectionOptions(),
            TimeSpan.FromSeconds(10),
            TimeProvider.System);
        Loaded<string>[] answers = await Task.WhenAll(Enumerable.Range(0, Callers).AsParallel().SelectMany(_ => Enumerable.Range(0, Orders)
            .Select(order => loader.LoadAsync($"order-{order}", TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(10), CancellationToken.None).AsTask())));
        return answers.All(answer => answer.Status == LoadStatus.Found) ? loads : throw new InvalidOperationException("a caller went without an answer");
    }
}
