using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What a payer is told in place of a reason that must stay inside. No check gives these; they are only faces.</summary>
public static class AliasReasons
{
    /// <summary>Automatic debit cannot be used this time, whatever the agreement says.</summary>
    public static readonly ReasonDefinition AgreementRestricted = new()
    {
        Code = ReasonCode.Parse("account.agreement_restricted"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Public,
        Guidance = "pay_manually",
        HeadlineRank = 35,
        Description = "alias: automatic debit cannot be used this time",
    };

    /// <summary>Something entered does not match the bank's record; which thing is not told, so that it cannot be guessed one by one.</summary>
    public static readonly ReasonDefinition InformationMismatch = new()
    {
        Code = ReasonCode.Parse("account.information_mismatch"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.CorrectDetails,
        Disclosure = Disclosure.Public,
        Guidance = "check_details",
        HeadlineRank = 30,
        Description = "alias: something entered does not match the bank's record",
    };

    /// <summary>The method cannot be used for now, for reasons that are the merchant's own.</summary>
    public static readonly ReasonDefinition TemporarilyUnavailable = new()
    {
        Code = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Enable,
        Disclosure = Disclosure.Public,
        Guidance = "other_method",
        HeadlineRank = 60,
        Description = "alias: the method cannot be used for now",
    };

    /// <summary>Something about the order is not right; starting again from the bill usually mends it.</summary>
    public static readonly ReasonDefinition OrderInformationInvalid = new()
    {
        Code = ReasonCode.Parse("order.information_invalid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Public,
        Guidance = "reopen_order",
        HeadlineRank = 13,
        Description = "alias: something about the order is not right",
    };

    /// <summary>The payment cannot be made online; the answer to everything a payer must not be told.</summary>
    public static readonly ReasonDefinition NotAvailable = new()
    {
        Code = ReasonCode.Parse("payment.not_available"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.FollowGuidance,
        Disclosure = Disclosure.Public,
        Guidance = "contact_support",
        HeadlineRank = 20,
        Description = "alias: the payment cannot be made online",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        AgreementRestricted,
        InformationMismatch,
        TemporarilyUnavailable,
        OrderInformationInvalid,
        NotAvailable,
    ];
}
