using System.Collections.Concurrent;

namespace PaymentAvailability.Tests;

/// <summary>What is loaded is asked for once, together, in time, or not at all.</summary>
public sealed class BatchLoaderTests : LoaderTests
{
    [Fact]
    public async Task A_value_is_found_or_absent()
    {
        BatchLoader<string> loader = LoaderOf();
        Source.Answer = (_, _) => new(TestSource.Echo(["a"]));

        (await LoadAsync(loader, "a")).Should().Be(new Loaded<string>(LoadStatus.Found, "a"));
        (await LoadAsync(loader, "b")).Should().Be(new Loaded<string>(LoadStatus.Absent));
    }

    [Fact]
    public async Task A_thousand_callers_of_thirty_keys_make_thirty_loads()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Source.Answer = async (keys, _) =>
        {
            await released.Task;
            return TestSource.Echo(keys);
        };
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 4 });

        Task<Loaded<string>>[] callers =
            [.. Enumerable.Range(0, 1_000).AsParallel().SelectMany(_ => Enumerable.Range(0, 30).Select(key => LoadAsync(loader, $"{key}")))];
        released.SetResult();
        Loaded<string>[] answers = await Task.WhenAll(callers).Soon();

        answers.Should().OnlyContain(answer => answer.Status == LoadStatus.Found);
        Source.Calls.SelectMany(keys => keys).Should().HaveCount(30).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Keys_that_come_while_all_calls_run_go_together_in_the_next_one()
    {
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (keys, _) => keys is ["a"] ? new(first.Task) : new(TestSource.Echo(keys));
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1, MaximumBatch = 3 });

        Task<Loaded<string>>[] loads = [.. "abcde".Select(key => LoadAsync(loader, $"{key}"))];
        await Source.CalledAsync();
        first.SetResult(TestSource.Echo(["a"]));
        await Task.WhenAll(loads).Soon();

        Source.Calls.Select(keys => string.Concat(keys)).Should().Equal("a", "bcd", "e");
    }

    [Fact]
    public async Task A_call_that_hangs_is_late_for_everybody_who_waits_and_told_to_stop()
    {
        var stopped = new TaskCompletionSource();
        Source.Answer = async (_, token) =>
        {
            token.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return null!;
        };
        BatchLoader<string> loader = LoaderOf();
        Task<Loaded<string>>[] loads = [LoadAsync(loader, "a"), LoadAsync(loader, "a")];
        await Source.CalledAsync();

        Time.Advance(Deadline);
        Loaded<string>[] answers = await Task.WhenAll(loads).Soon();

        answers.Should().OnlyContain(answer => answer.Status == LoadStatus.Late);
        await stopped.Task.Soon();
        Source.Calls.Should().HaveCount(1);
    }

    [Fact]
    public async Task Calls_that_never_end_are_bounded_and_the_bound_gives_way_when_they_do()
    {
        using var released = new ManualResetEventSlim();
        Source.Answer = (keys, _) =>
        {
            released.Wait(CancellationToken.None);
            return new(TestSource.Echo(keys));
        };
        BatchLoader<string> loader = LoaderOf(new() { MaximumStuckCalls = 2, Breaker = new() { MinimumCalls = 1_000 } });
        for (int i = 0; i < 2; i++)
        {
            Task<Loaded<string>> load = LoadAsync(loader, $"{i}");
            await Source.CalledAsync();
            Time.Advance(Deadline);
            (await load.Soon()).Status.Should().Be(LoadStatus.Late);
        }

        (await LoadAsync(loader, "refused").Soon()).Status.Should().Be(LoadStatus.Failed);
        Source.Calls.Should().HaveCount(2);

        released.Set();
        while ((await LoadAsync(loader, "again").Soon()).Status != LoadStatus.Found)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task One_key_that_makes_calls_fail_does_not_take_the_others_with_it()
    {
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (keys, _) =>
            keys is ["first"] ? new(first.Task) : keys.Contains("poison") ? throw new InvalidOperationException() : new(TestSource.Echo(keys));
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1 });
        Task<Loaded<string>> holding = LoadAsync(loader, "first");
        await Source.CalledAsync();
        Task<Loaded<string>>[] loads = [.. Enumerable.Range(0, 40).Select(i => LoadAsync(loader, i == 20 ? "poison" : $"{i}"))];

        first.SetResult(TestSource.Echo(["first"]));
        Loaded<string>[] answers = await Task.WhenAll(loads).Soon();
        await holding;

        answers.Where((_, i) => i != 20).Should().OnlyContain(answer => answer.Status == LoadStatus.Found);
        answers[20].Status.Should().Be(LoadStatus.Failed);
    }

    [Fact]
    public async Task A_dependency_that_fails_everything_is_left_alone_and_tried_again()
    {
        Source.Answer = (_, _) => throw new InvalidOperationException();
        BatchLoader<string> loader = LoaderOf(new() { RetryShare = 0, Breaker = new() { MinimumCalls = 20, BreakFor = TimeSpan.FromSeconds(2) } });
        for (int i = 0; i < 20; i++)
        {
            (await LoadAsync(loader, $"{i}").Soon()).Status.Should().Be(LoadStatus.Failed);
        }

        Loaded<string> refused = await LoadAsync(loader, "refused").Soon();
        refused.Should().Be(new Loaded<string>(LoadStatus.Failed, RetryAt: Time.UtcNow.AddSeconds(2)));
        Source.Calls.Should().HaveCount(20);

        Source.Answer = (keys, _) => new(TestSource.Echo(keys));
        Time.Advance(TimeSpan.FromSeconds(2));
        (await LoadAsync(loader, "again").Soon()).Status.Should().Be(LoadStatus.Found);
        (await LoadAsync(loader, "and again").Soon()).Status.Should().Be(LoadStatus.Found);
    }

    [Fact]
    public async Task Repeating_is_no_load_of_its_own()
    {
        Source.Answer = (_, _) => throw new InvalidOperationException();
        BatchLoader<string> loader = LoaderOf(new() { RetryShare = 0.1, Breaker = new() { MinimumCalls = 100_000 } });
        for (int i = 0; i < 1_000; i++)
        {
            await LoadAsync(loader, $"{i}").Soon();
        }

        Source.Calls.Should().HaveCountLessThanOrEqualTo(1_000 + 100 + 25);
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_refused_at_once_with_a_time_to_try_again()
    {
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1, MaximumBatch = 1, MaximumWait = TimeSpan.FromMilliseconds(50) });
        await LearnTimeOfCallsAsync(loader, TimeSpan.FromMilliseconds(20));
        Source.Answer = (_, _) => new(new TaskCompletionSource<IReadOnlyDictionary<string, string>>().Task);

        Task<Loaded<string>>[] loads = [.. Enumerable.Range(0, 10).Select(i => LoadAsync(loader, $"{i}"))];

        // One runs; two wait for 20 and 40 ms; the others would wait for 60.
        loads.Count(load => load.IsCompleted).Should().Be(7);
        (await loads[9]).Should().Be(new Loaded<string>(LoadStatus.Overloaded, RetryAt: Time.UtcNow.AddSeconds(2)));
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_asked_for()
    {
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (keys, _) => keys is ["a"] ? new(first.Task) : new(TestSource.Echo(keys));
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1 });
        Task<Loaded<string>> running = LoadAsync(loader, "a");
        using var caller = new CancellationTokenSource();
        Task<Loaded<string>> given = loader.LoadAsync("b", Time.UtcNow, Deadline, caller.Token).AsTask();
        Task<Loaded<string>> waiting = LoadAsync(loader, "c");

        await caller.CancelAsync();
        await given.Invoking(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();
        first.SetResult(TestSource.Echo(["a"]));
        await Task.WhenAll(running, waiting).Soon();

        Source.Calls.Select(keys => string.Concat(keys)).Should().Equal("a", "c");
    }

    [Fact]
    public async Task A_long_queue_that_is_refused_at_once_does_not_exhaust_the_stack()
    {
        Source.Answer = (_, _) => new(new TaskCompletionSource<IReadOnlyDictionary<string, string>>().Task);
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1, MaximumBatch = 1, MaximumStuckCalls = 1 });
        Task<Loaded<string>> hanging = LoadAsync(loader, "hanging");
        await Source.CalledAsync();
        Task<Loaded<string>>[] queued =
            [.. Enumerable.Range(0, 20_000).Select(i => loader.LoadAsync($"{i}", Time.UtcNow, TimeSpan.FromMinutes(1), CancellationToken.None).AsTask())];

        Time.Advance(Deadline);

        (await hanging.Soon()).Status.Should().Be(LoadStatus.Late);
        (await Task.WhenAll(queued).Soon()).Should().OnlyContain(answer => answer.Status == LoadStatus.Failed);
        loader.Running.Should().Be(0);
    }

    [Fact]
    public async Task A_call_for_many_takes_nothing_along_from_whoever_caused_it()
    {
        var ambient = new AsyncLocal<string?> { Value = "of the first caller" };
        var seen = new ConcurrentQueue<string?>();
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (keys, _) =>
        {
            seen.Enqueue(ambient.Value);
            return keys is ["a"] ? new(first.Task) : new(TestSource.Echo(keys));
        };
        BatchLoader<string> loader = LoaderOf(new() { MaximumConcurrency = 1 });

        Task<Loaded<string>>[] loads = [.. "abc".Select(key => LoadAsync(loader, $"{key}"))];
        await Source.CalledAsync();
        first.SetResult(TestSource.Echo(["a"]));
        await Task.WhenAll(loads).Soon();

        seen.Should().Equal(null, null);
        ambient.Value.Should().Be("of the first caller");
        using (ExecutionContext.SuppressFlow())
        {
            loads[0] = LoadAsync(loader, "d");
        }

        (await loads[0].Soon()).Status.Should().Be(LoadStatus.Found);
    }

    [Fact]
    public async Task Nonsense_is_a_failure()
    {
        BatchLoader<string> loader = LoaderOf(new() { RetryShare = 0 });
        Source.Answer = (_, _) => new((IReadOnlyDictionary<string, string>)null!);

        (await LoadAsync(loader, "a").Soon()).Status.Should().Be(LoadStatus.Failed);
    }

    private async Task LearnTimeOfCallsAsync(BatchLoader<string> loader, TimeSpan time)
    {
        var answer = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (_, _) => new(answer.Task);
        Task<Loaded<string>> load = LoadAsync(loader, "slow");
        await Source.CalledAsync();
        Time.Advance(time);
        answer.SetResult(TestSource.Echo(["slow"]));
        await load.Soon();
    }
}
