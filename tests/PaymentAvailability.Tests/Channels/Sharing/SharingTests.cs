using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Tests;

public sealed class SharingTests
{
    private readonly WatchedChannels _north;
    private readonly WatchedChannels _south;

    public SharingTests()
    {
        _north = new WatchedChannels(isShared: true);
        _south = new WatchedChannels(isShared: true);
    }

    [Fact]
    public void Two_instances_see_together_what_neither_sees_alone()
    {
        foreach (WatchedChannels instance in (WatchedChannels[])[_north, _south])
        {
            instance.AllHealthy();
        }

        Exchange();
        _north.Report("netsunion", PaymentOutcome.Failed, 2);
        _south.Report("netsunion", PaymentOutcome.Failed, 2);
        _north.StateOf("netsunion").Should().Be(ChannelState.Healthy, "two failures are not enough, in either place");
        _south.StateOf("netsunion").Should().Be(ChannelState.Healthy);

        Exchange();

        _north.StateOf("netsunion").Should().Be(ChannelState.Down);
        _south.StateOf("netsunion").Should().Be(ChannelState.Down);
    }

    [Fact]
    public void An_instance_that_starts_takes_over_what_the_others_know()
    {
        _north.AllHealthy().WithDown("netsunion");
        _south.Time.UtcNow = _north.Time.UtcNow;

        Exchange();

        _south.StateOf("netsunion").Should().Be(ChannelState.Down);
        _south.StateOf("unionpay").Should().Be(ChannelState.Healthy);
    }

    [Fact]
    public void The_later_word_of_operators_counts_everywhere()
    {
        _north.Board.Switch("netsunion", on: false, by: "ops.north", expires: null);
        _south.Time.Advance(TimeSpan.FromSeconds(1));
        _south.Board.Switch("netsunion", on: true, by: "ops.south", expires: null);
        Exchange();
        _north.Monitor.Current.Find("netsunion")!.SetBy.Should().Be("ops.south");
        _south.Monitor.Current.Find("netsunion")!.SetBy.Should().Be("ops.south");

        _north.Time.Advance(TimeSpan.FromSeconds(2));
        _north.Board.Clear("netsunion");
        Exchange();
        Exchange();
        _south.Monitor.Current.Find("netsunion").Should().BeNull();
        _north.Monitor.Current.Find("netsunion").Should().BeNull();
    }

    [Fact]
    public void A_switch_of_an_instance_whose_clock_is_ahead_can_be_taken_back()
    {
        _north.Time.Advance(TimeSpan.FromHours(1));
        _north.Board.Switch("netsunion", on: false, by: "ops.north", expires: null);
        Exchange();

        _south.Board.Clear("netsunion");
        Exchange();
        Exchange();

        _north.Monitor.Current.Find("netsunion").Should().BeNull();
        _south.Monitor.Current.Find("netsunion").Should().BeNull();
    }

    [Theory]
    [InlineData(20261122)]
    [InlineData(null)]
    public void Whatever_order_repeats_and_losses_every_payment_is_taken_in_once(int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount & 0x7FFFFFFF;
        var random = new Random(seed);
        var key = new ChannelKey("netsunion", null, null);
        var time = new FakeTime();
        var own = new WindowCounts(TimeSpan.FromSeconds(10));
        var merged = new MergedCounts(TimeSpan.FromMinutes(10));
        var told = new List<ChannelHealthShare>();
        (int Payments, int Failures) counted = default;
        (int Payments, int Failures) taken = default;
        for (int i = 0; i < 5_000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(400)));
            bool isFailure = random.Next(3) == 0;
            own.Add(isFailure, time.UtcNow);
            counted = (counted.Payments + 1, counted.Failures + (isFailure ? 1 : 0));
            if (random.Next(20) == 0)
            {
                told.Add(Share());
            }

            // Most shares arrive, some late, some twice, some never; those that never do are made up for by later ones.
            if (told.Count > 0 && random.Next(15) == 0)
            {
                Take(told[^Math.Min(told.Count, 1 + random.Next(4))]);
            }

            merged.Forget(time.UtcNow);
        }

        Take(Share());
        Take(Share());

        taken.Should().Be(counted, "seed {0}", seed);

        ChannelHealthShare Share() =>
            new() { Instance = "north", At = time.UtcNow, Counts = [.. own.Of(key)], States = [], Switches = [] };

        void Take(ChannelHealthShare share)
        {
            foreach ((_, int payments, int failures) in merged.Take(share))
            {
                taken = (taken.Payments + payments, taken.Failures + failures);
            }
        }
    }

    [Fact]
    public void Counts_that_cannot_be_are_left_out()
    {
        var merged = new MergedCounts(TimeSpan.FromMinutes(10));
        DateTimeOffset now = new FakeTime().UtcNow;
        ChannelCounts counts = new() { Channel = "netsunion", Window = now, Payments = 5, Failures = 1 };

        merged.Take(Told(counts with { Payments = -1 }, counts with { Failures = 6 }, counts with { Failures = -1 }, counts with { Window = now.AddHours(-1) }))
            .Should().BeEmpty();
        merged.Take(Told(counts, counts with { Payments = 3 })).Should().ContainSingle("sums never shrink").Which.Payments.Should().Be(5);

        ChannelHealthShare Told(params ChannelCounts[] all) => new() { Instance = "north", At = now, Counts = all, States = [], Switches = [] };
    }

    [Fact]
    public async Task Registered_instances_exchange_on_their_own_and_survive_a_store_that_hangs_or_throws()
    {
        var time = new FakeTime();
        var exchange = new MoodyExchange();
        using ServiceProvider north = await StartAsync();
        using ServiceProvider south = await StartAsync();
        Report(north, PaymentOutcome.Succeeded, 200);
        Report(south, PaymentOutcome.Succeeded, 200);

        exchange.Mood = () => throw new InvalidOperationException("13800138000");
        time.Advance(TimeSpan.FromSeconds(4));
        exchange.Mood = () => { };
        time.Advance(TimeSpan.FromSeconds(4));
        exchange.Mood = null;
        Report(north, PaymentOutcome.Failed, 10);
        StateAt(north).Should().Be(ChannelState.Down, "an exchange in trouble costs only itself");

        exchange.Release();
        time.Advance(TimeSpan.FromSeconds(4));
        await Task.Run(() => SpinWait.SpinUntil(() => StateAt(south) == ChannelState.Down, TimeSpan.FromSeconds(30)));
        StateAt(south).Should().Be(ChannelState.Down);

        async Task<ServiceProvider> StartAsync()
        {
            var services = new ServiceCollection();
            services.AddSingleton<TimeProvider>(time);
            services.AddPaymentAvailability()
                .UseCatalog(catalog => catalog.Channel("netsunion").Channel("unionpay").Method("card", method => method.Route("netsunion").Route("unionpay")))
                .ShareChannelHealth(exchange);
            ServiceProvider provider = services.Build();
            foreach (IHostedService service in provider.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }

            return provider;
        }

        void Report(IServiceProvider instance, PaymentOutcome outcome, int count)
        {
            for (int i = 0; i < count; i++)
            {
                instance.GetRequiredService<ChannelMonitor>().Record(
                    new ChannelOutcome { Channel = "netsunion", Outcome = outcome, At = time.UtcNow, ReportedAt = time.UtcNow });
            }
        }

        static ChannelState? StateAt(IServiceProvider instance) => instance.GetRequiredService<ChannelMonitor>().Current.Find("netsunion")?.State;
    }

    private void Exchange()
    {
        ChannelHealthShare north = _north.Monitor.ShareAs("north", _north.Time.UtcNow);
        _south.Monitor.Merge([north, north], _south.Time.UtcNow);
        _north.Monitor.Merge([_south.Monitor.ShareAs("south", _south.Time.UtcNow)], _north.Time.UtcNow);
    }

    private sealed class MoodyExchange : IChannelHealthExchange
    {
        private readonly InMemoryChannelHealthExchange _store = new();
        private readonly List<TaskCompletionSource<IReadOnlyList<ChannelHealthShare>>> _hanging = [];

        /// <summary>What happens before the answer is held back for good.</summary>
        public Action? Mood { get; set; }

        public ValueTask<IReadOnlyList<ChannelHealthShare>> ExchangeAsync(ChannelHealthShare own, CancellationToken cancellationToken)
        {
            if (Mood is not { } mood)
            {
                return _store.ExchangeAsync(own, cancellationToken);
            }

            mood();
            var held = new TaskCompletionSource<IReadOnlyList<ChannelHealthShare>>();
            _hanging.Add(held);
            return new(held.Task);
        }

        public void Release() => _hanging.ForEach(held => held.SetResult([]));
    }
}
