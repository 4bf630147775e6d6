namespace PaymentAvailability.Tests;

public sealed class ChannelStatusBoardTests
{
    private readonly ChannelStatusBoard _board = new();

    [Fact]
    public void A_board_begins_empty() => _board.Current.Should().BeSameAs(ChannelStatusSnapshot.Empty);

    [Fact]
    public void Setting_a_channel_replaces_its_state_whatever_the_case_of_its_name()
    {
        _board.Set("netsunion", ChannelState.Down);
        _board.Set("NETSUNION", ChannelState.Recovering);

        _board.Current.Statuses.Should().ContainSingle();
        _board.Current.Find("NetsUnion")!.State.Should().Be(ChannelState.Recovering);
    }

    [Fact]
    public void A_snapshot_taken_before_a_change_stays_as_it_was()
    {
        _board.Set("netsunion", ChannelState.Down);
        ChannelStatusSnapshot before = _board.Current;

        _board.Clear("netsunion");

        before.Find("netsunion")!.State.Should().Be(ChannelState.Down);
        _board.Current.Find("netsunion").Should().BeNull();
    }

    [Fact]
    public async Task The_same_snapshot_is_returned_as_long_as_nothing_changes()
    {
        _board.Set("netsunion", ChannelState.Down);

        ChannelStatusSnapshot first = await _board.GetStatusAsync(CancellationToken.None);

        (await _board.GetStatusAsync(CancellationToken.None)).Should().BeSameAs(first);
        _board.Set("netsunion", ChannelState.Healthy);
        (await _board.GetStatusAsync(CancellationToken.None)).Should().NotBeSameAs(first);
    }

    [Fact]
    public void Of_several_statuses_for_one_channel_the_last_counts() =>
        new ChannelStatusSnapshot(
            new ChannelStatus { Channel = "a", State = ChannelState.Down },
            new ChannelStatus { Channel = "A", State = ChannelState.Healthy })
            .Find("a")!.State.Should().Be(ChannelState.Healthy);

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        ((Action)(() => _board.Set(null!))).Should().Throw<ArgumentNullException>().WithParameterName("status");
        ((Action)(() => _board.Set(null!, ChannelState.Down))).Should().Throw<ArgumentNullException>();
        ((Action)(() => _board.Clear(null!))).Should().Throw<ArgumentNullException>().WithParameterName("channel");
        ((Action)(() => _ = new ChannelStatusSnapshot((ChannelStatus)null!))).Should().Throw<ArgumentNullException>().WithParameterName("statuses");
    }

    [Fact]
    public async Task Concurrent_writers_lose_nothing_and_readers_see_whole_states()
    {
        const int Writers = 4;
        const int Rounds = 300;
        using var finished = new CancellationTokenSource();
        Task reading = Task.Run(() =>
        {
            while (!finished.IsCancellationRequested)
            {
                foreach (ChannelStatus status in _board.Current.Statuses)
                    status.Since.Should().Be(status.ExpectedEnd, "both were set together");
            }
        });

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                DateTimeOffset at = DateTimeOffset.UnixEpoch.AddSeconds(round);
                _board.Set(new ChannelStatus { Channel = $"channel-{writer}", State = ChannelState.Down, Since = at, ExpectedEnd = at });
            }
        }))).Soon();
        await finished.CancelAsync();
        await reading.Soon();

        _board.Current.Statuses.Should().HaveCount(Writers).And.OnlyContain(status => status.Since == DateTimeOffset.UnixEpoch.AddSeconds(Rounds));
    }
}
