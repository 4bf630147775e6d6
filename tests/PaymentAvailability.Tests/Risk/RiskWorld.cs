using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>A registration with risk rules on a fake clock: resolves, pays, and looks at what came of it.</summary>
internal sealed class RiskWorld : IDisposable
{
    private readonly ServiceProvider _provider;
    private int _attempts;

    public RiskWorld(Action<PaymentAvailabilityOptions> configure, Action<PaymentAvailabilityBuilder>? add = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        PaymentAvailabilityBuilder builder = services.AddPaymentAvailability(configure).UseCatalog(TestCatalogs.Repayment);
        add?.Invoke(builder);
        _provider = services.BuildServiceProvider();
    }

    public FakeTime Time { get; } = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    public PaymentRequest Request { get; set; } = TestCatalogs.Request with
    {
        PayerId = "payer-7", MerchantId = "lender", PayeeId = "account-1", Product = "instalment",
        Client = new ClientContext { DeviceId = "device-1", NetworkAddress = "198.51.100.7", Place = new GeoPoint(31.2, 121.5) },
        Instruments = [TestCatalogs.Card],
    };

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public AvailabilityResult Resolve(Func<PaymentRequest, PaymentRequest>? change = null)
    {
        PaymentRequest request = change?.Invoke(Request) ?? Request;
        ValueTask<AvailabilityResult> pending = Get<IPaymentAvailabilityResolver>().ResolveAsync(request);
        return pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Begins an attempt by an option, as a host does; the receipt, and the attempt to report about.</summary>
    public async Task<(ReportReceipt Receipt, PaymentAttempt Attempt)> BeginAsync(Func<PaymentRequest, PaymentRequest>? change = null, string method = "card.quick_pay")
    {
        PaymentRequest request = change?.Invoke(Request) ?? Request;

        // The facts of a page that was shown before: whether it would be open now is for the receipt to say.
        var facts = PaymentFacts.Of(request, method == "card.quick_pay" ? request.Instruments?[0] : null, TestCatalogs.Repayment.Methods.Single(each => each.Id == method).Routes[0]);
        int number = Interlocked.Increment(ref _attempts);
        var attempt = new PaymentAttempt { OrderId = $"order-{number}", Id = $"attempt-{number}", Amount = request.Amount };
        ReportReceipt receipt = await Get<IPaymentReporter>().ReportAsync(PaymentReport.Begun(attempt) with { Facts = facts });
        return (receipt, attempt);
    }

    public async Task<ReportReceipt> PayAsync(
        PaymentOutcome outcome = PaymentOutcome.Succeeded, Func<PaymentRequest, PaymentRequest>? change = null, string method = "card.quick_pay")
    {
        (ReportReceipt receipt, PaymentAttempt attempt) = await BeginAsync(change, method);
        return receipt.MayPay ? await Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, outcome)) : receipt;
    }

    public void Dispose() => _provider.Dispose();
}
