using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What carries the money cannot take this payment now.</summary>
public static class ChannelReasons
{
    /// <summary>The channel is down, times out, or its circuit is open.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition Unavailable = new()
    {
        Code = ReasonCode.Parse("channel.unavailable"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "retry_at",
        HeadlineRank = 50,
        FactNames = ["channel", "until"],
        Description = "channel is down, times out, or its circuit is open",
    };

    /// <summary>The channel is in a maintenance it announced.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition Maintenance = new()
    {
        Code = ReasonCode.Parse("channel.maintenance"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "retry_at",
        HeadlineRank = 50,
        FactNames = ["channel", "until"],
        Description = "channel is in an announced maintenance",
    };

    /// <summary>The channel does not work at this hour: outside service hours, after a cut-off, or during the day-end switch.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition OutsideServiceHours = new()
    {
        Code = ReasonCode.Parse("channel.outside_service_hours"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Wait,
        Disclosure = Disclosure.Public,
        Guidance = "service_hours",
        HeadlineRank = 50,
        FactNames = ["channel", "until"],
        Description = "outside service hours, after a cut-off, or during the day-end switch",
    };

    /// <summary>The channel is overloaded or slows the service down on purpose.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition Busy = new()
    {
        Code = ReasonCode.Parse("channel.busy"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "retry_at",
        HeadlineRank = 50,
        FactNames = ["channel", "until"],
        Description = "channel is overloaded or throttles the service",
    };

    /// <summary>The channel works worse than usual. Closes nothing; other channels are tried first.</summary>
    /// <remarks>Facts: <c>channel</c>.</remarks>
    public static readonly ReasonDefinition Degraded = new()
    {
        Code = ReasonCode.Parse("channel.degraded"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "other_method",
        HeadlineRank = 50,
        FactNames = ["channel"],
        Description = "channel works worse than usual and is tried after others",
    };

    /// <summary>The channel was down and is being tried again. Closes nothing; it is a last resort, but for a few payments.</summary>
    /// <remarks>Facts: <c>channel</c>.</remarks>
    public static readonly ReasonDefinition Recovering = new()
    {
        Code = ReasonCode.Parse("channel.recovering"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "other_method",
        HeadlineRank = 50,
        FactNames = ["channel"],
        Description = "channel was down, is being tried again, and is tried after others",
    };

    /// <summary>The bank that issued the card is down or does not answer.</summary>
    /// <remarks>Facts: <c>bank</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition IssuerUnavailable = new()
    {
        Code = ReasonCode.Parse("channel.issuer_unavailable"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "issuer_down",
        HeadlineRank = 50,
        FactNames = ["bank", "until"],
        Description = "issuing bank is down or does not answer",
    };

    /// <summary>NetsUnion or UnionPay fails to switch or route between the parties.</summary>
    /// <remarks>Facts: <c>network</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition ClearingNetworkUnavailable = new()
    {
        Code = ReasonCode.Parse("channel.clearing_network_unavailable"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Channel,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Public,
        Guidance = "retry_at",
        HeadlineRank = 50,
        FactNames = ["network", "until"],
        Description = "clearing network fails to switch or route",
    };

    /// <summary>An operator of this service switched the channel off.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>until</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition Disabled = new()
    {
        Code = ReasonCode.Parse("channel.disabled"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Enable,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["channel", "until"],
        Description = "an operator switched the channel off",
    };

    /// <summary>The channel froze or limits the merchant.</summary>
    /// <remarks>Facts: <c>channel</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition MerchantSuspended = new()
    {
        Code = ReasonCode.Parse("channel.merchant_suspended"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.MerchantOperations,
        Contact = ReasonContact.Channel,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.Contract,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["channel"],
        Description = "channel froze or limits the merchant",
    };

    /// <summary>The channel answered with a code that nobody has mapped to a reason yet, so that nobody knows whether it took the money.</summary>
    /// <remarks>Facts: <c>channel</c>, <c>scheme</c>. A payer is told <see cref="OrderReasons.PaymentInProgress"/>.</remarks>
    public static readonly ReasonDefinition UnmappedResponse = new()
    {
        Code = ReasonCode.Parse("channel.unmapped_response"),
        Cause = ReasonCause.Channel,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterReconcile,
        LiftedBy = ChangeKind.AwaitResult,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("order.payment_in_progress"),
        Guidance = "wait_result",
        HeadlineRank = 2,
        FactNames = ["channel", "scheme"],
        Description = "channel answered with a code that is not mapped, so that the result of the attempt is not known",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        Unavailable,
        Maintenance,
        OutsideServiceHours,
        Busy,
        Degraded,
        Recovering,
        IssuerUnavailable,
        ClearingNetworkUnavailable,
        Disabled,
        MerchantSuspended,
        UnmappedResponse,
    ];
}
