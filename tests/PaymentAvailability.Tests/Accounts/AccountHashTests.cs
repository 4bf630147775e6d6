using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability.Tests;

public sealed class AccountHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    [Fact]
    public void Is_the_keyed_hash_of_the_factor_a_zero_and_the_normalised_value()
    {
        byte[] hashed = [.. Encoding.UTF8.GetBytes("reserved_phone"), 0, .. Encoding.UTF8.GetBytes("13800138000")];
        string expected = Convert.ToHexStringLower(HMACSHA256.HashData(Key, hashed));

        AccountHash.Compute(AccountFactor.ReservedPhone, "+86 138 0013 8000", Key).Should().Be(expected).And.HaveLength(64);
    }

    [Fact]
    public void Differs_by_factor_key_and_home_country()
    {
        byte[] other = [.. Key.Reverse()];
        string[] hashes =
        [
            AccountHash.Compute(AccountFactor.CardNumber, "91234567", Key),
            AccountHash.Compute(AccountFactor.ReservedPhone, "91234567", Key),
            AccountHash.Compute(AccountFactor.ReservedPhone, "91234567", other),
            AccountHash.Compute(AccountFactor.ReservedPhone, "+852 91234567", Key),
        ];

        hashes.Should().OnlyHaveUniqueItems();
        AccountHash.Compute(AccountFactor.ReservedPhone, "+852 91234567", Key, "852").Should().Be(hashes[1]);
    }

    [Fact]
    public void Refuses_what_makes_no_hash_without_repeating_it()
    {
        (Action Compute, string Message)[] refused =
        [
            (() => AccountHash.Compute(AccountFactor.Name, "张三", Key.AsSpan(1)), "the key has fewer than 16 bytes*"),
            (() => AccountHash.Compute(AccountFactor.Name, " - ", Key), "the value is blank or longer than 256 characters*"),
            (() => AccountHash.Compute(AccountFactor.Name, new string('张', 257), Key), "the value is blank or longer than 256 characters*"),
            (() => AccountHash.Compute((AccountFactor)9, "张三", Key), "the factor has no name*"),
            (() => AccountHash.Compute(AccountFactor.Name, "张三", Key, "+86"), "the country prefix is no calling code*"),
            (() => AccountHash.Compute(AccountFactor.Name, "张三", Key, "8613"), "the country prefix is no calling code*"),
            (() => AccountHash.Compute(AccountFactor.Name, "张三", Key, ""), "the country prefix is no calling code*"),
        ];
        foreach ((Action compute, string message) in refused)
        {
            compute.Should().Throw<ArgumentException>().WithMessage(message).Which.ToString().Should().NotContain("张");
        }

        FluentActions.Invoking(() => AccountHash.Compute(AccountFactor.Name, null!, Key)).Should().Throw<ArgumentNullException>();
    }
}
