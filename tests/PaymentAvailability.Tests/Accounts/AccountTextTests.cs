using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>Whatever is typed has one form of comparison, and folding it again changes nothing.</summary>
public sealed class AccountTextTests
{
    private static readonly string[] Pieces =
    [
        "e", "\u0301", "\u200D", "\u034F", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\u180B", "\uFE0F", "1", "\u0661", "\u2160", "X", "*", "+", "00", "86", "-", "\u00B4",
        "\u1100", "\u1161", "\u11A8", "\u3164", "\uFF76", "\uFF9E", "\u4E00", "\U000E0100", "\uFDFA", "\u0149", "\u01F0", "\u0130", "\u0131", "\u00DF", " ",
    ];

    public static TheoryData<int> Seeds => [20261123, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Folding_never_throws_and_changes_nothing_the_second_time(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            foreach (AccountFactor factor in Enum.GetValues<AccountFactor>())
            {
                string once = AccountText.Fold(factor, text)!;
                if (AccountText.Fold(factor, once) is { } twice && twice != once)
                {
                    Assert.Fail($"seed {seed}, {factor}: {Codes(text)} is first {Codes(once)}, then {Codes(twice)}");
                }
            }
        }
    }

    [Fact]
    public void Plain_text_is_folded_as_any_other()
    {
        // A character that is dropped takes the long way.
        const char Invisible = '\u200B';
        IEnumerable<char> plain = Enumerable.Range(0, 0x80).Concat(Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1)).Select(code => (char)code);
        foreach (char character in plain)
        {
            foreach (AccountFactor factor in Enum.GetValues<AccountFactor>())
            {
                string text = $"a{character}1";
                if (AccountText.Fold(factor, text) != AccountText.Fold(factor, text + Invisible))
                {
                    Assert.Fail($"{factor}: {Codes(text)} is folded in two ways");
                }
            }
        }
    }

    [Theory]
    [InlineData("Ren\u00E9", "Rene\u200D\u0301")]
    [InlineData("Ren\u00E9", "Rene\u034F\u0301")]
    [InlineData("O'Neil", "O\u2018Neil")]
    [InlineData("O'Neil", "O`Neil")]
    [InlineData("Li", "L\uFFFEi")]
    public void What_looks_the_same_is_the_same(string recorded, string submitted) =>
        AccountText.Fold(AccountFactor.Name, submitted).Should().Be(AccountText.Fold(AccountFactor.Name, recorded));

    private static string Codes(string text) => string.Join(' ', text.Select(character => ((int)character).ToString("X4", CultureInfo.InvariantCulture)));
}
