using System.Collections.Immutable;

namespace PaymentAvailability.Tests;

public sealed class ReasonTests
{
    private static readonly Fact Limit = Fact.Of("limit", new Money(5000m, Currency.Cny));
    private static readonly Fact Until = Fact.Of("until", new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(8)));
    private static readonly Fact Channel = Fact.Of("channel", "netsunion");

    [Fact]
    public void A_reason_reads_as_its_code_and_facts()
    {
        LimitReasons.SingleExceeded.With(Limit).ToString().Should().Be("limit.single_exceeded(limit=5000.00 CNY)");
        OrderReasons.Expired.WithoutFacts.ToString().Should().Be("order.expired");
    }

    [Fact]
    public void Without_facts_there_is_one_instance() =>
        OrderReasons.Expired.With().Should().BeSameAs(OrderReasons.Expired.WithoutFacts);

    [Fact]
    public void The_order_in_which_facts_were_given_does_not_matter()
    {
        Reason one = ChannelReasons.Maintenance.With(Until, Channel);
        Reason other = ChannelReasons.Maintenance.With(Channel, Until);

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        one.Facts.Select(fact => fact.Name).Should().Equal("channel", "until");
    }

    [Fact]
    public void Reasons_differ_by_definition_and_by_facts()
    {
        ChannelReasons.Maintenance.With(Channel).Should().NotBe(ChannelReasons.Unavailable.With(Channel));
        ChannelReasons.Maintenance.With(Channel).Should().NotBe(ChannelReasons.Maintenance.WithoutFacts);
        ChannelReasons.Maintenance.With(Channel).Equals(null).Should().BeFalse();
    }

    [Fact]
    public void A_fact_is_found_by_its_name()
    {
        Reason reason = ChannelReasons.Maintenance.With(Until, Channel);

        reason.Find("until").Should().Be(Until);
        reason.Find("limit").Should().BeNull();
    }

    [Fact]
    public void Facts_that_the_definition_does_not_name_are_refused() =>
        FluentActions.Invoking(() => OrderReasons.Expired.With(Limit)).Should().Throw<ArgumentException>()
            .WithMessage("`order.expired` carries no fact `limit`, only none*");

    [Fact]
    public void A_fact_given_twice_is_refused() =>
        FluentActions.Invoking(() => ChannelReasons.Maintenance.With(Until, Channel, Until)).Should().Throw<ArgumentException>()
            .WithMessage("the fact `until` of `channel.maintenance` was given twice*");

    [Fact]
    public void A_definition_refuses_what_is_wrong_with_it_alone()
    {
        FluentActions.Invoking(() => Define(code: default(ReasonCode))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Define(guidance: "Retry Later")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Define(rank: 0)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Define(cause: (ReasonCause)9)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Define(factNames: ["until", "until"])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Define(factNames: ["Until"])).Should().Throw<ArgumentException>();
        Define(code: ReasonCode.Parse("acme.frozen")).Code.Value.Should().Be("acme.frozen");
    }

    private static ReasonDefinition Define(
        ReasonCode? code = null, string guidance = "retry_later", int rank = 10, ReasonCause cause = ReasonCause.Risk, ImmutableArray<string> factNames = default) => new()
        {
            Code = code ?? ReasonCode.Parse("acme.frozen"),
            Cause = cause,
            Fixer = ReasonFixer.Payer,
            Retry = RetryAdvice.Never,
            Disclosure = Disclosure.Public,
            Guidance = guidance,
            HeadlineRank = rank,
            FactNames = factNames,
            Description = "frozen",
        };
}
