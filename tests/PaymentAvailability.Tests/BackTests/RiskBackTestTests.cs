namespace PaymentAvailability.Tests;

public sealed class RiskBackTestTests
{
    [Fact]
    public async Task Replaying_under_the_same_options_changes_nobody_and_under_others_tells_who()
    {
        using RiskWorld world = World(from: 5);
        var decisions = new List<Decision>();
        for (int i = 0; i < 8; i++)
        {
            decisions.Add(DecisionOf(world.Resolve()));
            await world.PayAsync();
        }

        RiskBackTest same = Replay(OptionsOf(5), decisions);
        RiskBackTest milder = Replay(OptionsOf(7), decisions);
        RiskBackTest stricter = Replay(OptionsOf(2), decisions);

        (same.Count, same.Changes.Count, same.CountOf(RiskAction.Close, RiskAction.Close), same.CountOf(null, null)).Should().Be((8, 0, 3, 5));
        milder.Changes.Select(change => (change.Id, change.Was, change.Would)).Should().Equal(
            (decisions[5].Id, RiskAction.Close, null), (decisions[6].Id, RiskAction.Close, null));
        stricter.CountOf(null, RiskAction.Close).Should().Be(3);
        stricter.ToString().Should().Be("8 decisions replayed, 0 without an assessment\nopen    -> open           2\nopen    -> close          3\nclose   -> close          3");
    }

    [Fact]
    public async Task Labels_are_counted_apart()
    {
        using RiskWorld world = World(from: 1);
        await world.PayAsync();
        Decision decision = DecisionOf(world.Resolve());
        var replay = new RiskBackTest(OptionsOf(50));

        replay.Add(decision, PaymentLabel.Good);
        replay.Add(decision, PaymentLabel.Good);
        replay.Add(decision, PaymentLabel.Fraud);

        (replay.CountOf(RiskAction.Close, null, PaymentLabel.Good), replay.CountOf(RiskAction.Close, null, PaymentLabel.Fraud), replay.CountOf(RiskAction.Close, null)).Should().Be((2, 1, 3));
        replay.ToString().Should().EndWith("close   -> open           3  (2 good, 1 fraud)");
    }

    [Fact]
    public async Task What_is_about_one_card_is_replayed_for_that_card()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Risk.Velocity.Add(new VelocityRule { Name = "card_attempts", Subject = RiskSubject.Card, From = 1 });
            options.Risk.Velocity.Add(new VelocityRule { Name = "payer_attempts", From = 2, To = 6 });
        });
        await world.PayAsync();
        var proposed = new RiskOptions { Velocity = { new VelocityRule { Name = "card_attempts", Subject = RiskSubject.Card, From = 1, To = 3 } } };
        var replay = new RiskBackTest(proposed);

        replay.Add(DecisionOf(world.Resolve(request => request with { Instruments = [TestCatalogs.Card, TestCatalogs.Card with { Id = "card-2" }] })));

        replay.CountOf(RiskAction.Review, null).Should().Be(1);
    }

    [Fact]
    public void What_has_no_assessment_or_cannot_be_read_is_skipped_and_counted()
    {
        var replay = new RiskBackTest(OptionsOf(5));
        foreach (string result in (string[])["", "{}", "[]", """{ "risk": {} }""", """{ "risk": { "signals": [{}], "decisions": [] } }""", """{ "risk": { "signals": 1, "decisions": [] } }"""])
        {
            replay.Add(new Decision { Id = "r", At = default, IsAvailable = true, Result = System.Text.Encoding.UTF8.GetBytes(result) });
        }

        (replay.Count, replay.Skipped).Should().Be((0, 6));
    }

    [Theory]
    [InlineData("""{ "risk": { "signals": [{ "rule": null, "score": 1, "enforced": true, "evidence": [] }], "decisions": [] } }""")]
    [InlineData("""{ "risk": { "signals": [{ "rule": "velocity.a", "score": 1e999, "enforced": true, "evidence": [] }], "decisions": [] } }""")]
    [InlineData("""{ "risk": { "signals": [{ "rule": "velocity.a", "score": 1, "enforced": true, "instrumentIndex": 99999999999, "evidence": [] }], "decisions": [] } }""")]
    [InlineData("""{ "risk": { "signals": [], "decisions": [{ "action": null, "enforced": true }] } }""")]
    [InlineData("""{ "risk": { "signals": [], "decisions": [], "model": null } }""")]
    [InlineData("""{ "risk": { "signals": [], "decisions": [], "model": [] } }""")]
    public void A_decision_with_odd_JSON_is_skipped_or_replayed_and_never_thrown_for(string result)
    {
        var replay = new RiskBackTest(new RiskOptions());

        replay.Add(new Decision { Id = "r", At = default, IsAvailable = true, Result = System.Text.Encoding.UTF8.GetBytes(result) });

        (replay.Count + replay.Skipped).Should().Be(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rule_that_was_set_aside_is_not_replayed_as_if_it_had_closed(bool isShadow)
    {
        using var world = new RiskWorld(options => options.Risk.Mode = isShadow ? RiskMode.Shadow : RiskMode.Enforced, static builder => builder.AddRiskRule<RiskPolicyTests.MoodyRule>());
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts);
        if (!isShadow)
        {
            world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Allow, Subject = RiskSubject.Payer, Value = "payer-7", Because = "known" });
        }

        AvailabilityResult result = world.Resolve();
        result.IsAvailable.Should().BeTrue();
        var replay = new RiskBackTest(new RiskOptions { Mode = isShadow ? RiskMode.Shadow : RiskMode.Enforced });
        replay.Add(new Decision { Id = "r", At = result.At, IsAvailable = true, Result = result.ToJsonUtf8Bytes() });

        replay.CountOf(null, null).Should().Be(1, "nothing was done, and nothing would be");
    }

    [Fact]
    public void The_deny_list_stands_under_any_options()
    {
        using var world = new RiskWorld(static options => options.Risk.Mode = RiskMode.Shadow, static builder => builder.AddRiskRule<RiskPolicyTests.ScoringRule>());
        world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Deny, Subject = RiskSubject.Payer, Value = "payer-7", Because = "chargeback" });
        world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Allow, Subject = RiskSubject.Device, Value = "device-1", Because = "known" });

        RiskBackTest replay = Replay(new RiskOptions { Mode = RiskMode.Shadow }, [DecisionOf(world.Resolve())]);

        replay.CountOf(RiskAction.Close, RiskAction.Close).Should().Be(1);
    }

    [Theory]
    [InlineData(RiskMode.Enforced, RiskAction.Close)]
    [InlineData(RiskMode.Shadow, null)]
    public void What_was_in_shadow_is_counted_as_nothing_done_and_replayed_as_it_is_proposed(RiskMode proposed, RiskAction? would)
    {
        using var world = new RiskWorld(static options => options.Risk.Mode = RiskMode.Shadow, static builder => builder.AddRiskRule<RiskPolicyTests.MoodyRule>());
        world.Get<RiskPolicyTests.MoodyRule>().Mood = static () => RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts);

        RiskBackTest replay = Replay(new RiskOptions { Mode = proposed }, [DecisionOf(world.Resolve())]);

        replay.CountOf(null, would).Should().Be(1);
    }

    [Fact]
    public async Task A_card_on_the_allow_list_is_replayed_as_such()
    {
        static void Close(RiskOptions options)
        {
            options.Velocity.Add(new VelocityRule { Name = "card_attempts", Subject = RiskSubject.Card, From = 1 });
            options.Responses.Add(new RiskResponse { Name = "close", Action = RiskAction.Close });
        }

        using var world = new RiskWorld(static options => Close(options.Risk));
        await world.PayAsync();
        Decision suspected = DecisionOf(world.Resolve());
        world.Get<RiskLists>().Add(new RiskListEntry { Kind = RiskListKind.Allow, Subject = RiskSubject.Card, Value = "card-1", Because = "known" });
        var proposed = new RiskOptions();
        Close(proposed);

        RiskBackTest replay = Replay(proposed, [suspected, DecisionOf(world.Resolve())]);

        (replay.CountOf(RiskAction.Close, RiskAction.Close), replay.CountOf(null, null), replay.Changes.Count).Should().Be((1, 1, 0));
    }

    [Fact]
    public void Faulty_options_are_refused_with_all_their_faults()
    {
        Action act = () => _ = new RiskBackTest(new RiskOptions { EnforcedShare = 2, Responses = { new RiskResponse { From = 0 } } });

        act.Should().Throw<ArgumentException>().WithMessage("*Risk.EnforcedShare: `2`*Risk.Responses[0].Name*Risk.Responses[0].From*");
    }

    private static RiskBackTest Replay(RiskOptions proposed, IEnumerable<Decision> decisions)
    {
        var replay = new RiskBackTest(proposed);
        foreach (Decision decision in decisions)
        {
            replay.Add(decision);
        }

        return replay;
    }

    private static Decision DecisionOf(AvailabilityResult result) =>
        new() { Id = result.Id.ToString(), At = result.At, IsAvailable = result.IsAvailable, Result = result.ToJsonUtf8Bytes() };

    private static RiskOptions OptionsOf(double from) => Set(new RiskOptions(), from);

    private static RiskWorld World(double from) => new(options => Set(options.Risk, from));

    private static RiskOptions Set(RiskOptions options, double from)
    {
        options.Velocity.Add(new VelocityRule { Name = "payer_attempts", From = from });
        options.Responses.Add(new RiskResponse { Name = "close", From = 1, Action = RiskAction.Close });
        return options;
    }
}
