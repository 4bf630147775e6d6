using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability.Sql;

/// <summary>
/// Makes calls one at a time, and gathers those that come while one runs into the next: nobody waits for a batch to fill, and the more
/// there is to do the less each call costs. Safe for concurrent use.
/// </summary>
/// <typeparam name="TItem">What one caller asks for.</typeparam>
/// <typeparam name="TAnswer">What that caller is told.</typeparam>
internal sealed class MergedCalls<TItem, TAnswer>
{
    // Bounds what one statement locks and how long it takes.
    private const int LargestBatch = 256;

    private readonly string _what;
    private readonly Func<TItem[], Task<TAnswer[]>> _make;
    private readonly Func<TItem[], Task>? _afterwards;
    private readonly bool _endsOnceBegun;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Queue<Call> _waiting = [];
    private bool _isRunning;

    /// <param name="what">What is asked, for messages: no values.</param>
    /// <param name="make">Makes one call for many, and answers each in its place; fails for all of them.</param>
    /// <param name="timeout">How long a caller waits, for the calls before its own as well.</param>
    /// <param name="time">The clock.</param>
    /// <param name="endsOnceBegun">Whether a caller who is cancelled while its call runs waits for the answer all the same: so who is cancelled knows that nothing was written.</param>
    /// <param name="afterwards">What is done after a call when everybody has an answer, and before the next; must not fail.</param>
    public MergedCalls(string what, Func<TItem[], Task<TAnswer[]>> make, TimeSpan timeout, TimeProvider time, bool endsOnceBegun = false, Func<TItem[], Task>? afterwards = null)
    {
        _endsOnceBegun = endsOnceBegun;
        _what = what;
        _make = make;
        _afterwards = afterwards;
        _timeout = timeout;
        _time = time;
    }

    /// <summary>Makes a call together with others. What is given up before it is begun is not made.</summary>
    /// <param name="item">What to ask for.</param>
    /// <param name="cancellationToken">The caller's; costs nobody else anything.</param>
    /// <exception cref="SqlStoreException">The database refused, or did not answer in time.</exception>
    public async ValueTask<TAnswer> MakeAsync(TItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new Call(item);
        bool isFirst;
        lock (_gate)
        {
            _waiting.Enqueue(call);
            isFirst = !_isRunning;
            _isRunning = true;
        }

        if (isFirst)
        {
            Start();
        }

        await ((Task)call.Answer.WaitAsync(_timeout, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.Answer.IsCompleted && !call.TryTake() && _endsOnceBegun && cancellationToken.IsCancellationRequested)
        {
            await ((Task)call.Answer.WaitAsync(_timeout, _time, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken = CancellationToken.None;
        }

        if (call.Answer.IsCompleted)
        {
            return await call.Answer.ConfigureAwait(false);
        }

        call.Ignore();
        cancellationToken.ThrowIfCancellationRequested();
        throw new SqlStoreException($"{_what}: the database did not answer within {_timeout}; it may have done it all the same", isTransient: true);
    }

    // The calls are for many: an ambient transaction or trace of whoever came first must not go along.
    private void Start()
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            _ = RunAsync();
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { } batch)
        {
            TItem[] items = Array.ConvertAll(batch, static call => call.Item);
            await AnswerAsync(batch, items).ConfigureAwait(false);
            if (_afterwards is not null)
            {
                await _afterwards(items).ConfigureAwait(false);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong is told to those who wait, and the next call is made all the same.")]
    private async Task AnswerAsync(Call[] batch, TItem[] items)
    {
        try
        {
            TAnswer[] answers = await _make(items).ConfigureAwait(false);
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i].Complete(answers[i]);
            }
        }
        catch (Exception failure)
        {
            foreach (Call call in batch)
            {
                call.Fail(CopyOf(failure));
            }
        }
    }

    private Call[]? Take()
    {
        lock (_gate)
        {
            var batch = new List<Call>(Math.Min(_waiting.Count, LargestBatch));
            while (batch.Count < LargestBatch && _waiting.TryDequeue(out Call? next))
            {
                if (next.TryTake())
                {
                    batch.Add(next);
                }
            }

            _isRunning = batch.Count > 0;
            return _isRunning ? [.. batch] : null;
        }
    }

    // One of its own for each: throwing an exception writes to it.
    private SqlStoreException CopyOf(Exception failure) => failure is SqlStoreException refused
        ? new SqlStoreException(refused.Message, refused.Code, refused.IsTransient)
        : new SqlStoreException($"{_what}: failed with {failure.GetType().FullName}");

    private sealed class Call(TItem item)
    {
        private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isTaken;

        public TItem Item { get; } = item;

        public Task<TAnswer> Answer => _answer.Task;

        /// <summary>Either the call is begun or its caller gives it up: whoever takes it first.</summary>
        public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

        /// <summary>Nobody looks at a failure any more.</summary>
        public void Ignore() => _ = Answer.ContinueWith(
            static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        public void Complete(TAnswer answer) => _answer.TrySetResult(answer);

        public void Fail(Exception failure) => _answer.TrySetException(failure);
    }
}
