namespace PaymentAvailability.Tests;

public sealed class ChannelMonitorTests
{
    [Fact]
    public void A_channel_is_unknown_until_enough_was_seen_and_then_healthy()
    {
        var watched = new WatchedChannels();
        watched.StateOf("netsunion").Should().BeNull("nobody reported anything");

        watched.Report("netsunion", PaymentOutcome.Succeeded);
        watched.StateOf("netsunion").Should().Be(ChannelState.Unknown);
        watched.Report("netsunion", PaymentOutcome.Succeeded, 200);

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        watched.Changes.Should().ContainSingle().Which.From.Should().Be(ChannelState.Unknown);
    }

    [Fact]
    public void A_channel_may_be_told_to_be_healthy_from_the_start()
    {
        var watched = new WatchedChannels(new ChannelHealthOptions { AssumeHealthy = true });

        watched.Report("netsunion", PaymentOutcome.Succeeded);

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void Failures_put_a_channel_down_with_evidence_and_the_time_it_is_tried_again()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy().WithDown("netsunion");

        ChannelStatus status = watched.Monitor.Current.Find("netsunion")!;

        status.ExpectedEnd.Should().Be(status.Since + TimeSpan.FromSeconds(30));
        status.Evidence!.Kind.Should().Be(ChannelEvidenceKind.Failures);
        status.Evidence.Failures.Should().BeInRange(3, 10);
        watched.Changes.Should().ContainSingle().Which.Status.Should().Be(status);
        watched.StateOf("unionpay").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void A_channel_that_still_carries_most_payments_is_degraded_and_comes_back_when_it_works()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy();
        for (int i = 0; i < 200 && watched.StateOf("netsunion") == ChannelState.Healthy; i++)
        {
            watched.Report("netsunion", PaymentOutcome.Failed);
            watched.Report("netsunion", PaymentOutcome.Succeeded, 3);
        }

        watched.StateOf("netsunion").Should().Be(ChannelState.Degraded);
        watched.Report("netsunion", PaymentOutcome.Succeeded, 1_000);

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        watched.Changes.Select(change => change.Status.State).Should().Equal(ChannelState.Degraded, ChannelState.Healthy);
    }

    [Theory]
    [InlineData(PaymentOutcome.Declined)]
    [InlineData(PaymentOutcome.Ignored)]
    public void What_is_the_payers_is_never_held_against_the_channel(PaymentOutcome outcome)
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy();

        watched.Report("netsunion", outcome, 500);

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Theory]
    [InlineData(PaymentOutcome.Failed, ChannelState.Down)]
    [InlineData(PaymentOutcome.Succeeded, ChannelState.Healthy)]
    [InlineData(PaymentOutcome.Ignored, ChannelState.Healthy)]
    public void An_unknown_result_counts_as_the_options_say(PaymentOutcome countsAs, ChannelState state)
    {
        WatchedChannels watched = new WatchedChannels(new ChannelHealthOptions { UnknownCountsAs = countsAs }).AllHealthy();

        watched.Report("netsunion", PaymentOutcome.Unknown, 20);

        watched.StateOf("netsunion").Should().Be(state);
    }

    [Fact]
    public void Never_more_than_the_share_is_put_down_and_never_all()
    {
        WatchedChannels watched = new WatchedChannels(new ChannelHealthOptions { MaximumDownShare = 1 }).AllHealthy();

        foreach (string channel in watched.Channels)
        {
            for (int i = 0; i < 40; i++)
            {
                watched.Monitor.Record(watched.Outcome(channel, PaymentOutcome.Failed));
            }
        }

        watched.Channels.Select(watched.StateOf).Should().Equal(ChannelState.Down, ChannelState.Down, ChannelState.Degraded);
    }

    [Fact]
    public void A_trial_that_fails_does_not_put_the_last_channel_down_either()
    {
        WatchedChannels watched = new WatchedChannels(null, null, "netsunion", "unionpay").AllHealthy().WithDown("netsunion");
        watched.Time.Advance(TimeSpan.FromSeconds(31));
        watched.StateOf("netsunion").Should().Be(ChannelState.Recovering);
        watched.Report("unionpay", PaymentOutcome.Failed, 20);
        watched.StateOf("unionpay").Should().Be(ChannelState.Down, "a channel on trial is open");

        watched.Report("netsunion", PaymentOutcome.Failed, 2);

        watched.StateOf("netsunion").Should().Be(ChannelState.Degraded);
        watched.Report("netsunion", PaymentOutcome.Succeeded, 30);
        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void A_single_channel_is_never_put_down_by_statistics()
    {
        WatchedChannels watched = new WatchedChannels(null, null, "netsunion").AllHealthy();

        watched.Report("netsunion", PaymentOutcome.Failed, 100);

        watched.StateOf("netsunion").Should().Be(ChannelState.Degraded);
    }

    [Fact]
    public void A_bank_that_fails_over_one_channel_goes_down_alone()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy();
        foreach (string channel in watched.Channels)
        {
            watched.Report(channel, PaymentOutcome.Succeeded, 200, bank: "ICBC", method: "card");
        }

        for (int i = 0; i < 20 && watched.StateOf("netsunion", "ICBC") != ChannelState.Down; i++)
        {
            watched.Report("netsunion", PaymentOutcome.Failed, bank: "icbc");
            watched.Report("netsunion", PaymentOutcome.Succeeded, 30, bank: "CCB");
        }

        watched.StateOf("netsunion", "ICBC").Should().Be(ChannelState.Down);
        watched.StateOf("netsunion", "CCB").Should().BeNull("what works has no state of its own");
        watched.StateOf("unionpay", "ICBC").Should().BeNull();
    }

    [Fact]
    public void An_outage_of_the_whole_channel_is_no_news_about_its_banks()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy();
        string[] banks = ["ICBC", "CCB", "ABC"];
        foreach (string channel in watched.Channels)
        {
            foreach (string bank in banks)
            {
                watched.Report(channel, PaymentOutcome.Succeeded, 200, bank);
            }
        }

        for (int i = 0; i < 40; i++)
        {
            watched.Report("netsunion", PaymentOutcome.Failed, bank: banks[i % 3]);
        }

        watched.Monitor.Current.FindParts("netsunion").Should().BeEmpty();
        watched.Changes.Should().OnlyContain(change => change.Status.Bank == null);
    }

    [Fact]
    public void Banks_beyond_the_most_are_not_watched_and_cost_nothing()
    {
        WatchedChannels watched = new WatchedChannels(new ChannelHealthOptions { MaximumParts = 2 }).AllHealthy();
        for (int i = 0; i < 1_000; i++)
        {
            watched.Report("netsunion", PaymentOutcome.Succeeded, bank: $"bank{i}");
        }

        watched.Report("netsunion", PaymentOutcome.Failed, 2, bank: "bank900");

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        watched.Monitor.Current.FindParts("netsunion").Should().BeEmpty();
    }

    [Fact]
    public void Results_that_come_too_late_say_nothing_and_those_from_the_future_came_just_now()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy();
        for (int i = 0; i < 20; i++)
        {
            watched.Monitor.Record(watched.Outcome("netsunion", PaymentOutcome.Failed) with { At = watched.Time.UtcNow.AddMinutes(-11) });
            watched.Monitor.Record(watched.Outcome("unionpay", PaymentOutcome.Failed) with { At = watched.Time.UtcNow.AddDays(11) });
        }

        watched.StateOf("netsunion").Should().Be(ChannelState.Healthy);
        watched.StateOf("unionpay").Should().Be(ChannelState.Down);
    }

    [Fact]
    public void Each_change_is_told_once_and_in_order()
    {
        WatchedChannels watched = new WatchedChannels().AllHealthy().WithDown("netsunion");
        watched.Time.Advance(TimeSpan.FromSeconds(31));
        watched.Report("netsunion", PaymentOutcome.Succeeded, 20);

        watched.Changes.Select(change => (change.From, change.Status.State)).Should().Equal(
            (ChannelState.Healthy, ChannelState.Down), (ChannelState.Down, ChannelState.Recovering), (ChannelState.Recovering, ChannelState.Healthy));
        watched.Changes.Select(change => change.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }
}
