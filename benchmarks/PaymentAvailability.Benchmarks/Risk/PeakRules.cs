using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The payments of the peak hour against rules alone: static thresholds that close, and the library's rules and policy, which ask. In virtual time,
/// in the order of the hour, without database and channels.
/// </summary>
internal static class PeakRules
{
    private const int Seed = 43;
    private const double PeakPerSecond = 3_000;

    // A minute of an hour that takes eleven seconds.
    private const double SecondsOfPeak = PeakStream.Seconds / 3_600;

    private static readonly DateTimeOffset Start = new(2026, 11, 11, 2, 0, 0, TimeSpan.Zero);

    public static void Measure(FigureWriter figures)
    {
        PeakPayment[] payments = PeakStream.Make(Seed, PeakPerSecond);
        (int honestClosed, int fraudStopped) = RunStatic(payments);
        (int honestLost, int honestAsked, int fraudCaught) = RunLibraryAsync(payments).GetAwaiter().GetResult();
        int frauds = payments.Count(static payment => !payment.IsHonest);
        figures.Write("risk.peak_honest_closed_ratio", (double)honestLost / honestClosed, "x");
        figures.Write("risk.peak_honest_closed_static", (double)honestClosed / (payments.Length - frauds), "share");
        figures.Write("risk.peak_honest_asked", (double)honestAsked / (payments.Length - frauds), "share");
        figures.Write("risk.peak_fraud_recall_static", (double)fraudStopped / frauds, "share");
        figures.Write("risk.peak_fraud_recall", (double)fraudCaught / frauds, "share");
    }

    private static (int HonestClosed, int FraudStopped) RunStatic(PeakPayment[] payments)
    {
        var devices = new DeviceWatch();
        int honest = 0;
        int fraud = 0;
        foreach (PeakPayment payment in payments)
        {
            devices.Note(payment.Device, payment.Due);
            if (devices.IsBusy(payment.Device, payment.Due) || payment.Order.AmountDue >= DeviceWatch.LargeAmount)
            {
                honest += payment.IsHonest ? 1 : 0;
                fraud += payment.IsHonest ? 0 : 1;
            }
        }

        return (honest, fraud);
    }

    private static async Task<(int HonestLost, int HonestAsked, int FraudCaught)> RunLibraryAsync(PeakPayment[] payments)
    {
        var clock = new ReplayClock(Start);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddPaymentAvailability(static options =>
            {
                options.Seed = 1;
                options.Risk.Responses.Add(new RiskResponse { Name = "verify" });
                options.Risk.Velocity.Add(new VelocityRule
                {
                    // One less than the static rule lets through, because asking costs an honest payer less than closing.
                    Name = "device_attempts", Subject = RiskSubject.Device, Window = TimeSpan.FromMinutes(1), From = DeviceWatch.MostPerMinute - 1,
                });
            })
            .UseCatalog(static catalog => catalog.Channel("bank").Method("card.quick_pay", method => method.Route("bank")))
            .AddRiskRule<LargeAmountRule>(static gate => gate.Execution = GateExecution.Inline);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var resolver = provider.GetRequiredService<IPaymentAvailabilityResolver>();
        var reporter = provider.GetRequiredService<IPaymentReporter>();
        int lost = 0;
        int asked = 0;
        int caught = 0;
        foreach (PeakPayment payment in payments)
        {
            clock.Now = Start + TimeSpan.FromSeconds(payment.Due / SecondsOfPeak);
            var request = new PaymentRequest
            {
                Amount = new Money(payment.Order.AmountDue, "CNY"), OrderId = payment.Order.Id, PayerId = payment.Order.Id, Client = new ClientContext { DeviceId = payment.Device },
            };
            AvailabilityResult result = await resolver.ResolveAsync(request).ConfigureAwait(false);
            bool isAsked = result.IsAvailable && !result.Options[0].Verification.IsEmpty;
            bool isStopped = !result.IsAvailable || (isAsked && !payment.PassesVerification);
            asked += payment.IsHonest && isAsked ? 1 : 0;
            lost += payment.IsHonest && isStopped ? 1 : 0;
            caught += !payment.IsHonest && isStopped ? 1 : 0;
            if (!isStopped)
            {
                var attempt = new PaymentAttempt { OrderId = payment.Order.Id, Id = payment.Order.Id, Amount = request.Amount };
                await reporter.ReportAsync(PaymentReport.Begun(attempt) with { Facts = result.FactsFor(result.Options[0]) }).ConfigureAwait(false);
                await reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded)).ConfigureAwait(false);
            }
        }

        return (lost, asked, caught);
    }

    /// <summary>The static rule's other threshold, as a score.</summary>
    internal sealed class LargeAmountRule : IRiskRule
    {
        private static readonly RiskVerdict Large = RiskVerdict.Scored(0.5, RiskReasons.AbnormalAmount);

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
            new(context.Request.Amount.Amount >= DeviceWatch.LargeAmount ? Large : RiskVerdict.Allow);
    }

    private sealed class ReplayClock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
