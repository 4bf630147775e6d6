namespace PaymentAvailability.Tests;

public sealed class ProbeEvidenceTests
{
    private readonly WatchedChannels _watched = new WatchedChannels().AllHealthy();

    [Fact]
    public void Failed_probes_in_a_row_put_a_channel_down()
    {
        Probe(false);
        Probe(false);
        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        Probe(false);

        ChannelStatus status = _watched.Monitor.Current.Find("netsunion")!;
        status.State.Should().Be(ChannelState.Down);
        status.Evidence!.Kind.Should().Be(ChannelEvidenceKind.Probes);
        status.Evidence.Failures.Should().Be(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_payment_or_a_probe_that_succeeds_between_them_starts_the_count_again(bool byProbe)
    {
        for (int i = 0; i < 10; i++)
        {
            Probe(false);
            Probe(false);
            if (byProbe)
            {
                Probe(true);
            }
            else
            {
                _watched.Report("netsunion", PaymentOutcome.Succeeded);
            }
        }

        _watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void Failed_probes_of_a_channel_that_may_not_go_down_degrade_it()
    {
        var watched = new WatchedChannels(null, null, "netsunion");
        for (int i = 0; i < 3; i++)
        {
            watched.Probes.RecordProbe("netsunion", false, watched.Time.UtcNow, null);
        }

        watched.StateOf("netsunion").Should().Be(ChannelState.Degraded);
        watched.Monitor.Current.Find("netsunion")!.Evidence!.Kind.Should().Be(ChannelEvidenceKind.Probes);
    }

    [Fact]
    public void Probes_tell_that_a_channel_works_before_any_payment_does()
    {
        var watched = new WatchedChannels();
        watched.Probes.IsInDoubt("netsunion").Should().BeTrue();
        for (int i = 0; i < 3; i++)
        {
            watched.Probes.RecordProbe("netsunion", true, watched.Time.UtcNow, null);
        }

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        watched.Probes.IsInDoubt("netsunion").Should().BeFalse();
    }

    private void Probe(bool isHealthy)
    {
        _watched.Time.Advance(TimeSpan.FromSeconds(5));
        _watched.Probes.RecordProbe("netsunion", isHealthy, _watched.Time.UtcNow, TimeSpan.FromMilliseconds(10));
    }
}
