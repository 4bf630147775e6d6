using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>A resolution with ten methods, four velocity rules and four limits, all in memory, for payers who have paid before.</summary>
internal sealed class RiskResolveContestant : IContestant, IDisposable
{
    private readonly ServiceProvider _provider;
    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly PaymentRequest[] _requests;

    public RiskResolveContestant(string name, int questions, bool hasRules)
    {
        Name = name;
        var services = new ServiceCollection();
        services.AddPaymentAvailability(options =>
            {
                options.Seed = 1;
                if (hasRules)
                {
                    SetRules(options);
                }
            })
            .UseCatalog(static catalog =>
            {
                catalog.Channel("a").Channel("b").Channel("c");
                for (int i = 0; i < 10; i++)
                {
                    decimal most = 1_000m * (i + 1);
                    catalog.Method($"method_{i}", method => method
                        .Terms(terms => terms.Currencies("CNY", "HKD").Clients(ClientKind.App, ClientKind.MobileWeb).Amount("CNY", 1m, most)).Route("a").Route("b"));
                }
            });
        _provider = services.BuildServiceProvider();
        _resolver = _provider.GetRequiredService<IPaymentAvailabilityResolver>();
        var reporter = _provider.GetRequiredService<IPaymentReporter>();
        _requests = new PaymentRequest[questions];
        for (int i = 0; i < questions; i++)
        {
            _requests[i] = new PaymentRequest
            {
                Amount = new Money(1_200m, "CNY"), PayerId = $"payer-{i}", MerchantId = "lender", Product = "instalment",
                Client = new ClientContext { Kind = ClientKind.App, DeviceId = $"device-{i}", NetworkAddress = $"198.51.100.{i % 250}" },
            };
            AvailabilityResult result = Resolve(i);
            var attempt = new PaymentAttempt { OrderId = $"order-{i}", Id = $"attempt-{i}", Amount = _requests[i].Amount };
            reporter.ReportAsync(PaymentReport.Begun(attempt) with { Facts = result.FactsFor(result.Options[0]) }).AsTask().GetAwaiter().GetResult();
            reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Succeeded)).AsTask().GetAwaiter().GetResult();
        }
    }

    public string Name { get; }

    public long AnswerAll()
    {
        long open = 0;
        for (int i = 0; i < _requests.Length; i++)
        {
            open += Resolve(i).Options.Length;
        }

        return open;
    }

    public string Explain(int question) => string.Join(' ', Resolve(question).Options);

    public void Dispose() => _provider.Dispose();

    private AvailabilityResult Resolve(int question)
    {
        ValueTask<AvailabilityResult> pending = _resolver.ResolveAsync(_requests[question]);
        return pending.IsCompletedSuccessfully ? pending.Result : throw new InvalidOperationException("a gate left the thread");
    }

    private static void SetRules(PaymentAvailabilityOptions options)
    {
        options.Risk.Velocity.Add(new VelocityRule { Name = "payer_attempts", From = 10_000 });
        options.Risk.Velocity.Add(new VelocityRule { Name = "payer_amount", Measure = VelocityMeasure.Amount, Window = TimeSpan.FromDays(1), From = 1_000_000_000 });
        options.Risk.Velocity.Add(new VelocityRule { Name = "device_attempts", Subject = RiskSubject.Device, From = 10_000 });
        options.Risk.Velocity.Add(new VelocityRule { Name = "address_attempts", Subject = RiskSubject.Address, From = 10_000 });
        options.Limits.Add(
            new PaymentLimit { Name = "single", MaximumAmount = 50_000 },
            new PaymentLimit { Name = "payer_day", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000_000, MaximumCount = 10_000 },
            new PaymentLimit { Name = "payer_month", Subject = RiskSubject.Payer, Period = CalendarPeriod.Month, MaximumAmount = 1_000_000_000 },
            new PaymentLimit { Name = "payer_year", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 1_000_000_000 });
    }
}
