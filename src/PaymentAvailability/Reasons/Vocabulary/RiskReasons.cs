using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A risk rule fired. Most of these are never told to a payer.</summary>
public static class RiskReasons
{
    /// <summary>The risk engine, the channel or the bank refused: a block list, suspected fraud.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition Rejected = new()
    {
        Code = ReasonCode.Parse("risk.rejected"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.Never,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "risk engine, channel or bank refused",
    };

    /// <summary>Too many operations in a short time.</summary>
    /// <remarks>Facts: <c>until</c>.</remarks>
    public static readonly ReasonDefinition TooFrequent = new()
    {
        Code = ReasonCode.Parse("risk.too_frequent"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Reason,
        Guidance = "slow_down",
        HeadlineRank = 21,
        FactNames = ["until"],
        Description = "too many operations in the window",
    };

    /// <summary>The amount is unlike what this payer usually pays.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition AbnormalAmount = new()
    {
        Code = ReasonCode.Parse("risk.abnormal_amount"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "amount is unlike the payer's pattern",
    };

    /// <summary>The device, network, place or session is unlike what the payer usually uses.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition UntrustedEnvironment = new()
    {
        Code = ReasonCode.Parse("risk.untrusted_environment"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "new device, proxy, place or session anomaly",
    };

    /// <summary>A person is looking at the case.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition UnderReview = new()
    {
        Code = ReasonCode.Parse("risk.under_review"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.AfterDelay,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "manual review is pending",
    };

    /// <summary>A hold for money laundering, sanctions or a court. Telling the payer may be a crime.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition ComplianceHold = new()
    {
        Code = ReasonCode.Parse("risk.compliance_hold"),
        Cause = ReasonCause.Risk,
        Fixer = ReasonFixer.RiskTeam,
        Retry = RetryAdvice.Never,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "hold for money laundering, sanctions or a court; tipping off is forbidden",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        Rejected,
        TooFrequent,
        AbnormalAmount,
        UntrustedEnvironment,
        UnderReview,
        ComplianceHold,
    ];
}
