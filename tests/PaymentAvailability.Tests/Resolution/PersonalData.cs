namespace PaymentAvailability.Tests;

/// <summary>Made-up personal data of one payer, from a seed.</summary>
internal sealed class PersonalData
{
    public PersonalData(Random random)
    {
        var payer = new MadeUpPayer(random);
        CardNumber = payer.CardNumber;
        Phone = payer.Phone;
        IdentityNumber = payer.IdentityNumber;
        Name = payer.Name + " " + MadeUpPayer.Digits(random, 2);
        Reference = "ref-" + MadeUpPayer.Digits(random, 6) + "-secret";
        All = [CardNumber, Phone, IdentityNumber, Name, Reference];
    }

    public string CardNumber { get; }

    public string Phone { get; }

    public string IdentityNumber { get; }

    public string Name { get; }

    /// <summary>An identifier of the host's, harmless to look at and still nobody's business.</summary>
    public string Reference { get; }

    public IReadOnlyList<string> All { get; }

    /// <summary>All of it as a payer submits it.</summary>
    public SubmittedAccount Submitted => new()
    {
        Name = SubmittedValue.Of(Name), IdentityNumber = SubmittedValue.Of(IdentityNumber), CardNumber = SubmittedValue.Of(CardNumber), ReservedPhone = SubmittedValue.Of(Phone),
    };
}
