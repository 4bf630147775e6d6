namespace PaymentAvailability.Tests;

/// <summary>A resolver with the built-in order verifier over a source of the test.</summary>
internal sealed class VerifiedOrders
{
    public const string Gate = "order.order_verifier";

    public VerifiedOrders(TestOrders source, OrderOptions? options = null, UnknownPolicy whenUnknown = UnknownPolicy.Close, TestResolver? resolver = null)
    {
        Resolver = resolver ?? new TestResolver();
        Resolver.AddInline(Gate, new OrderGate(new OrderVerifier(source, options ?? new OrderOptions(), TestResolver.Deadline, Resolver.Time)), whenUnknown);
    }

    /// <summary>A request for <see cref="Record"/> by the one who may pay it.</summary>
    public static PaymentRequest Request { get; } = TestCatalogs.Request with { OrderId = "loan-17", PayerId = "payer-1", Instruments = [TestCatalogs.Card] };

    /// <summary>A payable order that <see cref="Request"/> pays whole.</summary>
    public static OrderRecord Record { get; } = new() { Id = "loan-17", PayerId = "payer-1", AmountDue = new Money(1_200m, "CNY") };

    public static DateTimeOffset At { get; } = new FakeTime().UtcNow;

    public TestResolver Resolver { get; }

    public static Task<AvailabilityResult> ResolveAsync(OrderRecord record, PaymentRequest? request = null) =>
        new VerifiedOrders(new TestOrders(record)).ResolveAsync(request);

    public Task<AvailabilityResult> ResolveAsync(PaymentRequest? request = null) => Resolver.ResolveAsync(request ?? Request).Soon();

    /// <summary>The reasons that close every option, in their order.</summary>
    public static IEnumerable<Reason> ReasonsForAll(AvailabilityResult result) => result.Options.IsEmpty
        ? result.ClosedOptions[0].Reasons.Where(reason => result.ClosedOptions.All(option => option.Reasons.Contains(reason)))
        : [];
}
