namespace PaymentAvailability.Tests;

public sealed class ChannelStatusGateTests
{
    private readonly ChannelStatusBoard _board = new();

    [Theory]
    [InlineData(ChannelState.Down, "channel.unavailable(channel=netsunion)")]
    [InlineData(ChannelState.Maintenance, "channel.maintenance(channel=netsunion)")]
    [InlineData(ChannelState.Disabled, "channel.disabled(channel=netsunion)")]
    [InlineData(ChannelState.Healthy, null)]
    [InlineData(ChannelState.Degraded, null)]
    [InlineData(ChannelState.Recovering, null)]
    [InlineData(ChannelState.Unknown, null)]
    public void Each_state_closes_with_its_own_reason_or_stays_open(ChannelState state, string? reason)
    {
        _board.Set("NetsUnion", state);

        AvailabilityResult result = ResolverOf(_board).Resolve(TestCatalogs.Request);

        PaymentOption card = result.Options.Single(option => option.Method.Id == "card.quick_pay");
        card.ClosedRoutes.SelectMany(route => route.Reasons).Select(each => each.ToString().Replace("NetsUnion", "netsunion", StringComparison.Ordinal))
            .Should().Equal(reason is null ? [] : [reason]);
        card.Channel.Id.Should().Be(reason is null ? "netsunion" : "unionpay");
    }

    [Fact]
    public void A_failover_is_told_once_with_its_reason()
    {
        _board.Set("netsunion", ChannelState.Down);
        PaymentRequest request = TestCatalogs.Request with { Instruments = [TestCatalogs.Card, TestCatalogs.Card with { Id = "card-2" }] };

        Notice notice = ResolverOf(_board).Resolve(request).Notices.Should().ContainSingle().Which;

        notice.Kind.Should().Be(NoticeKind.Failover);
        (notice.From!.Id, notice.To!.Id).Should().Be(("netsunion", "unionpay"));
        notice.Reason.Code.Should().Be(ChannelReasons.Unavailable.Code);
    }

    [Theory]
    [InlineData(ChannelState.Unknown)]
    [InlineData((ChannelState)99)]
    public void A_state_that_is_not_known_closes_when_the_policy_says_so(ChannelState state)
    {
        _board.Set("wechat", state);

        Resolved(UnknownPolicy.Open).Options.Should().Contain(option => option.Method.Id == "wallet.wechat");
        Resolved(UnknownPolicy.Close).ClosedOptions.Single().Reasons.Should().Equal(PlatformReasons.EvaluationIncomplete.With(Fact.Of("gate", "channel")));

        AvailabilityResult Resolved(UnknownPolicy policy) => ResolverOf(_board, policy).Resolve(TestCatalogs.Request);
    }

    [Fact]
    public void The_expected_end_is_told_until_it_has_passed()
    {
        TestResolver resolver = ResolverOf(_board);
        DateTimeOffset end = resolver.Time.Clock.UtcNow.AddMinutes(10);
        _board.Set("wechat", ChannelState.Maintenance, end);

        Until(resolver).Should().Be(end);
        resolver.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Until(resolver).Should().Be(end);
        resolver.Time.Advance(TimeSpan.FromTicks(1));
        Until(resolver).Should().BeNull("an end that has passed was wrong");
    }

    [Fact]
    public void A_channel_whose_expected_end_has_passed_stays_closed_until_it_is_set()
    {
        TestResolver resolver = ResolverOf(_board);
        _board.Set("wechat", ChannelState.Down, resolver.Time.Clock.UtcNow.AddDays(-1));

        resolver.Resolve(TestCatalogs.Request).ClosedOptions.Should().ContainSingle(option => option.Method.Id == "wallet.wechat");
        _board.Clear("WECHAT");
        resolver.Resolve(TestCatalogs.Request).ClosedOptions.Should().BeEmpty();
    }

    [Fact]
    public void Moving_the_clock_back_tells_the_end_again()
    {
        TestResolver resolver = ResolverOf(_board);
        DateTimeOffset start = resolver.Time.Clock.UtcNow;
        _board.Set("wechat", ChannelState.Down, start.AddMinutes(1));
        resolver.Time.Advance(TimeSpan.FromMinutes(2));
        Until(resolver).Should().BeNull();

        resolver.Time.Clock.UtcNow = start;

        Until(resolver).Should().Be(start.AddMinutes(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_provider_without_an_answer_is_invalid_and_by_its_policy_open(bool isAsync)
    {
        var provider = new ProviderOf(() => isAsync ? new(Task.FromResult<ChannelStatusSnapshot>(null!)) : default);

        AvailabilityResult result = ResolverOf(provider).Resolve(TestCatalogs.Request);

        result.Options.Should().HaveCount(4);
        result.UnknownGates.Should().Equal(new UnknownGate("channel.test", UnknownCause.Invalid, UnknownPolicy.Open));
    }

    [Fact]
    public async Task A_provider_that_answers_later_is_waited_for()
    {
        var snapshot = new TaskCompletionSource<ChannelStatusSnapshot>();
        TestResolver resolver = ResolverOf(new ProviderOf(() => new(snapshot.Task)));

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
        resolving.IsCompleted.Should().BeFalse();
        snapshot.SetResult(new ChannelStatusSnapshot(new ChannelStatus { Channel = "alipay", State = ChannelState.Down }));

        (await resolving.Soon()).ClosedOptions.Should().ContainSingle(option => option.Method.Id == "wallet.alipay");
    }

    [Fact]
    public void Of_several_providers_each_can_close()
    {
        var other = new ChannelStatusBoard();
        _board.Set("wechat", ChannelState.Down);
        other.Set("alipay", ChannelState.Disabled);

        ResolverOf(_board).AddInline("channel.other", new ChannelStatusGate(other, UnknownPolicy.Open)).Resolve(TestCatalogs.Request)
            .ClosedOptions.Select(option => option.Method.Id).Should().Equal("wallet.wechat", "wallet.alipay");
    }

    private static DateTimeOffset? Until(TestResolver resolver)
    {
        Reason reason = resolver.Resolve(TestCatalogs.Request).ClosedOptions.Single().Reasons.Single();
        return reason.Find("until") is { } fact && fact.TryGetTime(out DateTimeOffset time) ? time : null;
    }

    private static TestResolver ResolverOf(IChannelStatusProvider provider, UnknownPolicy policy = UnknownPolicy.Open) =>
        new TestResolver().AddInline("channel.test", new ChannelStatusGate(provider, policy), policy);

    private sealed class ProviderOf(Func<ValueTask<ChannelStatusSnapshot>> status) : IChannelStatusProvider
    {
        public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken) => status();
    }
}
