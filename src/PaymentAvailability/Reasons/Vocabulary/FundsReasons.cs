using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>There is too little money behind the card or account.</summary>
public static class FundsReasons
{
    /// <summary>The balance is too low.</summary>
    public static readonly ReasonDefinition Insufficient = new()
    {
        Code = ReasonCode.Parse("funds.insufficient"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "top_up",
        HeadlineRank = 32,
        Description = "balance is too low",
    };

    /// <summary>What is left of the credit line is too little.</summary>
    public static readonly ReasonDefinition CreditLineInsufficient = new()
    {
        Code = ReasonCode.Parse("funds.credit_line_insufficient"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "credit_short",
        HeadlineRank = 32,
        Description = "credit line is too low",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        Insufficient,
        CreditLineInsufficient,
    ];
}
