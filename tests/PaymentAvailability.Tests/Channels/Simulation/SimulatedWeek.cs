using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Tests;

/// <summary>
/// A week of payments in virtual time through the registered library: channels fail and recover, results come late, out of order, from
/// the future, and the clock jumps. Everything is drawn from one seed.
/// </summary>
internal sealed class SimulatedWeek : IDisposable
{
    public static readonly string[] ChannelIds = ["netsunion", "unionpay", "hvps"];

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly FakeTime _time = new(new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.Zero));
    private readonly PriorityQueue<PaymentReport, DateTimeOffset> _answers = new();
    private readonly Dictionary<string, bool> _down = [];
    private readonly Dictionary<string, TimeSpan> _closedForNothing = [];
    private readonly Random _random;
    private readonly ServiceProvider _services;
    private readonly bool _isHostile;
    private int _paymentCount;

    public SimulatedWeek(int seed, bool isHostile)
    {
        _random = new Random(seed);
        _isHostile = isHostile;
        Start = _time.UtcNow;
        End = Start.AddDays(7);
        Weather = ChannelIds.ToDictionary(id => id, _ => new Weather(_random, Start, End));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddPaymentAvailability(options =>
        {
            options.Seed = (ulong)seed;
            options.Attempts.Retention = TimeSpan.FromHours(1);
        }).UseCatalog(catalog =>
        {
            foreach (string id in ChannelIds)
            {
                catalog.Channel(id);
            }

            catalog.Method("card.quick_pay", method => method.Route("netsunion").Route("unionpay").Route("hvps"));
        });
        _services = services.Build();
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public IReadOnlyDictionary<string, Weather> Weather { get; }

    /// <summary>When a channel was seen to go down, and whether it was in trouble or had been shortly before.</summary>
    public List<(string Channel, DateTimeOffset At, bool WasInTrouble)> TimesDown { get; } = [];

    /// <summary>For each channel, the longest time it was closed without being in trouble.</summary>
    public Dictionary<string, TimeSpan> LongestClosedForNothing { get; } = ChannelIds.ToDictionary(id => id, _ => TimeSpan.Zero);

    /// <summary>Payments that went through at the first channel they were sent over, and at some channel.</summary>
    public int PaidAtOnce { get; private set; }

    public int PaymentCount => _paymentCount;

    /// <summary>Payments that an order of channels that never changes would have got through at once.</summary>
    public int PaidAtOnceWithoutTheLibrary { get; private set; }

    /// <summary>Moments at which every channel was down.</summary>
    public int MomentsWithAllDown { get; private set; }

    /// <summary>For each outage, how many payments the channel was sent in it before it was known to be in trouble.</summary>
    public Dictionary<Weather.Spell, int> PaymentsIntoOutages { get; } = [];

    public async Task RunAsync()
    {
        foreach (IHostedService service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        var resolver = _services.GetRequiredService<IPaymentAvailabilityResolver>();
        var reporter = _services.GetRequiredService<IPaymentReporter>();
        var monitor = _services.GetRequiredService<ChannelMonitor>();
        for (DateTimeOffset at = Start; at < End; at += Step)
        {
            _time.Advance(Step);
            if (_isHostile && _random.NextDouble() < 0.0005)
            {
                JumpClock();
            }

            await AnswerAsync(reporter, at);
            if (_random.NextDouble() < Traffic(at))
            {
                await PayAsync(resolver, reporter, at);
            }

            Look(monitor.Current, at);
        }

        foreach (IHostedService service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _services.Dispose();

    // Busy at noon and in the evening, nearly nothing at four in the morning.
    private static double Traffic(DateTimeOffset at) => 0.5 * (1 - (0.9 * Math.Cos((at.TimeOfDay.TotalHours - 4) / 24 * 2 * Math.PI))) / 1.9;

    private void JumpClock() => _time.Jump(TimeSpan.FromSeconds((_random.NextDouble() - 0.5) * 2 * (_random.NextDouble() < 0.1 ? 7_200 : 90)));

    private async Task PayAsync(IPaymentAvailabilityResolver resolver, IPaymentReporter reporter, DateTimeOffset at)
    {
        string order = $"order-{++_paymentCount}";
        AvailabilityResult result = await resolver.ResolveAsync(new PaymentRequest { OrderId = order, Amount = new Money(100m, "CNY") }).Soon();
        PaymentRoute route = result.Options.Should().ContainSingle("one channel is always open").Which.Routes[0];
        string channel = route.Channel.Id;
        var attempt = new PaymentAttempt { OrderId = order, Id = $"attempt-{_paymentCount}", Amount = new Money(100m, "CNY"), Bank = "ICBC" }.Over(route);
        (await reporter.ReportAsync(PaymentReport.Begun(attempt)).Soon()).MayPay.Should().BeTrue();

        double luck = _random.NextDouble();
        bool fails = luck < Weather[channel].FailureRateAt(at);
        PaidAtOnce += fails ? 0 : 1;
        PaidAtOnceWithoutTheLibrary += luck < Weather[ChannelIds[0]].FailureRateAt(at) ? 0 : 1;
        if (Weather[channel].SpellAt(at) is { IsOutage: true } outage && _services.GetRequiredService<ChannelMonitor>().Current.Find(channel)?.State is ChannelState.Healthy or ChannelState.Unknown)
        {
            PaymentsIntoOutages[outage] = PaymentsIntoOutages.GetValueOrDefault(outage) + 1;
        }

        PaymentOutcome outcome = fails ? (luck < 0.005 ? PaymentOutcome.Unknown : PaymentOutcome.Failed)
            : _random.NextDouble() < 0.1 ? PaymentOutcome.Declined : PaymentOutcome.Succeeded;
        TimeSpan latency = TimeSpan.FromSeconds(0.2 + (_random.NextDouble() * (fails ? 20 : 2)));
        TimeSpan delay = _isHostile && _random.NextDouble() < 0.05 ? latency + TimeSpan.FromMinutes(_random.NextDouble() * 20) : latency;
        DateTimeOffset said = _isHostile && _random.NextDouble() < 0.02
            ? _time.UtcNow.AddDays((_random.NextDouble() - 0.5) * 1_000)
            : _time.UtcNow + latency;
        _answers.Enqueue(PaymentReport.Of(attempt, outcome) with { Latency = latency, At = said }, at + delay);
    }

    private void Look(ChannelStatusSnapshot states, DateTimeOffset at)
    {
        bool areAllDown = true;
        foreach (string id in ChannelIds)
        {
            bool isDown = states.Find(id)?.State == ChannelState.Down;
            areAllDown &= isDown;
            bool isInTrouble = Weather[id].SpellAt(at) is not null;
            bool wasInTrouble = isInTrouble || Weather[id].SpellAt(at - TimeSpan.FromMinutes(25)) is not null;
            if (isDown && !_down.GetValueOrDefault(id))
            {
                TimesDown.Add((id, at, wasInTrouble));
            }

            _down[id] = isDown;
            _closedForNothing[id] = isDown && !isInTrouble ? _closedForNothing.GetValueOrDefault(id) + Step : TimeSpan.Zero;
            LongestClosedForNothing[id] = new TimeSpan(Math.Max(LongestClosedForNothing[id].Ticks, _closedForNothing[id].Ticks));
        }

        MomentsWithAllDown += areAllDown ? 1 : 0;
    }

    private async Task AnswerAsync(IPaymentReporter reporter, DateTimeOffset at)
    {
        while (_answers.TryPeek(out PaymentReport? report, out DateTimeOffset due) && due <= at)
        {
            _answers.Dequeue();
            await reporter.ReportAsync(report).Soon();
            if (_isHostile && _random.NextDouble() < 0.05)
            {
                await reporter.ReportAsync(report).Soon();
            }
        }
    }
}
