using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>A payer who does not exist: a card number that passes Luhn, a Chinese mobile phone, an identity number with its check digit, a name.</summary>
internal sealed class MadeUpPayer
{
    private const int Telling = 10;

    private static readonly string[] Issuers = ["622202", "621700", "625912", "411111", "356600"];
    private static readonly string[] Regions = ["110105", "310115", "440305", "510104", "820000"];
    private static readonly string[] Families = ["欧阳", "司马", "诸葛", "上官", "慕容", "Ouyang", "Zhuge"];
    private static readonly string[] Given = ["静雯", "建国", "婉婷", "梓萱", "浩然", " Xiaoming", " Jianguo"];

    public MadeUpPayer(Random random)
    {
        CardNumber = WithLuhnDigit(Issuers[random.Next(Issuers.Length)] + Digits(random, random.Next(9, 13)));
        Phone = "1" + random.Next(3, 10).ToString(CultureInfo.InvariantCulture) + Digits(random, 9);
        DateOnly born = new DateOnly(1950, 1, 1).AddDays(random.Next(20_000));
        IdentityNumber = WithCheckDigit(Regions[random.Next(Regions.Length)] + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Digits(random, 3));
        Name = Families[random.Next(Families.Length)] + Given[random.Next(Given.Length)];
    }

    public string CardNumber { get; }

    public string Phone { get; }

    public string IdentityNumber { get; }

    public string Name { get; }

    public string[] All => [CardNumber, Phone, IdentityNumber, Name];

    /// <summary>The payer's value of which a text holds so much that the rest can be guessed, or nothing.</summary>
    public string? FoundIn(string text) => Array.Find(All, value => text.Contains(value, StringComparison.OrdinalIgnoreCase)
        || (value.Length > Telling
            && (text.Contains(value[..Telling], StringComparison.Ordinal) || text.Contains(value[^Telling..], StringComparison.OrdinalIgnoreCase))));

    internal static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

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

    // GB 11643-1999: ISO 7064 MOD 11-2.
    private static string WithCheckDigit(string digits)
    {
        int sum = 0;
        foreach (char digit in digits)
        {
            sum = (sum + digit - '0') * 2 % 11;
        }

        return digits + "10X98765432"[sum % 11];
    }
}
