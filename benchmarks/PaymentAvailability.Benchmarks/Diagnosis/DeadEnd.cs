using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>A payment for which nothing is open.</summary>
internal sealed class DeadEnd
{
    private static readonly DateTimeOffset Now = new(2026, 6, 16, 20, 0, 0, TimeSpan.FromHours(8));

    private DeadEnd(AvailabilityResult result) => Result = result;

    public AvailabilityResult Result { get; }

    /// <summary>Ten methods over six channels: two channels down, the amount over most limits, too many attempts before.</summary>
    public static DeadEnd OfCheckout() => Resolve(
        PaymentCatalog.Compile(Checkout.Define("bench")),
        new PaymentRequest
        {
            Amount = new Money(60_000m, Currency.Cny),
            Country = Country.Parse("CN"),
            Product = "instalment",
            Client = new ClientContext { Kind = ClientKind.MobileWeb },
            Instruments = [new PaymentInstrument { Id = "card", Bank = "PSBC", CardType = CardType.Credit, LastFour = "1234" }],
        },
        "netsunion",
        "bank");

    /// <summary>A market of many routes, every channel of which is down, with a payment that few terms accept.</summary>
    public static DeadEnd OfMarket(int routes)
    {
        var market = RepaymentMarket.Create(20260316, routes);
        PaymentCatalog catalog = PaymentCatalog.Compile(market.Definition);
        var request = new PaymentRequest
        {
            Amount = new Money(75_000m, Currency.Cny),
            Country = Country.Parse("CN"),
            Product = "fee",
            Client = new ClientContext { Kind = ClientKind.DesktopWeb },
        };
        return Resolve(catalog, request, [.. catalog.Channels.Select(channel => channel.Id)]);
    }

    private static DeadEnd Resolve(PaymentCatalog catalog, PaymentRequest request, params string[] downChannels)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new StandingTime(Now));
        services.AddPaymentAvailability(options => options.Seed = 1).UseCatalog(catalog).AddRiskRule<AlwaysTooFrequent>(gate => gate.Execution = GateExecution.Inline);
        using ServiceProvider host = services.BuildServiceProvider();
        foreach (string channel in downChannels)
        {
            host.GetRequiredService<ChannelStatusBoard>().Set(channel, ChannelState.Down);
        }

        AvailabilityResult result = host.GetRequiredService<IPaymentAvailabilityResolver>().ResolveAsync(request).AsTask().GetAwaiter().GetResult();
        return result.IsAvailable ? throw new InvalidOperationException("something is open") : new DeadEnd(result);
    }

    private sealed class AlwaysTooFrequent : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
            new(RiskVerdict.Close(RiskReasons.TooFrequent.With(Fact.Of("until", context.At.AddMinutes(30)))));
    }

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
