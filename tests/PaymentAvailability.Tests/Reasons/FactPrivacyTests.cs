namespace PaymentAvailability.Tests;

/// <summary>Card numbers, phones and identity numbers cannot become facts, and a refusal does not repeat them.</summary>
public sealed class FactPrivacyTests
{
    private const int Cases = 2000;

    [Fact]
    public void Card_numbers_are_refused() => Refused(random => Luhn(random, random.Next(12, 20)));

    [Fact]
    public void Phones_are_refused() => Refused(random => "1" + random.Next(3, 10) + Digits(random, 9));

    [Fact]
    public void Identity_numbers_are_refused() => Refused(random => Digits(random, 17) + "0123456789X"[random.Next(11)]);

    [Fact]
    public void Old_identity_numbers_are_refused() => Refused(random => Digits(random, 15));

    private static void Refused(Func<Random, string> make)
    {
        Random random = new(20260501);
        for (int i = 0; i < Cases; i++)
        {
            string secret = make(random);
            foreach (string written in Disguises(secret))
            {
                MustRefuse(() => Fact.Of("bank", written), secret, written);
                MustRefuse(() => Fact.Of("accepted", ["icbc", written]), secret, written);
                MustRefuse(() => Fact.Of(written, "icbc"), secret, written);
            }
        }
    }

    private static void MustRefuse(Action act, string secret, string written)
    {
        ArgumentException? refusal = null;
        try
        {
            act();
        }
        catch (ArgumentException e)
        {
            refusal = e;
        }

        if (refusal is null) Assert.Fail($"accepted {written}");
        string said = refusal.ToString();
        if (said.Contains(written, StringComparison.Ordinal) || said.Contains(secret[..6], StringComparison.Ordinal)) Assert.Fail($"repeated {written}");
    }

    private static IEnumerable<string> Disguises(string secret)
    {
        yield return secret;
        yield return "card_" + secret;
        yield return secret + ".x";
        yield return string.Join('-', secret.Chunk(4).Select(group => new string(group)));
        yield return string.Join('_', secret.Chunk(3).Select(group => new string(group)));
        yield return "a" + string.Join("a", secret.Chunk(5).Select(group => new string(group)));
    }

    private static string Digits(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => (char)('0' + random.Next(i == 0 ? 1 : 0, 10))));

    private static string Luhn(Random random, int length)
    {
        string body = Digits(random, length - 1);
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            int digit = body[body.Length - 1 - i] - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return body + ((10 - (sum % 10)) % 10);
    }
}
