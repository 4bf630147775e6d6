namespace PaymentAvailability.Tests;

public sealed class OperatorSwitchTests
{
    private readonly WatchedChannels _watched = new WatchedChannels().AllHealthy();

    [Fact]
    public void Switching_on_wins_over_an_outage_until_it_expires()
    {
        _watched.WithDown("netsunion");

        _watched.Board.Switch("NetsUnion", on: true, by: "ops.known_false_alarm", expires: _watched.Time.UtcNow.AddSeconds(10));
        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        _watched.Monitor.Current.Find("netsunion")!.SetBy.Should().Be("ops.known_false_alarm");

        _watched.Time.Advance(TimeSpan.FromSeconds(10));
        _watched.StateOf("netsunion").Should().Be(ChannelState.Down, "what was measured counts again");
    }

    [Fact]
    public void Switching_off_wins_over_health_until_it_is_cleared()
    {
        _watched.Board.Switch("netsunion", on: false, by: "ops.settlement_check", expires: null);
        _watched.Time.Advance(TimeSpan.FromDays(400));
        _watched.StateOf("netsunion").Should().Be(ChannelState.Disabled);

        _watched.Board.Clear("netsunion");
        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void Switching_a_channel_on_opens_its_banks_too()
    {
        foreach (string channel in _watched.Channels)
        {
            _watched.Report(channel, PaymentOutcome.Succeeded, 200, bank: "ICBC");
        }

        for (int i = 0; i < 20 && _watched.StateOf("netsunion", "ICBC") != ChannelState.Down; i++)
        {
            _watched.Report("netsunion", PaymentOutcome.Failed, bank: "ICBC");
            _watched.Report("netsunion", PaymentOutcome.Succeeded, 30, bank: "CCB");
        }

        _watched.StateOf("netsunion", "ICBC").Should().Be(ChannelState.Down);
        _watched.Board.Switch("netsunion", on: true, by: "ops", expires: null);

        _watched.Monitor.Current.FindParts("netsunion").Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Zhang San 13800138000")]
    public void Who_switches_is_no_personal_text(string by)
    {
        Action switching = () => _watched.Board.Switch("netsunion", on: false, by, expires: null);

        switching.Should().Throw<ArgumentException>().WithMessage("who set the state was refused*").Which.Message.Should().NotContain("13800138000");
        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void A_word_about_one_bank_hides_nothing_of_the_channel()
    {
        _watched.WithDown("netsunion");

        _watched.Board.Set(new ChannelStatus { Channel = "netsunion", Bank = "ICBC", State = ChannelState.Disabled });

        _watched.StateOf("netsunion").Should().Be(ChannelState.Down);
        _watched.StateOf("netsunion", "ICBC").Should().Be(ChannelState.Disabled);
    }

    [Fact]
    public void Each_switch_is_told()
    {
        _watched.Board.Switch("netsunion", on: false, by: "ops", expires: _watched.Time.UtcNow.AddMinutes(1));
        _watched.Time.Advance(TimeSpan.FromMinutes(2));
        _ = _watched.Monitor.Current;

        _watched.Changes.Select(change => (change.From, change.Status.State)).Should().Equal(
            (ChannelState.Healthy, ChannelState.Disabled), (ChannelState.Disabled, ChannelState.Healthy));
    }
}
