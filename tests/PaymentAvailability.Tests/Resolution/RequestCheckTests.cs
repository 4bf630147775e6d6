namespace PaymentAvailability.Tests;

/// <summary>A request that makes no sense gets a reason, not an exception.</summary>
public sealed class RequestCheckTests
{
    public static TheoryData<string, decimal> Amounts => new()
    {
        { "zero", 0m }, { "negative", -1m }, { "finer than a fen", 0.001m }, { "too precise", 1200.005m }, { "too large to count in fen", 1e20m },
    };

    public static TheoryData<string, string> Orders => new()
    {
        { "empty", "" }, { "blank", "  " }, { "overlong", new string('x', 129) }, { "control character", "loan\u0007" }, { "line break", "loan\n17" },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_that_cannot_be_paid_closes_everything(string what, decimal amount)
    {
        AvailabilityResult result = new TestResolver().Resolve(new PaymentRequest { Amount = new Money(amount, "CNY") });

        result.IsAvailable.Should().BeFalse(what);
        result.PrimaryReason!.Code.Should().Be(OrderReasons.AmountInvalid.Code);
        result.ClosedOptions.Should().OnlyContain(option => option.Routes.All(route => route.Reasons.Contains(OrderReasons.AmountInvalid.WithoutFacts)));
    }

    [Theory]
    [InlineData("JPY", 5.5)]
    [InlineData("KWD", 0.0001)]
    public void What_is_too_precise_depends_on_the_currency(string currency, decimal amount) =>
        new TestResolver().Resolve(new PaymentRequest { Amount = new Money(amount, currency) })
            .PrimaryReason!.Code.Should().Be(OrderReasons.AmountInvalid.Code);

    [Theory]
    [MemberData(nameof(Orders))]
    public void An_order_reference_that_is_none_closes_everything_and_is_not_shown_to_verifiers(string what, string order)
    {
        var verifier = new CountingVerifier();
        TestResolver resolver = new TestResolver().AddInline("order.verifier", new OrderGate(verifier));

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request with { OrderId = order });

        result.PrimaryReason.Should().Be(OrderReasons.ReferenceInvalid.WithoutFacts, what);
        result.IsAvailable.Should().BeFalse();
        verifier.Calls.Should().Be(0);
    }

    [Fact]
    public void The_longest_order_reference_is_verified()
    {
        var verifier = new CountingVerifier();
        TestResolver resolver = new TestResolver().AddInline("order.verifier", new OrderGate(verifier));

        resolver.Resolve(TestCatalogs.Request with { OrderId = new string('单', 128) }).IsAvailable.Should().BeTrue();
        verifier.Calls.Should().Be(1);
    }

    private sealed class CountingVerifier : IOrderVerifier
    {
        public int Calls { get; private set; }

        public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken)
        {
            Calls++;
            return new(OrderVerdict.Payable);
        }
    }
}
