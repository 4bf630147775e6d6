using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>The platform with the library, on the same database with the same query and the same number of connections.</summary>
internal sealed class LibraryPlatform : IAsyncDisposable
{
    // Who is told to try again does so twice, then gives up.
    private const int MostReturns = 2;

    private static readonly TimeSpan Proving = TimeSpan.FromMilliseconds(70);
    private static readonly PaymentInstrument Card = new() { Id = "card", Bank = "ICBC", CardType = CardType.Debit, LastFour = "1234" };

    private readonly PeakCrowd _crowd;
    private readonly DeviceWatch _devices = new();
    private readonly PaymentCatalog _catalog;
    private readonly ServiceProvider _host;
    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly IPaymentReporter _reporter;

    public LibraryPlatform(PeakCrowd crowd, string connectionString, string query, int connections, PaymentCatalog catalog, TimeSpan patience)
    {
        _crowd = crowd;
        _catalog = catalog;
        var services = new ServiceCollection();
        services.AddSingleton(crowd);
        services.AddSingleton(_devices);
        services.AddPaymentAvailability(options =>
            {
                options.Seed = 1;
                options.Deadline = patience;
                options.Orders.Protection.MaximumConcurrency = connections;
            })
            .UseCatalog(catalog)
            .AddPostgreSqlOrderSource(connectionString, query, source => source.MaximumConnections = connections)
            .AddRiskRule<BusyDeviceRule>();
        _host = services.BuildServiceProvider();
        _resolver = _host.GetRequiredService<IPaymentAvailabilityResolver>();
        _reporter = _host.GetRequiredService<IPaymentReporter>();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public async Task<PeakCause> PayAsync(PeakPayment payment, bool isCardRight)
    {
        _devices.Note(payment.Device, _crowd.Now);
        PaymentRequest request = new OrderQuestion(_catalog, payment.Order, isCardRight ? 0 : OrderQuestion.WrongCard).Request with
        {
            Instruments = [Card],
            Attributes = new Dictionary<string, string> { [BusyDeviceRule.Device] = payment.Device },
        };
        AvailabilityResult result = await ResolveAsync(payment, request).ConfigureAwait(false);
        if (result is { IsAvailable: true } && !result.Options[0].Verification.IsEmpty)
        {
            await Task.Delay(Proving).ConfigureAwait(false);
            if (!payment.PassesVerification)
            {
                return PeakCause.Verification;
            }

            result = await ResolveAsync(payment, request with { CompletedVerifications = VerificationMethods.OneTimeCode }).ConfigureAwait(false);
        }

        return result.IsAvailable ? await SendAsync(payment, result.Options[0]).ConfigureAwait(false) : CauseOf(result);
    }

    private async Task<AvailabilityResult> ResolveAsync(PeakPayment payment, PaymentRequest request)
    {
        for (int returns = 0; ; returns++)
        {
            AvailabilityResult result = await _resolver.ResolveAsync(request).ConfigureAwait(false);
            if (result.RetryAt is not { } again || returns == MostReturns)
            {
                return result;
            }

            TimeSpan wait = again - TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(payment.Slowness);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    private async Task<PeakCause> SendAsync(PeakPayment payment, PaymentOption option)
    {
        bool wasOut = false;
        foreach (PaymentRoute route in option.Routes)
        {
            PaymentAttempt attempt = new PaymentAttempt { OrderId = payment.Order.Id, Id = $"{payment.Order.Id}-{route.Channel.Id}", Bank = Card.Bank }.Over(route);
            if (!(await _reporter.ReportAsync(PaymentReport.Begun(attempt)).ConfigureAwait(false)).MayPay)
            {
                return PeakCause.Other;
            }

            double sent = _crowd.Now;
            int channel = Array.IndexOf(PeakChannels.Names, route.Channel.Id);
            wasOut |= PeakChannels.IsOut(channel, sent);
            PaymentOutcome outcome = await PeakChannels.SendAsync(payment, channel, sent).ConfigureAwait(false);
            await _reporter.ReportAsync(PaymentReport.Of(attempt, outcome)).ConfigureAwait(false);
            if (outcome != PaymentOutcome.Failed)
            {
                // One without an answer may have taken the money: the order stays closed until that is known.
                return outcome == PaymentOutcome.Succeeded ? PeakCause.None : PeakCause.Outage;
            }
        }

        return wasOut ? PeakCause.Outage : PeakCause.Channel;
    }

    private static PeakCause CauseOf(AvailabilityResult result) =>
        result.UnknownGates.IsEmpty ? PeakCause.Other
        : result.UnknownGates.Any(gate => gate.Cause == UnknownCause.Overloaded) ? PeakCause.Overloaded
        : PeakCause.Timeout;
}
