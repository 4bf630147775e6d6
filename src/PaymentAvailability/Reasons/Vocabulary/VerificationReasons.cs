using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The payer has not proved enough, or not in time.</summary>
public static class VerificationReasons
{
    /// <summary>The code sent by message is wrong or too old, or its session ended.</summary>
    public static readonly ReasonDefinition CodeInvalidOrExpired = new()
    {
        Code = ReasonCode.Parse("verification.code_invalid_or_expired"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.Verify,
        Disclosure = Disclosure.Reason,
        Guidance = "new_code",
        HeadlineRank = 31,
        Description = "one-time code is wrong or expired",
    };

    /// <summary>The bank could not send a code, often because its message service is not switched on.</summary>
    public static readonly ReasonDefinition CodeNotDeliverable = new()
    {
        Code = ReasonCode.Parse("verification.code_not_deliverable"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "enable_sms",
        HeadlineRank = 31,
        Description = "bank could not send a code",
    };

    /// <summary>Too many wrong passwords, codes or signings; the bank or wallet waits before it allows more.</summary>
    /// <remarks>Facts: <c>until</c>.</remarks>
    public static readonly ReasonDefinition AttemptsExceeded = new()
    {
        Code = ReasonCode.Parse("verification.attempts_exceeded"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Wait,
        Disclosure = Disclosure.Reason,
        Guidance = "attempts_used_up",
        HeadlineRank = 31,
        FactNames = ["until"],
        Description = "too many wrong passwords, codes or signings",
    };

    /// <summary>The password, security code or expiry date was not accepted.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.InformationMismatch"/>.</remarks>
    public static readonly ReasonDefinition CredentialRejected = new()
    {
        Code = ReasonCode.Parse("verification.credential_rejected"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.CorrectDetails,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.information_mismatch"),
        Guidance = "check_details",
        HeadlineRank = 30,
        Description = "password, security code or expiry date was not accepted",
    };

    /// <summary>One more proof is needed first: a face, a key, a password or 3-D Secure.</summary>
    /// <remarks>Facts: <c>method</c>.</remarks>
    public static readonly ReasonDefinition StepUpRequired = new()
    {
        Code = ReasonCode.Parse("verification.step_up_required"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.Verify,
        Disclosure = Disclosure.Reason,
        Guidance = "verify_identity",
        HeadlineRank = 31,
        FactNames = ["method"],
        Description = "one more proof is needed, such as a face, a key or 3-D Secure",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        CodeInvalidOrExpired,
        CodeNotDeliverable,
        AttemptsExceeded,
        CredentialRejected,
        StepUpRequired,
    ];
}
