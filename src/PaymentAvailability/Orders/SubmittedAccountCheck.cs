namespace PaymentAvailability;

/// <summary>What can be told of submitted accounts from themselves, before anybody is asked: check digits and dates.</summary>
internal sealed class SubmittedAccountCheck
{
    private readonly bool _checksCardNumbers;

    public SubmittedAccountCheck(bool checksCardNumbers) => _checksCardNumbers = checksCardNumbers;

    /// <summary>Why a factor of a submitted account cannot be right, or nothing.</summary>
    /// <param name="factor">Which one.</param>
    /// <param name="value">As submitted.</param>
    /// <param name="at">The moment of the resolution.</param>
    public Reason? FaultOf(AccountFactor factor, SubmittedValue value, DateTimeOffset at) => factor switch
    {
        AccountFactor.CardNumber when _checksCardNumbers && !CardNumber.IsSound(AccountText.Fold(factor, value.Text) ?? "") =>
            AccountReasons.CardNumberInvalid.WithoutFacts,
        AccountFactor.IdentityNumber when !IsPossible(AccountText.Fold(factor, value.Text) ?? "", at) => AccountMismatch.ReasonOf(factor),
        _ => null,
    };

    // Somebody can be born today where the day begins first, at UTC+14. What has another form is another document, which has no check here.
    private static bool IsPossible(string folded, DateTimeOffset at) =>
        !IdentityNumber.IsCandidate(folded) || IdentityNumber.IsSound(folded, DateOnly.FromDateTime(at.UtcDateTime.AddHours(14)));
}
