namespace PaymentAvailability.Tests;

public sealed class ChannelStatusFeedTests
{
    [Fact]
    public async Task Every_reader_gets_each_change_once_and_in_order()
    {
        using var feed = new ChannelStatusFeed(new ChannelChangeOptions());
        await using IAsyncEnumerator<ChannelStatusChange> first = feed.WatchAsync().GetAsyncEnumerator();
        await using IAsyncEnumerator<ChannelStatusChange> second = feed.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> firstMove = first.MoveNextAsync();
        ValueTask<bool> secondMove = second.MoveNextAsync();

        feed.Publish(1, 100);

        (await ReadAsync(first, firstMove, 100)).Should().Equal(Enumerable.Range(1, 100).Select(i => (long)i));
        (await ReadAsync(second, secondMove, 100)).Should().Equal(Enumerable.Range(1, 100).Select(i => (long)i));
    }

    [Fact]
    public async Task A_reader_that_falls_behind_loses_the_oldest_and_sees_the_gap()
    {
        using var feed = new ChannelStatusFeed(new ChannelChangeOptions { MaximumWaiting = 4 });
        using ChannelChangeReader slow = feed.Subscribe();
        feed.Publish(1, 10);

        await using IAsyncEnumerator<ChannelStatusChange> reading = slow.ReadAllAsync(default).GetAsyncEnumerator();

        (await ReadAsync(reading, reading.MoveNextAsync(), 4)).Should().Equal(7, 8, 9, 10);
    }

    [Fact]
    public async Task A_reader_is_told_of_nothing_that_was_before()
    {
        using var feed = new ChannelStatusFeed(new ChannelChangeOptions());
        feed.Publish(1, 3);
        await using IAsyncEnumerator<ChannelStatusChange> reading = feed.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> move = reading.MoveNextAsync();

        feed.Publish(4, 4);

        (await ReadAsync(reading, move, 1)).Should().Equal(4);
    }

    [Fact]
    public async Task A_reader_that_blocks_its_thread_does_not_hold_the_one_that_publishes()
    {
        using var feed = new ChannelStatusFeed(new ChannelChangeOptions());
        using var release = new ManualResetEventSlim();
        using ChannelChangeReader reader = feed.Subscribe();
        await using IAsyncEnumerator<ChannelStatusChange> reading = reader.ReadAllAsync(default).GetAsyncEnumerator();
        Task blocked = reading.MoveNextAsync().AsTask().ContinueWith(
            _ => release.Wait(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        var publisher = new Thread(() => feed.Publish(1, 5_000));
        publisher.Start();

        publisher.Join(TimeSpan.FromSeconds(30)).Should().BeTrue();
        release.Set();
        await blocked.Soon();
    }

    [Fact]
    public async Task Cancelling_ends_the_reading_and_disposal_ends_it_after_what_waits()
    {
        var feed = new ChannelStatusFeed(new ChannelChangeOptions());
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<ChannelStatusChange> cancelled = feed.WatchAsync(cancellation.Token).GetAsyncEnumerator(cancellation.Token);
        await using IAsyncEnumerator<ChannelStatusChange> ended = feed.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = cancelled.MoveNextAsync();
        ValueTask<bool> second = ended.MoveNextAsync();

        await cancellation.CancelAsync();
        await first.Invoking(move => move.Soon()).Should().ThrowAsync<OperationCanceledException>();
        feed.Publish(1, 2);
        feed.Dispose();
        feed.Publish(3, 3);

        (await ReadAsync(ended, second, 2)).Should().Equal(1, 2);
        (await ended.MoveNextAsync().Soon()).Should().BeFalse();
        await foreach (ChannelStatusChange change in feed.WatchAsync())
            Assert.Fail($"told of {change} after the end");
    }

    [Fact]
    public async Task Publishers_at_once_lose_and_repeat_nothing()
    {
        using var feed = new ChannelStatusFeed(new ChannelChangeOptions { MaximumWaiting = 100_000 });
        using ChannelChangeReader first = feed.Subscribe();
        using ChannelChangeReader second = feed.Subscribe();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => feed.Publish((i * 5_000) + 1, (i + 1) * 5_000)))).Soon();
        first.Complete();
        second.Complete();

        long[] one = await first.ReadAllAsync(default).Select(change => change.Sequence).ToArrayAsync();
        long[] two = await second.ReadAllAsync(default).Select(change => change.Sequence).ToArrayAsync();
        one.Should().HaveCount(20_000).And.OnlyHaveUniqueItems();
        two.Should().Equal(one, "all readers see one order");
    }

    [Fact]
    public void Options_out_of_range_are_told_with_place_value_and_mend()
    {
        var options = new ChannelChangeOptions { MaximumWaiting = 0, ObserverTimeout = TimeSpan.FromHours(2) };

        new ChannelChangeOptionsValidator().Validate(null, options).Failures.Should().Equal(
            "MaximumWaiting: `0` is out of range; use 1 to 1000000",
            "ObserverTimeout: `02:00:00` is out of range; use 00:00:00.0010000 to 01:00:00");
        new ChannelChangeOptionsValidator().Validate(null, new ChannelChangeOptions()).Succeeded.Should().BeTrue();
    }

    private static async Task<long[]> ReadAsync(IAsyncEnumerator<ChannelStatusChange> reading, ValueTask<bool> move, int count)
    {
        var read = new List<long>();
        for (int i = 0; i < count; i++)
        {
            (await move.Soon()).Should().BeTrue();
            read.Add(reading.Current.Sequence);
            if (i + 1 < count)
                move = reading.MoveNextAsync();
        }

        return [.. read];
    }
}
