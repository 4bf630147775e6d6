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

    public static readonly WireNames<ChangeKind> Changes = new(
        (ChangeKind.None, "none"),
        (ChangeKind.PayAtMost, "pay_at_most"),
        (ChangeKind.PayAtLeast, "pay_at_least"),
        (ChangeKind.SwitchClient, "switch_client"),
        (ChangeKind.UseInstrument, "use_instrument"),
        (ChangeKind.RestoreInstrument, "restore_instrument"),
        (ChangeKind.UpdateApp, "update_app"),
        (ChangeKind.InstallApp, "install_app"),
        (ChangeKind.ChangeNetwork, "change_network"),
        (ChangeKind.UseTrustedDevice, "use_trusted_device"),
        (ChangeKind.SignIn, "sign_in"),
        (ChangeKind.Verify, "verify"),
        (ChangeKind.CorrectDetails, "correct_details"),
        (ChangeKind.ReopenOrder, "reopen_order"),
        (ChangeKind.SignAgreement, "sign_agreement"),
        (ChangeKind.Wait, "wait"),
        (ChangeKind.AwaitResult, "await_result"),
        (ChangeKind.RestoreChannel, "restore_channel"),
        (ChangeKind.Enable, "enable"),
        (ChangeKind.Contract, "contract"),
        (ChangeKind.WidenTerms, "widen_terms"),
        (ChangeKind.Review, "review"),
        (ChangeKind.RestoreService, "restore_service"),
        (ChangeKind.FollowGuidance, "follow_guidance"),
        (ChangeKind.UseCapableDevice, "use_capable_device"));

    public static readonly WireNames<GatewayOperation> Operations = new(
        (GatewayOperation.Debit, "debit"),
        (GatewayOperation.Query, "query"),
        (GatewayOperation.Refund, "refund"),
        (GatewayOperation.Sign, "sign"),
        (GatewayOperation.Submit, "submit"));

    public static readonly WireNames<GatewayConfidence> Confidences = new(
        (GatewayConfidence.Low, "low"),
        (GatewayConfidence.Medium, "medium"),
        (GatewayConfidence.High, "high"));
}
