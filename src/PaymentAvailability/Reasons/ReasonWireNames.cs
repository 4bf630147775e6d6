namespace PaymentAvailability;

/// <summary>The wire spellings of what a reason says, in one place.</summary>
internal static class ReasonWireNames
{
    public static readonly WireNames<ReasonCause> Causes = new(
        (ReasonCause.Channel, "channel"),
        (ReasonCause.AccountOrOrder, "account_or_order"),
        (ReasonCause.Risk, "risk"),
        (ReasonCause.Platform, "platform"),
        (ReasonCause.Client, "client"));

    public static readonly WireNames<ReasonFixer> Fixers = new(
        (ReasonFixer.Payer, "payer"),
        (ReasonFixer.MerchantOperations, "merchant_operations"),
        (ReasonFixer.Engineering, "engineering"),
        (ReasonFixer.RiskTeam, "risk_team"),
        (ReasonFixer.Channel, "channel"));

    public static readonly WireNames<ReasonContact> Contacts = new(
        (ReasonContact.Support, "support"),
        (ReasonContact.Bank, "bank"),
        (ReasonContact.Channel, "channel"));

    public static readonly WireNames<RetryAdvice> Retries = new(
        (RetryAdvice.Never, "never"),
        (RetryAdvice.AfterAction, "after_action"),
        (RetryAdvice.AfterDelay, "after_delay"),
        (RetryAdvice.AfterReconcile, "after_reconcile"));

    public static readonly WireNames<Disclosure> Disclosures = new(
        (Disclosure.Public, "public"),
        (Disclosure.Reason, "reason"),
        (Disclosure.Generic, "generic"),
        (Disclosure.Internal, "internal"));

    public static readonly WireNames<PaymentOutcome> Outcomes = new(
        (PaymentOutcome.Succeeded, "succeeded"),
        (PaymentOutcome.Declined, "declined"),
        (PaymentOutcome.Failed, "failed"),
        (PaymentOutcome.Unknown, "unknown"),
        (PaymentOutcome.Ignored, "ignored"));
}
