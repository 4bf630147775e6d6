namespace PaymentAvailability;

/// <summary>The reasons for factors of an account that differ: operators learn which factor, payers only that something does not match.</summary>
internal static class AccountMismatch
{
    /// <summary>Every factor, in the order in which reasons are told.</summary>
    public static readonly AccountFactor[] Factors =
        [AccountFactor.Name, AccountFactor.IdentityNumber, AccountFactor.CardNumber, AccountFactor.ReservedPhone];

    private static readonly Reason[] Reasons = [.. Factors.Select(Create)];

    private static readonly string[] Assumptions = [.. Factors.Select(Assumed)];

    public static Reason ReasonOf(AccountFactor factor) => Reasons[(int)factor];

    /// <summary>What is assumed to fit because nothing is on record, for example <c>recorded_phone</c>.</summary>
    public static string AssumptionOf(AccountFactor factor) => Assumptions[(int)factor];

    private static Reason Create(AccountFactor factor) => factor == AccountFactor.ReservedPhone
        ? AccountReasons.PhoneMismatch.WithoutFacts
        : AccountReasons.DetailsMismatch.With(Fact.Of("field", WireNames.AccountFactor.NameOf(factor)));

    private static string Assumed(AccountFactor factor) =>
        factor == AccountFactor.ReservedPhone ? "recorded_phone" : $"recorded_{WireNames.AccountFactor.NameOf(factor)}";
}
