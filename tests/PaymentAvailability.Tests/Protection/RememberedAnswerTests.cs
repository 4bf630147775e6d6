namespace PaymentAvailability.Tests;

/// <summary>An answer is given again while it is fresh, stands in while it is not too old, and tells its age; no clock that is set makes it younger.</summary>
public sealed class RememberedAnswerTests : LoaderTests
{
    [Fact]
    public async Task A_fresh_answer_is_given_again_with_its_age_and_an_old_one_is_not()
    {
        BatchLoader<string> loader = LoaderOf(new() { FreshFor = TimeSpan.FromSeconds(1) });
        DateTimeOffset loaded = Time.UtcNow;
        await LoadAsync(loader, "a");

        Time.Advance(TimeSpan.FromMilliseconds(999));
        (await LoadAsync(loader, "a")).Should().Be(new Loaded<string>(LoadStatus.Found, "a", loaded));
        Time.Advance(TimeSpan.FromMilliseconds(1));
        (await LoadAsync(loader, "a")).AsOf.Should().BeNull();
        Source.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_answer_is_not_fresh_for_ever_when_the_clock_is_set_back()
    {
        BatchLoader<string> loader = LoaderOf();
        await LoadAsync(loader, "a");

        Time.Jump(TimeSpan.FromHours(-1));
        await LoadAsync(loader, "a");

        Source.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_is_absent_is_not_remembered()
    {
        BatchLoader<string> loader = LoaderOf();
        Source.Answer = (_, _) => new(TestSource.Echo([]));
        (await LoadAsync(loader, "a")).Status.Should().Be(LoadStatus.Absent);

        Source.Answer = (keys, _) => new(TestSource.Echo(keys));
        (await LoadAsync(loader, "a")).Status.Should().Be(LoadStatus.Found);
    }

    [Fact]
    public async Task The_last_known_answer_stands_in_for_a_failure_until_it_is_too_old()
    {
        BatchLoader<string> loader = LoaderOf(new() { RememberFor = TimeSpan.FromSeconds(15) });
        DateTimeOffset loaded = Time.UtcNow;
        await LoadAsync(loader, "a");
        Source.Answer = (_, _) => throw new InvalidOperationException();

        Time.Advance(TimeSpan.FromSeconds(14));
        (await LoadAsync(loader, "a")).Should().Be(new Loaded<string>(LoadStatus.Found, "a", loaded));
        Time.Advance(TimeSpan.FromSeconds(1));
        (await LoadAsync(loader, "a")).Status.Should().Be(LoadStatus.Failed);
    }

    [Fact]
    public async Task A_question_that_needs_a_fresh_answer_joins_no_call_that_began_before_it()
    {
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (_, _) => new(first.Task);
        var loader = new BatchLoader<string>(Source.LoadAsync, new ProtectionOptions(), Deadline, Time, isFreshOnly: true);
        Task<Loaded<string>> before = LoadAsync(loader, "a");
        await Source.CalledAsync();
        Source.Answer = (_, _) => new(new Dictionary<string, string> { ["a"] = "new" });

        (await LoadAsync(loader, "a").Soon()).Value.Should().Be("new");
        first.SetResult(new Dictionary<string, string> { ["a"] = "old" });
        (await before.Soon()).Value.Should().Be("old");
        (await LoadAsync(loader, "a").Soon()).AsOf.Should().BeNull();
    }

    [Fact]
    public async Task An_old_answer_does_not_become_young_when_the_clock_is_set_back()
    {
        BatchLoader<string> loader = LoaderOf(new() { RememberFor = TimeSpan.FromSeconds(15), RetryShare = 0 });
        DateTimeOffset loaded = Time.UtcNow;
        await LoadAsync(loader, "a");
        Source.Answer = (_, _) => throw new InvalidOperationException();

        // Twenty seconds pass, and then the clock on the wall shows the same moment again.
        Time.Advance(TimeSpan.FromSeconds(20));
        Loaded<string> answer = await loader.LoadAsync("a", loaded, Deadline, CancellationToken.None);

        answer.Status.Should().Be(LoadStatus.Failed);
        Source.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_answer_that_was_asked_for_before_does_not_replace_a_newer_one()
    {
        var first = new TaskCompletionSource<IReadOnlyDictionary<string, string>>();
        Source.Answer = (_, _) => new(first.Task);
        BatchLoader<string> loader = LoaderOf();
        using var caller = new CancellationTokenSource();
        Task<Loaded<string>> given = loader.LoadAsync("order", Time.UtcNow, Deadline, caller.Token).AsTask();
        await Source.CalledAsync();
        await caller.CancelAsync();
        await given.Invoking(task => task.Soon()).Should().ThrowAsync<OperationCanceledException>();

        Time.Advance(TimeSpan.FromMilliseconds(100));
        Source.Answer = (_, _) => new(new Dictionary<string, string> { ["order"] = "paid" });
        (await LoadAsync(loader, "order").Soon()).Value.Should().Be("paid");
        first.SetResult(new Dictionary<string, string> { ["order"] = "payable" });
        while (loader.Running > 0)
        {
            await Task.Yield();
        }

        (await LoadAsync(loader, "other").Soon()).Status.Should().Be(LoadStatus.Absent);
        (await LoadAsync(loader, "order").Soon()).Value.Should().Be("paid");
    }
}
