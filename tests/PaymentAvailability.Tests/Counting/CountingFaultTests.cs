using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>What was paid is counted and what was not is not, whatever threads, stores and clocks do meanwhile.</summary>
public sealed class CountingFaultTests
{
    private static readonly Money Amount = new(1_200, "CNY");

    [Fact]
    public async Task The_facts_of_a_late_beginning_are_kept_while_an_end_waits_for_a_store_that_is_down()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "card", Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        GatedStore store = StoreOf(world);
        PaymentAttempt attempt = Attempt("a");
        await OutcomeAsync(world, attempt, PaymentOutcome.Unknown);
        store.IsDown = true;
        await OutcomeAsync(world, attempt, PaymentOutcome.Succeeded);
        await BeginAsync(world, attempt);
        await UpAgainAsync(world, store);

        (await StandAsync(world, "card", "card-1")).Amount.Should().Be(120_000, "it was paid with the card");
    }

    [Fact]
    public async Task What_was_refused_and_is_paid_after_all_is_counted_although_an_end_waits_for_a_store_that_is_down()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 });
        GatedStore store = StoreOf(world);
        PaymentAttempt attempt = Attempt("a");
        (await BeginAsync(world, attempt)).MayPay.Should().BeFalse();
        store.IsDown = true;
        await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Failed, "ops");
        await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Succeeded, "ops");
        await UpAgainAsync(world, store);

        (await StandAsync(world, "payer", "payer-7")).Amount.Should().Be(120_000, "what was paid counts even beyond a limit");
    }

    [Fact]
    public async Task An_amount_that_only_a_late_beginning_tells_is_counted()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000, MaximumCount = 10 });
        PaymentAttempt attempt = Attempt("a");
        await OutcomeAsync(world, attempt with { Amount = null }, PaymentOutcome.Succeeded);
        await BeginAsync(world, attempt);

        (await BeginAsync(world, Attempt("b"))).MayPay.Should().BeFalse("1,200 of 2,000 are paid");
    }

    [Fact]
    public async Task An_attempt_that_ends_while_it_is_being_counted_reserves_nothing()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        GatedStore store = StoreOf(world);
        TaskCompletionSource gate = store.Holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ReportReceipt> beginning = BeginAsync(world, Attempt("a"));
        await UntilAsync(() => store.Calls == 1);
        Task<ReportReceipt> ending = OutcomeAsync(world, Attempt("a"), PaymentOutcome.Ignored);
        gate.SetResult();
        await beginning.Soon();

        ((await ending.Soon()).Status, (await StandAsync(world, "payer", "payer-7")).Amount).Should().Be((AttemptStatus.Ignored, 0), "the end waits for the beginning, and then gives back what that reserved");
    }

    [Fact]
    public async Task Of_contradictory_outcomes_at_once_the_counters_follow_the_one_that_holds()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 });
        GatedStore store = StoreOf(world);
        PaymentAttempt attempt = Attempt("a");
        await BeginAsync(world, attempt);
        TaskCompletionSource gate = store.Releasing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = store.Calls;
        Task<ReportReceipt> failing = OutcomeAsync(world, attempt, PaymentOutcome.Failed);
        await UntilAsync(() => store.Calls > calls);
        Task<ReportReceipt> succeeding = OutcomeAsync(world, attempt, PaymentOutcome.Succeeded);
        gate.SetResult();
        await failing.Soon();
        (await succeeding.Soon()).Status.Should().Be(AttemptStatus.Succeeded);

        (await BeginAsync(world, Attempt("b"))).MayPay.Should().BeFalse("1,200 of 2,000 are paid");
    }

    [Fact]
    public async Task A_hold_that_comes_late_when_no_more_may_wait_does_not_stay_after_its_end()
    {
        var store = new GatedStore();
        var time = new ObservedTime();
        using var writer = new CounterWriter(store, new CounterOptions { MaximumWaiting = 1 }, time, new CounterWriterLog(NullLogger.Instance));
        Counter year = Counter.Calendar("year", CalendarPeriod.Year, TimeZoneInfo.Utc);
        store.IsDown = true;
        await writer.HoldAsync(new CounterHold("other", time.GetUtcNow(), [new(year, "other", 1, 0)]));
        store.IsDown = false;
        TaskCompletionSource gate = store.Holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = store.Calls;
        Task<HoldAnswer?> holding = writer.HoldAsync(new CounterHold("late", time.GetUtcNow(), [new(year, "payer", 1, 0)])).AsTask();
        await UntilAsync(() => store.Calls > calls);
        await time.WaitForTimersAsync(2);
        time.Advance(TimeSpan.FromMilliseconds(100));
        (await holding.Soon()).Should().BeNull("it is late");
        await writer.SettleAsync("late", HoldOutcome.Undone);
        gate.SetResult();
        await UntilAsync(() => { time.Advance(TimeSpan.FromSeconds(1)); return writer.Waiting == 0 && store.Ended == store.Calls; });

        var reading = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(year, "payer") }, reading, time.GetUtcNow(), default);
        reading[0].Count.Should().Be(0, "the attempt was refused");
    }

    [Fact]
    public async Task A_decline_that_was_none_is_not_counted_as_one()
    {
        using var world = new RiskWorld(static options => options.Risk.Velocity.Add(
            new VelocityRule { Name = "declines", Measure = VelocityMeasure.Declines, Window = TimeSpan.FromHours(1), From = 1, To = 2 }));
        await BeginAsync(world, Attempt("a"));
        await OutcomeAsync(world, Attempt("a"), PaymentOutcome.Declined);
        await OutcomeAsync(world, Attempt("a"), PaymentOutcome.Succeeded);

        var reading = new CounterReading[1];
        await world.Get<ICounterStore>().ReadAsync(
            new CounterQuery[] { new(Counter.Sliding("velocity.declines", TimeSpan.FromHours(1)), "payer-7") }, reading, world.Time.UtcNow, default);
        reading[0].Count.Should().Be(0, "the payment was made");
    }

    [Fact]
    public async Task An_attempt_that_was_forgotten_and_begins_again_is_counted()
    {
        using var world = new RiskWorld(static options =>
        {
            options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 2_000 });
        });
        await BeginAsync(world, Attempt("a"));
        await OutcomeAsync(world, Attempt("a"), PaymentOutcome.Failed);
        world.Time.Advance(TimeSpan.FromDays(9));
        ReportReceipt again = await BeginAsync(world, Attempt("a"));

        (again.MayPay && (await StandAsync(world, "payer", "payer-7", CalendarPeriod.Year)).Amount == 0).Should().BeFalse("it may pay 1,200");
    }

    [Fact]
    public async Task Of_contradictory_outcomes_on_two_threads_in_memory_the_payment_is_counted()
    {
        const int Rounds = 20_000;
        using var world = new RiskWorld(static options => options.Limits.Add(
            new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumCount = 1_000_000 }));
        for (int i = 0; i < Rounds; i++)
        {
            await BeginAsync(world, Attempt($"{i}"));
        }

        using var start = new Barrier(2);
        await Task.WhenAll(new[] { PaymentOutcome.Failed, PaymentOutcome.Succeeded }.Select(outcome => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < Rounds; i++)
                {
                    start.SignalAndWait();
                    OutcomeAsync(world, Attempt($"{i}"), outcome).GetAwaiter().GetResult();
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        (await StandAsync(world, "payer", "payer-7", CalendarPeriod.Year)).Count.Should().Be(Rounds, "whoever says that money was taken is believed");
    }

    [Fact]
    public async Task What_was_refused_and_is_paid_after_all_is_counted()
    {
        using RiskWorld world = With(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000 });
        PaymentAttempt attempt = Attempt("a");
        (await BeginAsync(world, attempt)).MayPay.Should().BeFalse();
        await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Failed, "ops");
        await world.Get<IPaymentReporter>().ReconcileAsync(attempt, PaymentOutcome.Succeeded, "ops");

        (await StandAsync(world, "payer", "payer-7")).Amount.Should().Be(120_000, "what was paid counts even beyond a limit");
    }

    [Fact]
    public async Task A_forgotten_attempt_that_begins_again_and_pays_counts_on_the_day_it_pays()
    {
        using var world = new RiskWorld(static options => options.Limits.Add(
            new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 2_000 }));
        await BeginAsync(world, Attempt("a"));
        await OutcomeAsync(world, Attempt("a"), PaymentOutcome.Failed);
        world.Time.Advance(TimeSpan.FromDays(2));
        (await BeginAsync(world, Attempt("a"))).MayPay.Should().BeTrue();
        await OutcomeAsync(world, Attempt("a"), PaymentOutcome.Succeeded);

        (await BeginAsync(world, Attempt("b"))).MayPay.Should().BeFalse("1,200 of 2,000 are paid today");
    }

    private static PaymentAttempt Attempt(string id) => new() { OrderId = id, Id = id, PayerId = "payer-7", Amount = Amount };

    private static Task<ReportReceipt> BeginAsync(RiskWorld world, PaymentAttempt attempt) => world.Get<IPaymentReporter>().ReportAsync(
        PaymentReport.Begun(attempt) with { Facts = new PaymentFacts { InstrumentId = "card-1", Amount = Amount } }).AsTask();

    private static Task<ReportReceipt> OutcomeAsync(RiskWorld world, PaymentAttempt attempt, PaymentOutcome outcome) =>
        world.Get<IPaymentReporter>().ReportAsync(PaymentReport.Of(attempt, outcome)).AsTask();

    private static async Task<CounterReading> StandAsync(RiskWorld world, string limit, string subject, CalendarPeriod period = CalendarPeriod.Day)
    {
        var reading = new CounterReading[1];
        Counter counter = Counter.Calendar($"limit.{limit}", period, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        await world.Get<ICounterStore>().ReadAsync(new CounterQuery[] { new(counter, subject) }, reading, world.Time.UtcNow, default);
        return reading[0];
    }

    private static async Task UpAgainAsync(RiskWorld world, GatedStore store)
    {
        store.IsDown = false;
        CounterWriter writer = world.Get<CounterWriter>();
        int turns = 0;
        await UntilAsync(() =>
        {
            // Not so often that the day goes by.
            if (turns++ % 1_000 == 0)
            {
                world.Time.Advance(TimeSpan.FromSeconds(1));
            }

            return writer.Waiting == 0;
        });
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (int i = 0; i < 1_000_000 && !isSo(); i++)
        {
            await Task.Yield();
        }

        isSo().Should().BeTrue();
    }

    private static GatedStore StoreOf(RiskWorld world) => (GatedStore)world.Get<ICounterStore>();

    private static RiskWorld With(params PaymentLimit[] limits) => new(options => options.Limits.Add(limits), static builder => builder.UseCounterStore<GatedStore>());

    private sealed class GatedStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());
        private int _calls;
        private int _ended;

        public bool IsDown { get; set; }

        public TaskCompletionSource? Holding { get; set; }

        public TaskCompletionSource? Releasing { get; set; }

        public int Calls => Volatile.Read(ref _calls);

        public int Ended => Volatile.Read(ref _ended);

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken) =>
            BehaveAsync(Holding, () => _counters.HoldAsync(hold, readings, default));

        public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) =>
            BehaveAsync(outcome == HoldOutcome.Released ? Releasing : null, () => _counters.SettleAsync(id, outcome, at, default));

        private async ValueTask<T> BehaveAsync<T>(TaskCompletionSource? gate, Func<ValueTask<T>> call)
        {
            Interlocked.Increment(ref _calls);
            try
            {
                if (IsDown)
                {
                    throw new InvalidOperationException("down");
                }

                await (gate?.Task ?? Task.CompletedTask);
                return await call();
            }
            finally
            {
                Interlocked.Increment(ref _ended);
            }
        }
    }
}
