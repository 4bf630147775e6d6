using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A method is not set up, or its terms do not fit what is asked of it.</summary>
public static class CatalogReasons
{
    /// <summary>Nothing is set up for this merchant, product and client.</summary>
    /// <remarks>Facts: <c>product</c>, <c>client</c>. A payer is told <see cref="AliasReasons.NotAvailable"/>.</remarks>
    public static readonly ReasonDefinition NoMethodConfigured = new()
    {
        Code = ReasonCode.Parse("catalog.no_method_configured"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.Enable,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("payment.not_available"),
        Guidance = "contact_support",
        HeadlineRank = 20,
        FactNames = ["product", "client"],
        Description = "no method is set up for this merchant, product and client",
    };

    /// <summary>Operations switched the method off.</summary>
    /// <remarks>Facts: <c>method</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition MethodDisabled = new()
    {
        Code = ReasonCode.Parse("catalog.method_disabled"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.Enable,
        Disclosure = Disclosure.Generic,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["method"],
        Description = "operations switched the method off",
    };

    /// <summary>The merchant has no contract or permission for the method, or it has lapsed.</summary>
    /// <remarks>Facts: <c>method</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition MethodNotContracted = new()
    {
        Code = ReasonCode.Parse("catalog.method_not_contracted"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.MerchantOperations,
        Contact = ReasonContact.Channel,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.Contract,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["method"],
        Description = "no contract or permission with the channel, or a lapsed one",
    };

    /// <summary>The method cannot work as it is set up: a wrong merchant number, certificate, key, signature or field.</summary>
    /// <remarks>Facts: <c>method</c>. A payer is told <see cref="AliasReasons.TemporarilyUnavailable"/>.</remarks>
    public static readonly ReasonDefinition Misconfigured = new()
    {
        Code = ReasonCode.Parse("catalog.misconfigured"),
        Cause = ReasonCause.Platform,
        Fixer = ReasonFixer.Engineering,
        Retry = RetryAdvice.AfterAction,
        Disclosure = Disclosure.Internal,
        PublicAlias = ReasonCode.Parse("catalog.temporarily_unavailable"),
        Guidance = "other_method",
        HeadlineRank = 60,
        FactNames = ["method"],
        Description = "wrong merchant number, certificate, key, signature or field",
    };

    /// <summary>The method does not work in this kind of client, such as an app, a mobile page or a mini program.</summary>
    /// <remarks>Facts: <c>method</c>, <c>client</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition ClientNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.client_not_supported"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.SwitchClient,
        Disclosure = Disclosure.Public,
        Guidance = "switch_client",
        HeadlineRank = 40,
        FactNames = ["method", "client", "accepted", "excluded"],
        Description = "method does not work in this kind of client",
    };

    /// <summary>The method does not serve this product or this kind of repayment.</summary>
    /// <remarks>Facts: <c>method</c>, <c>product</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition ProductNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.product_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "product", "accepted", "excluded"],
        Description = "method does not serve this product or kind of repayment",
    };

    /// <summary>The method does not take the currency of the order.</summary>
    /// <remarks>Facts: <c>method</c>, <c>currency</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition CurrencyNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.currency_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "currency", "accepted", "excluded"],
        Description = "method does not take the currency of the order",
    };

    /// <summary>The method does not serve payers in this country or region.</summary>
    /// <remarks>Facts: <c>method</c>, <c>country</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition CountryNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.country_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "country", "accepted", "excluded"],
        Description = "method does not serve this country or region",
    };

    /// <summary>The method cannot take the money in the way the order asks: at once, later, or by hand.</summary>
    /// <remarks>Facts: <c>method</c>, <c>capture</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition CaptureNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.capture_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "capture", "accepted", "excluded"],
        Description = "method cannot capture in the way the order asks",
    };

    /// <summary>The method does not do this kind of payment: once, first of a series, or a later one of it.</summary>
    /// <remarks>Facts: <c>method</c>, <c>recurrence</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition RecurrenceNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.recurrence_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "recurrence", "accepted", "excluded"],
        Description = "method does not do one-off or recurring payments as asked",
    };

    /// <summary>The method refuses a value of an attribute that the host defined.</summary>
    /// <remarks>Facts: <c>method</c>, <c>attribute</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition AttributeNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.attribute_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.MerchantOperations,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.WidenTerms,
        Disclosure = Disclosure.Public,
        Guidance = "method_not_accepted",
        HeadlineRank = 40,
        FactNames = ["method", "attribute", "accepted", "excluded"],
        Description = "method refuses the value of a host-defined attribute",
    };

    /// <summary>The kind of card is not taken, such as a credit card for a loan repayment.</summary>
    /// <remarks>Facts: <c>card_type</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition CardTypeNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.card_type_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Public,
        Guidance = "other_card",
        HeadlineRank = 40,
        FactNames = ["card_type", "accepted", "excluded"],
        Description = "kind of card is not taken, such as a credit card for a loan",
    };

    /// <summary>The network whose brand the card carries is not taken.</summary>
    /// <remarks>Facts: <c>card_network</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition CardNetworkNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.card_network_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Public,
        Guidance = "other_card",
        HeadlineRank = 40,
        FactNames = ["card_network", "accepted", "excluded"],
        Description = "network of the card is not taken",
    };

    /// <summary>The class of the bank account is not taken, such as a class III account with its small limits.</summary>
    /// <remarks>Facts: <c>account_class</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition AccountClassNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.account_class_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Public,
        Guidance = "full_account",
        HeadlineRank = 40,
        FactNames = ["account_class", "accepted", "excluded"],
        Description = "class of the bank account is not taken",
    };

    /// <summary>No enabled channel reaches the bank that issued the card.</summary>
    /// <remarks>Facts: <c>bank</c>, <c>accepted</c>, <c>excluded</c>.</remarks>
    public static readonly ReasonDefinition BankNotSupported = new()
    {
        Code = ReasonCode.Parse("catalog.bank_not_supported"),
        Cause = ReasonCause.AccountOrOrder,
        Fixer = ReasonFixer.Payer,
        Contact = ReasonContact.Bank,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseInstrument,
        Disclosure = Disclosure.Public,
        Guidance = "other_bank",
        HeadlineRank = 40,
        FactNames = ["bank", "accepted", "excluded"],
        Description = "issuing bank is not reached through an enabled channel",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        NoMethodConfigured,
        MethodDisabled,
        MethodNotContracted,
        Misconfigured,
        ClientNotSupported,
        ProductNotSupported,
        CurrencyNotSupported,
        CountryNotSupported,
        CaptureNotSupported,
        RecurrenceNotSupported,
        AttributeNotSupported,
        CardTypeNotSupported,
        CardNetworkNotSupported,
        AccountClassNotSupported,
        BankNotSupported,
    ];
}
