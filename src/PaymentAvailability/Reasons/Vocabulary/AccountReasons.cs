using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The payer's card, account or wallet cannot be used.</summary>
public static class AccountReasons
{
    /// <summary>The payer has bound no card or wallet that the method could use.</summary>
    /// <remarks>Facts: <c>instrument</c>.</remarks>
    public static readonly ReasonDefinition NoBoundInstrument = new()
    {
        Code = ReasonCode.Parse("account.no_bound_instrument"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Public,
        Guidance = "bind_card",
        HeadlineRank = 30,
        FactNames = ["instrument"],
        Description = "payer has bound no card or wallet",
    };

    /// <summary>The bank knows no such card or account, or the check digit is wrong.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.InformationMismatch"/>.</remarks>
    public static readonly ReasonDefinition CardNumberInvalid = new()
    {
        Code = ReasonCode.Parse("account.card_number_invalid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.CorrectDetails,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.information_mismatch"),
        Guidance = "check_details",
        HeadlineRank = 30,
        Description = "no such card or account, or a wrong check digit",
    };

    /// <summary>The card is past its expiry date.</summary>
    public static readonly ReasonDefinition CardExpired = new()
    {
        Code = ReasonCode.Parse("account.card_expired"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "renew_card",
        HeadlineRank = 30,
        Description = "card is past its expiry date",
    };

    /// <summary>The account behind the card was closed.</summary>
    public static readonly ReasonDefinition CardClosed = new()
    {
        Code = ReasonCode.Parse("account.card_closed"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.Never,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "other_card",
        HeadlineRank = 30,
        Description = "account behind the card was closed",
    };

    /// <summary>The bank froze the account or stopped payments from it.</summary>
    /// <remarks>A payer is told <see cref="AccountReasons.Restricted"/>.</remarks>
    public static readonly ReasonDefinition CardFrozen = new()
    {
        Code = ReasonCode.Parse("account.card_frozen"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.restricted"),
        Guidance = "contact_bank",
        HeadlineRank = 30,
        Description = "account is frozen or payments from it are stopped",
    };

    /// <summary>The card was reported lost or stolen, or is to be picked up.</summary>
    /// <remarks>A payer is told <see cref="AccountReasons.Restricted"/>.</remarks>
    public static readonly ReasonDefinition CardLostOrStolen = new()
    {
        Code = ReasonCode.Parse("account.card_lost_or_stolen"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.Never,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.restricted"),
        Guidance = "contact_bank",
        HeadlineRank = 30,
        Description = "card was reported lost or stolen",
    };

    /// <summary>The card is dormant or was never activated.</summary>
    public static readonly ReasonDefinition CardNotActivated = new()
    {
        Code = ReasonCode.Parse("account.card_not_activated"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "activate_card",
        HeadlineRank = 30,
        Description = "card is dormant or was never activated",
    };

    /// <summary>The bank or wallet restricts the account or this kind of payment. Stands for frozen and lost cards as well.</summary>
    public static readonly ReasonDefinition Restricted = new()
    {
        Code = ReasonCode.Parse("account.restricted"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "contact_bank",
        HeadlineRank = 30,
        Description = "bank or wallet restricts the account or this kind of payment",
    };

    /// <summary>The name, the identity number or the card number differs from the record of the bank or the lender, or the identity number cannot be one.</summary>
    /// <remarks>Facts: <c>field</c>, the wire name of the <see cref="AccountFactor"/> where it is known. A payer is told <see cref="AliasReasons.InformationMismatch"/>.</remarks>
    public static readonly ReasonDefinition DetailsMismatch = new()
    {
        Code = ReasonCode.Parse("account.details_mismatch"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.CorrectDetails,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.information_mismatch"),
        Guidance = "check_details",
        HeadlineRank = 30,
        FactNames = ["field"],
        Description = "name, identity number or card number differs from the record",
    };

    /// <summary>The phone differs from the one the bank has on record, or the bank has none.</summary>
    /// <remarks>A payer is told <see cref="AliasReasons.InformationMismatch"/>.</remarks>
    public static readonly ReasonDefinition PhoneMismatch = new()
    {
        Code = ReasonCode.Parse("account.phone_mismatch"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.CorrectDetails,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("account.information_mismatch"),
        Guidance = "check_details",
        HeadlineRank = 30,
        Description = "phone differs from the bank's record or is missing there",
    };

    /// <summary>The quick-pay or debit agreement is missing, expired or ended.</summary>
    public static readonly ReasonDefinition AgreementInvalid = new()
    {
        Code = ReasonCode.Parse("account.agreement_invalid"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.SignAgreement,
        Disclosure = Disclosure.Reason,
        Guidance = "sign_again",
        HeadlineRank = 30,
        Description = "quick-pay or debit agreement is missing, expired or ended",
    };

    /// <summary>Paying online is switched off for the card or wallet.</summary>
    public static readonly ReasonDefinition OnlinePaymentNotEnabled = new()
    {
        Code = ReasonCode.Parse("account.online_payment_not_enabled"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "enable_online",
        HeadlineRank = 30,
        Description = "online payment is switched off for the card or wallet",
    };

    /// <summary>The wallet knows the payer too little for this payment.</summary>
    public static readonly ReasonDefinition RealNameLevelInsufficient = new()
    {
        Code = ReasonCode.Parse("account.realname_level_insufficient"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Channel,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.RestoreInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "raise_identity_level",
        HeadlineRank = 30,
        Description = "identity level of the wallet is too low",
    };

    /// <summary>The account belongs to somebody who may not pay this order, or the wallet is signed in as somebody else.</summary>
    public static readonly ReasonDefinition PayerNotAllowed = new()
    {
        Code = ReasonCode.Parse("account.payer_not_allowed"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Reason,
        Guidance = "use_own_account",
        HeadlineRank = 30,
        Description = "account is not the payer's own, or the wallet login differs",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        NoBoundInstrument,
        CardNumberInvalid,
        CardExpired,
        CardClosed,
        CardFrozen,
        CardLostOrStolen,
        CardNotActivated,
        Restricted,
        DetailsMismatch,
        PhoneMismatch,
        AgreementInvalid,
        OnlinePaymentNotEnabled,
        RealNameLevelInsufficient,
        PayerNotAllowed,
    ];
}
