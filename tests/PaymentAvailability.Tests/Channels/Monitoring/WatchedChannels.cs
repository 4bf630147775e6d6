namespace PaymentAvailability.Tests;

/// <summary>A monitor over a few channels on a fake clock, and every change it told.</summary>
internal sealed class WatchedChannels
{
    public WatchedChannels(ChannelHealthOptions? options = null, ChannelCalendars? calendars = null, params string[] channels)
        : this(false, options, calendars, channels)
    {
    }

    public WatchedChannels(bool isShared, ChannelHealthOptions? options = null, ChannelCalendars? calendars = null, params string[] channels)
    {
        Channels = channels.Length > 0 ? channels : ["netsunion", "unionpay", "wechat"];
        Monitor = new ChannelMonitor(
            options ?? new ChannelHealthOptions(), Board, calendars ?? ChannelCalendars.None, () => Channels, Time, Changes.Add, isShared);
    }

    public FakeTime Time { get; } = new();

    public ChannelStatusBoard Board { get; } = new();

    public List<ChannelStatusChange> Changes { get; } = [];

    public IReadOnlyList<string> Channels { get; set; }

    public ChannelMonitor Monitor { get; }

    public IProbeSink Probes => Monitor;

    public ChannelState? StateOf(string channel) => Monitor.Current.Find(channel)?.State;

    public ChannelState? StateOf(string channel, string part) =>
        Monitor.Current.FindParts(channel).SingleOrDefault(status => (status.Bank ?? status.Method) == part)?.State;

    /// <summary>Reports payments that come one a second, each as soon as it is answered.</summary>
    public void Report(string channel, PaymentOutcome outcome, int count = 1, string? bank = null, string? method = null)
    {
        for (int i = 0; i < count; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Monitor.Record(Outcome(channel, outcome) with { Bank = bank, Method = method });
        }
    }

    public ChannelOutcome Outcome(string channel, PaymentOutcome outcome) =>
        new() { Channel = channel, Outcome = outcome, At = Time.UtcNow, ReportedAt = Time.UtcNow };

    /// <summary>Makes each channel one that is known to work.</summary>
    public WatchedChannels AllHealthy()
    {
        foreach (string channel in Channels)
        {
            Report(channel, PaymentOutcome.Succeeded, 300);
        }

        Changes.Clear();
        return this;
    }

    public WatchedChannels WithDown(string channel)
    {
        Report(channel, PaymentOutcome.Failed, 20);
        StateOf(channel).Should().Be(ChannelState.Down);
        return this;
    }
}
