namespace PaymentAvailability;

/// <summary>What the verifier answers, each with its reason.</summary>
internal static class VerificationReplies
{
    private static readonly Reason NoAnswer = PlatformReasons.DependencyFailure.With(Fact.OfCatalog("gate", "verification"));

    /// <summary>Too old, used, unknown or another payer's: all alike, so that nobody learns which challenges there are.</summary>
    public static VerificationCheckResult Expired { get; } =
        new(VerificationCheckOutcome.Expired) { Reason = VerificationReasons.CodeInvalidOrExpired.WithoutFacts };

    public static VerificationCheckResult Unavailable { get; } = new(VerificationCheckOutcome.Unavailable) { Reason = NoAnswer };

    public static VerificationCheckResult Withheld(DateTimeOffset? until) =>
        new(VerificationCheckOutcome.Withheld) { Reason = AttemptsExceeded(until), RetryAt = until };

    public static VerificationCheckResult Wrong(VerificationMethods method, VerificationGrant grant) => new(VerificationCheckOutcome.Wrong)
    {
        Reason = grant.Left == 0 ? AttemptsExceeded(grant.BlockedUntil) : WrongReason(method),
        AnswersLeft = grant.Left,
        RetryAt = grant.Left == 0 ? grant.BlockedUntil : null,
    };

    public static VerificationStartResult NotStarted(VerificationStartOutcome outcome, DateTimeOffset? until = null) => new(outcome)
    {
        Reason = outcome switch
        {
            VerificationStartOutcome.NotDeliverable => VerificationReasons.CodeNotDeliverable.WithoutFacts,
            VerificationStartOutcome.Withheld or VerificationStartOutcome.TooSoon => AttemptsExceeded(until),
            _ => NoAnswer,
        },
        RetryAt = until,
    };

    /// <summary>Why a start is refused: nothing when it was granted, unavailable when the store did not answer.</summary>
    public static VerificationStartResult? RefusalOf(VerificationGrant? grant) => grant switch
    {
        { IsGranted: true } => null,
        { } refused => NotStarted(VerificationStartOutcome.TooSoon, refused.BlockedUntil),
        null => NotStarted(VerificationStartOutcome.Unavailable),
    };

    private static Reason AttemptsExceeded(DateTimeOffset? until) =>
        until is { } end ? VerificationReasons.AttemptsExceeded.With(Fact.Of("until", end)) : VerificationReasons.AttemptsExceeded.WithoutFacts;

    private static Reason WrongReason(VerificationMethods method) => method switch
    {
        VerificationMethods.OneTimeCode => VerificationReasons.CodeInvalidOrExpired.WithoutFacts,
        VerificationMethods.Password or VerificationMethods.CardSecurityCode => VerificationReasons.CredentialRejected.WithoutFacts,
        VerificationMethods.FourFactor => AccountReasons.DetailsMismatch.WithoutFacts,
        _ => VerificationReasons.StepUpRequired.With(Fact.OfCatalog("method", WireNames.Verification.NameOf(method))),
    };
}
