namespace PaymentAvailability.Tests;

public sealed class LimitFaultTests
{
    public static TheoryData<string> Nonsense => ["direction", "account_class", "card_type", "null_method", "null_bank", "empty_channel"];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_limit_that_can_never_hold_is_refused(string what)
    {
        var limit = new PaymentLimit { Name = "limit", MaximumAmount = 10 };
        switch (what)
        {
            case "direction": limit.Direction = (TransferDirection)9; break;
            case "account_class": limit.AccountClasses.Add((AccountClass)99); break;
            case "card_type": limit.CardTypes.Add((CardType)99); break;
            case "null_method": limit.Methods.Add(null!); break;
            case "null_bank": limit.Banks.Add(null!); break;
            default: limit.Channels.Add(""); break;
        }

        LimitFaults.Find(new LimitOptions().Add(limit), "Limits").Should().ContainSingle().Which.Should().MatchRegex("^Limits\\.Limits\\[0\\]\\..*; (use|write)");
    }
}
