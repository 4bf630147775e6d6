namespace PaymentAvailability.Tests;

/// <summary>Puts a reporter together over a store, without a container, on a fake clock.</summary>
internal sealed class TestReporter
{
    public TestReporter(AttemptOptions? options = null, IPaymentAttemptStore? store = null)
    {
        Options = options ?? new AttemptOptions();
        Memory = new InMemoryAttemptStore(Options);
        Store = store ?? Memory;
        Reporter = new PaymentReporter(Store, Options, Time);
    }

    public FakeTime Time { get; } = new();

    public AttemptOptions Options { get; }

    public InMemoryAttemptStore Memory { get; }

    public IPaymentAttemptStore Store { get; }

    public PaymentReporter Reporter { get; }

    public static PaymentAttempt Attempt(string order, string id) => new() { OrderId = order, Id = id };

    public ReportReceipt Answer(PaymentReport report) => Answer(Reporter.ReportAsync(report));

    public ReportReceipt Begin(string order, string id) => Answer(PaymentReport.Begun(Attempt(order, id)));

    public ReportReceipt Report(string order, string id, PaymentOutcome outcome) => Answer(PaymentReport.Of(Attempt(order, id), outcome));

    public ReportReceipt Reconcile(string order, string id, PaymentOutcome outcome, string by = "ops.test") =>
        Answer(Reporter.ReconcileAsync(Attempt(order, id), outcome, by));

    public OrderProgress Progress(string order) => Answer(Store.GetProgressAsync(order, Time.UtcNow, CancellationToken.None));

    /// <summary>What is told of an order to whom resolves it.</summary>
    public AvailabilityResult Resolve(string? order) => new TestResolver()
        .AddInline(GateName.Attempt, new AttemptGate(Store, Options))
        .Resolve(TestCatalogs.Request with { OrderId = order });

    private static T Answer<T>(ValueTask<T> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : pending.IsFaulted ? pending.GetAwaiter().GetResult() : throw new InvalidOperationException("the store left the thread");
}
