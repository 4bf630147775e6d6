using System.Text.RegularExpressions;

namespace PaymentAvailability.Tests;

/// <summary>How a value is written never matters, what it is always does.</summary>
public sealed class AccountComparerTests
{
    private const int Payers = 2_000;

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly AccountComparer Comparer = new("86", [new("k1", Key)]);

    public static TheoryData<int> Seeds => [20261123, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Another_spelling_of_the_same_is_the_same_however_it_is_recorded(int seed) => ForEach(seed, (factor, value, random, where) =>
    {
        string submitted = Respelling.Of(factor, value, random);
        string recorded = Respelling.Of(factor, value, random);
        string mask = Respelling.MaskOf(factor, value, random);

        Compare(factor, submitted, RecordedValue.Plain(recorded)).Should().Be(AccountMatch.Same, $"{where}: `{submitted}` and `{recorded}`");
        Compare(factor, submitted, RecordedValue.Hashed(AccountHash.Compute(factor, recorded, Key), "k1")).Should().Be(AccountMatch.Same, where);
        Compare(factor, submitted, RecordedValue.Masked(mask)).Should().Be(AccountMatch.Same, $"{where}: `{submitted}` and `{mask}`");
    });

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void One_other_character_differs(int seed) => ForEach(seed, (factor, value, random, where) =>
    {
        int place = random.Next(value.Length);
        char[] changed = value.ToCharArray();
        changed[place] = char.IsAsciiDigit(value[place]) ? (char)('0' + ((value[place] - '0' + random.Next(1, 10)) % 10)) : char.IsAscii(value[place]) ? '7' : '\u4E00';
        string submitted = new(changed);
        string recorded = Respelling.Of(factor, value, random);

        Compare(factor, submitted, RecordedValue.Plain(recorded)).Should().Be(AccountMatch.Different, $"{where}: `{submitted}` and `{recorded}`");
        Compare(factor, submitted, RecordedValue.Hashed(AccountHash.Compute(factor, recorded, Key), "k1")).Should().Be(AccountMatch.Different, where);
        string shown = place < value.Length / 2 ? value[..(place + 1)] + "****" : "****" + value[place..];
        Compare(factor, submitted, RecordedValue.Masked(shown)).Should().Be(AccountMatch.Different, $"{where}: `{submitted}` and `{shown}`");
    });

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Masks_agree_with_a_regular_expression(int seed)
    {
        var random = new Random(seed);
        int same = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string value = string.Concat(Enumerable.Range(0, random.Next(0, 7)).Select(_ => "01"[random.Next(2)]));
            string mask = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => "01**"[random.Next(4)]));
            bool isOneRun = Regex.Count(mask, @"\*+") == 1;
            string pattern = "^" + (isOneRun ? Regex.Replace(mask, @"\*+", ".+") : mask.Replace('*', '.')) + "$";
            AccountMatch expected = mask.All(character => character == '*') ? AccountMatch.NotRecorded
                : Regex.IsMatch(value, pattern) ? AccountMatch.Same : AccountMatch.Different;

            Compare(AccountFactor.CardNumber, value, RecordedValue.Masked(mask)).Should().Be(expected, $"seed {seed}: `{value}` under `{mask}`");
            same += expected == AccountMatch.Same ? 1 : 0;
        }

        same.Should().BeGreaterThan(500);
    }

    [Theory]
    [InlineData(AccountFactor.Name, "买买提·吐尔逊", "买买提•吐尔逊")]
    [InlineData(AccountFactor.Name, "买买提．吐尔逊", "买买提⸱吐尔逊")]
    [InlineData(AccountFactor.Name, "Jean-Luc O\u2019Neill", "JEAN LUC O'NEILL")]
    [InlineData(AccountFactor.Name, "\u795E", "\uFA19")]
    [InlineData(AccountFactor.IdentityNumber, "110105491231002", "11010519491231002x")]
    [InlineData(AccountFactor.IdentityNumber, "e12345678", "E1234 5678")]
    [InlineData(AccountFactor.ReservedPhone, "\u202D+86 138-0013-8000\u202C", "13800138000")]
    [InlineData(AccountFactor.ReservedPhone, "+852 9123 4567", "00852-91234567")]
    [InlineData(AccountFactor.CardNumber, "６２２２ ０２１２", "6222-0212")]
    public void Writing_does_not_matter(AccountFactor factor, string submitted, string recorded) =>
        Compare(factor, submitted, RecordedValue.Plain(recorded)).Should().Be(AccountMatch.Same);

    [Theory]
    [InlineData(AccountFactor.ReservedPhone, "+852 13800138000", "13800138000")]
    [InlineData(AccountFactor.ReservedPhone, "8613800138", "13800138")]
    [InlineData(AccountFactor.IdentityNumber, "110105491231002", "110105194912310021")]
    [InlineData(AccountFactor.Name, "张三", "张三丰")]
    [InlineData(AccountFactor.Name, " ", "张三")]
    public void Substance_does(AccountFactor factor, string submitted, string recorded) =>
        Compare(factor, submitted, RecordedValue.Plain(recorded)).Should().Be(AccountMatch.Different);

    [Theory]
    [InlineData(AccountFactor.Name, "张三丰", "张**", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.Name, "张三", "*三", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.Name, "\U00020BB7三", "*三", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.Name, "张三", "李*", nameof(AccountMatch.Different))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", "6222xxxxXXXX1234", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", "6222 ＊＊＊＊ ＊＊＊＊ 1234", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.CardNumber, "62221234", "6222****1234", nameof(AccountMatch.Different))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", "•••• •••• •••• 1235", nameof(AccountMatch.Different))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", "6222021234561234", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", "****-****", nameof(AccountMatch.NotRecorded))]
    [InlineData(AccountFactor.CardNumber, "6222021234561234", " ", nameof(AccountMatch.NotRecorded))]
    [InlineData(AccountFactor.ReservedPhone, "+86 13800138000", "86138****8000", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.ReservedPhone, "+852 91234567", "+852****4567", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.ReservedPhone, "13800138000", "+86***********", nameof(AccountMatch.NotRecorded))]
    [InlineData(AccountFactor.IdentityNumber, "11010519491231002X", "1101**********002X", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.IdentityNumber, "11010519491231002X", "110105xxxxxxxx002X", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.IdentityNumber, "110105194912310021", "1101**********002X", nameof(AccountMatch.Different))]
    [InlineData(AccountFactor.IdentityNumber, "11010519491231002X", "1101XXXXXXXXXXXXXX", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.IdentityNumber, "11010519491231002X", "110105******002", nameof(AccountMatch.Same))]
    [InlineData(AccountFactor.IdentityNumber, "11010519491231002X", "110105******003", nameof(AccountMatch.Different))]
    public void A_mask_is_compared_by_what_it_shows(AccountFactor factor, string submitted, string mask, string expected) =>
        Compare(factor, submitted, RecordedValue.Masked(mask)).ToString().Should().Be(expected);

    [Fact]
    public void What_cannot_be_read_is_not_taken_for_a_match_or_a_mismatch()
    {
        string hash = AccountHash.Compute(AccountFactor.Name, "张三", Key);

        Compare(AccountFactor.Name, "张三", null).Should().Be(AccountMatch.NotRecorded);
        Compare(AccountFactor.Name, "张三", RecordedValue.Plain("  ")).Should().Be(AccountMatch.NotRecorded);
        Compare(AccountFactor.Name, "张三", RecordedValue.Plain(new string('张', 257))).Should().Be(AccountMatch.Unreadable);
        Compare(AccountFactor.Name, "张三", RecordedValue.Masked(new string('*', 257))).Should().Be(AccountMatch.Unreadable);
        Compare(AccountFactor.Name, "张三", RecordedValue.Hashed(hash, "k2")).Should().Be(AccountMatch.KeyMissing);
        Compare(AccountFactor.Name, "张三", RecordedValue.Hashed(hash, "K1")).Should().Be(AccountMatch.KeyMissing);
        foreach (string broken in new[] { "", hash[1..], hash[2..], hash + "00", "z" + hash[1..], hash + "0" })
        {
            Compare(AccountFactor.Name, "张三", RecordedValue.Hashed(broken, "k1")).Should().Be(AccountMatch.Unreadable, broken);
        }

        Compare(AccountFactor.Name, "张三", RecordedValue.Hashed(hash.ToUpperInvariant(), "k1")).Should().Be(AccountMatch.Same);
    }

    [Fact]
    public void Text_of_any_kind_and_length_is_compared()
    {
        foreach (string text in new[] { "", "\uD800", "\uDC00x", new string('9', 257), new string('\uFDFA', 256), "\0", new string('\uD83D', 300) })
        {
            foreach (AccountFactor factor in Enum.GetValues<AccountFactor>())
            {
                Compare(factor, text, RecordedValue.Plain("13800138000")).Should().Be(AccountMatch.Different);
                Compare(factor, "13800138000", RecordedValue.Masked("138" + text + "**")).Should().NotBe(AccountMatch.KeyMissing);
            }
        }
    }

    [Fact]
    public void The_home_country_can_be_another() =>
        new AccountComparer("852", []).Compare(AccountFactor.ReservedPhone, SubmittedValue.Of("9123 4567"), RecordedValue.Plain("+852 91234567")).Should().Be(AccountMatch.Same);

    [Fact]
    public void Changing_the_options_later_changes_nothing()
    {
        byte[] key = [.. Key];
        var comparer = new AccountComparer("86", [new("k1", key)]);
        RecordedValue hash = RecordedValue.Hashed(AccountHash.Compute(AccountFactor.Name, "张三", Key), "k1");
        key[0]++;

        comparer.Compare(AccountFactor.Name, SubmittedValue.Of("张三"), hash).Should().Be(AccountMatch.Same);
    }

    private static AccountMatch Compare(AccountFactor factor, string submitted, RecordedValue? recorded) => Comparer.Compare(factor, SubmittedValue.Of(submitted), recorded);

    private static void ForEach(int seed, Action<AccountFactor, string, Random, string> check)
    {
        var random = new Random(seed);
        for (int i = 0; i < Payers / 4; i++)
        {
            var payer = new MadeUpPayer(random);
            check(AccountFactor.Name, payer.Name.Replace(" ", "", StringComparison.Ordinal), random, $"seed {seed}, payer {i}");
            check(AccountFactor.IdentityNumber, payer.IdentityNumber, random, $"seed {seed}, payer {i}");
            check(AccountFactor.CardNumber, payer.CardNumber, random, $"seed {seed}, payer {i}");
            check(AccountFactor.ReservedPhone, payer.Phone, random, $"seed {seed}, payer {i}");
        }
    }
}
