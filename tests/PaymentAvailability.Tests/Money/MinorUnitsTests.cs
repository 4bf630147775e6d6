namespace PaymentAvailability.Tests;

/// <summary>Amounts that are finer than the smallest unit are rounded towards the careful side, and amounts beyond the most are the most.</summary>
public sealed class MinorUnitsTests
{
    [Theory]
    [InlineData("10", "CNY", 1_000, 1_000)]
    [InlineData("0.001", "CNY", 1, 0)]
    [InlineData("1999.999", "CNY", 200_000, 199_999)]
    [InlineData("0.5", "JPY", 1, 0)]
    [InlineData("1.2345", "BHD", 1_235, 1_234)]
    [InlineData("-3", "CNY", 0, 0)]
    [InlineData("-0.001", "CNY", 0, 0)]
    [InlineData("10000000", "CNY", 1_000_000, 1_000_000)]
    [InlineData("79228162514264337593543950335", "CNY", 1_000_000, 1_000_000)]
    [InlineData("9999.999", "CNY", 1_000_000, 999_999)]
    public void They_are_whole(string amount, string currency, long ceiling, long floor)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);

        (MinorUnits.Ceiling(money, 1_000_000), MinorUnits.Floor(money, 1_000_000)).Should().Be((ceiling, floor));
    }
}
