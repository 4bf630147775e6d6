namespace PaymentAvailability.Benchmarks;

/// <summary>A dependency that has come to a stop: whoever asks is turned away.</summary>
internal sealed class RefusalContestant : IContestant
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);

    private readonly string[] _orders;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly BatchLoader<string> _loader;

    public RefusalContestant(int questions)
    {
        _orders = [.. Enumerable.Range(0, questions).Select(order => $"order-{order}")];
        TimeSpan time = TimeSpan.FromMilliseconds(60);
        var never = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        _loader = new BatchLoader<string>(
            (keys, _) => keys is ["first"] ? AnswerLateAsync(time) : new(never.Task),
            new ProtectionOptions { MaximumConcurrency = 1, Timeout = TimeSpan.FromMinutes(1) },
            Deadline,
            TimeProvider.System);
        _loader.LoadAsync("first", _now, Deadline, CancellationToken.None).AsTask().Wait();
        _ = _loader.LoadAsync("running", _now, TimeSpan.FromMinutes(1), CancellationToken.None).AsTask();
    }

    public string Name => "refusal";

    public long AnswerAll()
    {
        long sum = 0;
        foreach (string order in _orders)
        {
            sum += (long)Ask(order);
        }

        return sum;
    }

    public string Explain(int question) => Ask(_orders[question]).ToString();

    private LoadStatus Ask(string order)
    {
        ValueTask<Loaded<string>> answer = _loader.LoadAsync(order, _now, Deadline, CancellationToken.None);
        return answer.IsCompletedSuccessfully ? answer.Result.Status : throw new InvalidOperationException("the question was let in");
    }

    private static async ValueTask<IReadOnlyDictionary<string, string>> AnswerLateAsync(TimeSpan time)
    {
        await Task.Delay(time).ConfigureAwait(false);
        return new Dictionary<string, string>();
    }
}
