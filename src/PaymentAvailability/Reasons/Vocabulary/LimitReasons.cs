using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The amount or the number of payments is outside what is allowed.</summary>
public static class LimitReasons
{
    /// <summary>The amount is below the least that the method takes.</summary>
    /// <remarks>Facts: <c>minimum</c>.</remarks>
    public static readonly ReasonDefinition BelowMinimum = new()
    {
        Code = ReasonCode.Parse("limit.below_minimum"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.PayAtLeast,
        Disclosure = Disclosure.Public,
        Guidance = "raise_amount",
        HeadlineRank = 35,
        FactNames = ["minimum"],
        Description = "amount is below the minimum of the method",
    };

    /// <summary>The amount is above what the method or the bank takes in one payment.</summary>
    /// <remarks>Facts: <c>limit</c>.</remarks>
    public static readonly ReasonDefinition SingleExceeded = new()
    {
        Code = ReasonCode.Parse("limit.single_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.PayAtMost,
        Disclosure = Disclosure.Reason,
        Guidance = "single_limit",
        HeadlineRank = 35,
        FactNames = ["limit"],
        Description = "amount is above the limit of one payment",
    };

    /// <summary>What may be paid in a day, month or year is used up, or this payment would go beyond it.</summary>
    /// <remarks>Facts: <c>limit</c>, <c>remaining</c>, <c>window</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition CumulativeAmountExceeded = new()
    {
        Code = ReasonCode.Parse("limit.cumulative_amount_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.PayAtMost,
        Disclosure = Disclosure.Reason,
        Guidance = "amount_used_up",
        HeadlineRank = 35,
        FactNames = ["limit", "remaining", "window", "until"],
        Description = "amount limit of a day, month or year is used up",
    };

    /// <summary>The number of payments in a day or month is used up.</summary>
    /// <remarks>Facts: <c>count</c>, <c>window</c>, <c>until</c>.</remarks>
    public static readonly ReasonDefinition CountExceeded = new()
    {
        Code = ReasonCode.Parse("limit.count_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Wait,
        Disclosure = Disclosure.Reason,
        Guidance = "count_used_up",
        HeadlineRank = 35,
        FactNames = ["count", "window", "until"],
        Description = "number of payments in a day or month is used up",
    };

    /// <summary>The ceiling of a class II or III bank account, or of a limited wallet account, is reached.</summary>
    /// <remarks>Facts: <c>account_class</c>.</remarks>
    public static readonly ReasonDefinition AccountClassExceeded = new()
    {
        Code = ReasonCode.Parse("limit.account_class_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "full_account",
        HeadlineRank = 35,
        FactNames = ["account_class"],
        Description = "ceiling of a limited bank or wallet account is reached",
    };

    /// <summary>The ceiling that regulation sets for this grade of payment code is reached.</summary>
    /// <remarks>Facts: <c>grade</c>.</remarks>
    public static readonly ReasonDefinition QrGradeExceeded = new()
    {
        Code = ReasonCode.Parse("limit.qr_grade_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.PayAtMost,
        Disclosure = Disclosure.Public,
        Guidance = "qr_limit",
        HeadlineRank = 35,
        FactNames = ["grade"],
        Description = "ceiling of the payment code's risk grade is reached",
    };

    /// <summary>The merchant has received as much as the channel allows for now.</summary>
    /// <remarks>Facts: <c>until</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition MerchantReceiptExceeded = new()
    {
        Code = ReasonCode.Parse("limit.merchant_receipt_exceeded"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Contact = ReasonContact.Channel,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Wait,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["until"],
        Description = "merchant reached its receipt ceiling",
    };

    /// <summary>The debit lies outside the amount, count or period that the payer agreed to.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.AgreementRestricted"/>.</remarks>
    public static readonly ReasonDefinition DebitAgreementExceeded = new()
    {
        Code = ReasonCode.Parse("limit.debit_agreement_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.agreement_restricted"),
        Guidance = "pay_manually",
        HeadlineRank = 35,
        Description = "outside the amount, count or period agreed for automatic debit",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        BelowMinimum,
        SingleExceeded,
        CumulativeAmountExceeded,
        CountExceeded,
        AccountClassExceeded,
        QrGradeExceeded,
        MerchantReceiptExceeded,
        DebitAgreementExceeded,
    ];
}
