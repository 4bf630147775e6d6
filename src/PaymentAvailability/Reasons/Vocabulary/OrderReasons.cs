using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The order cannot be paid, or not now.</summary>
public static class OrderReasons
{
    /// <summary>There is no such order or bill.</summary>
    public static readonly ReasonDefinition NotFound = new()
    {
        Code = ReasonCode.Parse("order.not_found"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Reason,
        Guidance = "reopen_order",
        HeadlineRank = 12,
        Description = "no such order or bill",
    };

    /// <summary>The order is another payer's.</summary>
    /// <remarks>A payer is told <see cref="NotFound"/>, so that nobody learns by trying which orders there are.</remarks>
    public static readonly ReasonDefinition OfAnotherPayer = new()
    {
        Code = ReasonCode.Parse("order.of_another_payer"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("order.not_found"),
        Guidance = "reopen_order",
        HeadlineRank = 12,
        Description = "order is another payer's",
    };

    /// <summary>The order was valid for a while, and that while is over.</summary>
    public static readonly ReasonDefinition Expired = new()
    {
        Code = ReasonCode.Parse("order.expired"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Public,
        Guidance = "reopen_order",
        HeadlineRank = 11,
        Description = "validity of the order is over",
    };

    /// <summary>The order was cancelled or closed.</summary>
    public static readonly ReasonDefinition Closed = new()
    {
        Code = ReasonCode.Parse("order.closed"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Public,
        Guidance = "reopen_order",
        HeadlineRank = 11,
        Description = "order was cancelled or closed",
    };

    /// <summary>The order or instalment is paid. Told before anything else, so that nobody pays twice.</summary>
    public static readonly ReasonDefinition AlreadyPaid = new()
    {
        Code = ReasonCode.Parse("order.already_paid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.Never,
        LiftedBy = ChangeKind.None,
        Disclosure = Disclosure.Public,
        Guidance = "already_paid",
        HeadlineRank = 1,
        Description = "order or instalment is paid",
    };

    /// <summary>An earlier attempt has no final result. Ask the channel for it before any new attempt.</summary>
    public static readonly ReasonDefinition PaymentInProgress = new()
    {
        Code = ReasonCode.Parse("order.payment_in_progress"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterReconcile,
        LiftedBy = ChangeKind.AwaitResult,
        Disclosure = Disclosure.Public,
        Guidance = "wait_result",
        HeadlineRank = 2,
        Description = "an earlier attempt has no final result",
    };

    /// <summary>The automatic debit of this bill is running.</summary>
    /// <remarks>Facts: <c>until</c>.</remarks>
    public static readonly ReasonDefinition LockedByBatchDebit = new()
    {
        Code = ReasonCode.Parse("order.locked_by_batch_debit"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Wait,
        Disclosure = Disclosure.Public,
        Guidance = "wait_auto_debit",
        HeadlineRank = 9,
        FactNames = ["until"],
        Description = "automatic debit of this bill is running",
    };

    /// <summary>The loan or order is settled, transferred, in dispute, or otherwise closed to payment by the payer.</summary>
    public static readonly ReasonDefinition NotPayableState = new()
    {
        Code = ReasonCode.Parse("order.not_payable_state"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Reason,
        Guidance = "contact_support",
        HeadlineRank = 10,
        Description = "loan or order is settled, transferred, in dispute or otherwise closed to payment",
    };

    /// <summary>The amount is zero, negative, finer than the currency allows, or above what is due.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.OrderInformationInvalid"/>.</remarks>
    public static readonly ReasonDefinition AmountInvalid = new()
    {
        Code = ReasonCode.Parse("order.amount_invalid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("order.information_invalid"),
        Guidance = "reopen_order",
        HeadlineRank = 13,
        Description = "amount is zero, negative, too fine, or above what is due",
    };

    /// <summary>The request differs from the first one for this order, or the order number was used for another.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.OrderInformationInvalid"/>.</remarks>
    public static readonly ReasonDefinition DataMismatch = new()
    {
        Code = ReasonCode.Parse("order.data_mismatch"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("order.information_invalid"),
        Guidance = "reopen_order",
        HeadlineRank = 13,
        Description = "request differs from the first one, or the order number was reused",
    };

    /// <summary>The order reference is malformed, so no order can be looked up by it.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.OrderInformationInvalid"/>.</remarks>
    public static readonly ReasonDefinition ReferenceInvalid = new()
    {
        Code = ReasonCode.Parse("order.reference_invalid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ReopenOrder,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("order.information_invalid"),
        Guidance = "reopen_order",
        HeadlineRank = 13,
        Description = "order reference is malformed",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        NotFound,
        OfAnotherPayer,
        Expired,
        Closed,
        AlreadyPaid,
        PaymentInProgress,
        LockedByBatchDebit,
        NotPayableState,
        AmountInvalid,
        DataMismatch,
        ReferenceInvalid,
    ];
}
