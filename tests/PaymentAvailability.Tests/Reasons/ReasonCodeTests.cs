namespace PaymentAvailability.Tests;

public sealed class ReasonCodeTests
{
    [Theory]
    [InlineData("order.expired", "order")]
    [InlineData("limit.single_exceeded", "limit")]
    [InlineData("acme.loan2.frozen", "acme")]
    public void A_code_reads_and_writes_the_same_spelling(string text, string category)
    {
        ReasonCode code = ReasonCode.Parse(text);

        code.ToString().Should().Be(text);
        code.Category.Should().Be(category);
        code.Should().Be(ReasonCode.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order")]
    [InlineData("Order.Expired")]
    [InlineData("order.")]
    [InlineData(".expired")]
    [InlineData("order..expired")]
    [InlineData("order.2late")]
    [InlineData("order.expired\n")]
    [InlineData("order.過期")]
    public void Malformed_text_is_no_code(string text)
    {
        ReasonCode.TryParse(text, out ReasonCode code).Should().BeFalse();
        code.Should().Be(default(ReasonCode));
        FluentActions.Invoking(() => ReasonCode.Parse(text)).Should().Throw<ArgumentException>().WithMessage("*is not a reason code*");
    }

    [Fact]
    public void A_code_has_at_most_64_characters()
    {
        ReasonCode.TryParse("a." + new string('b', 62), out _).Should().BeTrue();
        ReasonCode.TryParse("a." + new string('b', 63), out _).Should().BeFalse();
    }

    [Fact]
    public void What_looks_like_a_card_number_is_not_repeated_in_the_error() =>
        FluentActions.Invoking(() => ReasonCode.Parse("6222021234567890")).Should().Throw<ArgumentException>()
            .Which.Message.Should().NotContain("6222");

    [Fact]
    public void The_default_code_is_empty()
    {
        ReasonCode code = default;

        code.ToString().Should().BeEmpty();
        code.Category.Should().BeEmpty();
        code.GetHashCode().Should().Be(default(ReasonCode).GetHashCode());
    }
}
