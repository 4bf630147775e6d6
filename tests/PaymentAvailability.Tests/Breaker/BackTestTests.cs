using System.Text;

namespace PaymentAvailability.Tests.Breaker;

/// <summary>A replay never fails for a decision, and under the options of the decision it comes to what was done.</summary>
public sealed class BackTestTests
{
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

        replay.Add(new Decision { Id = "r", At = default, IsAvailable = true, Result = Encoding.UTF8.GetBytes(result) });

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
}
