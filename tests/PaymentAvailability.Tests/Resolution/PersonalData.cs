using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>Made-up personal data of one payer, from a seed.</summary>
internal sealed class PersonalData
{
    private static readonly string[] Families = ["欧阳", "司马", "Vanderbilt", "Zhuge"];
    private static readonly string[] Given = ["静雯", "建国", "Wilhelmina", "Xiaoming"];

    public PersonalData(Random random)
    {
        CardNumber = WithLuhnDigit("622202" + Digits(random, 12));
        Phone = "1" + random.Next(3, 10).ToString(CultureInfo.InvariantCulture) + Digits(random, 9);
        IdentityNumber = "110105" + random.Next(1950, 2005).ToString(CultureInfo.InvariantCulture) + "0" + random.Next(1, 10) + "1" + random.Next(10) + Digits(random, 3) + "X";
        Name = Families[random.Next(Families.Length)] + " " + Given[random.Next(Given.Length)] + " " + Digits(random, 2);
        Reference = "ref-" + Digits(random, 6) + "-secret";
        All = [CardNumber, Phone, IdentityNumber, Name, Reference];
    }

    public string CardNumber { get; }

    public string Phone { get; }

    public string IdentityNumber { get; }

    public string Name { get; }

    /// <summary>An identifier of the host's, harmless to look at and still nobody's business.</summary>
    public string Reference { get; }

    public IReadOnlyList<string> All { get; }

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

    private static string WithLuhnDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            digit = i % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits + ((10 - (sum % 10)) % 10);
    }
}
