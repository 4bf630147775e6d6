namespace PaymentAvailability.Tests;

public sealed class InMemoryCounterStoreTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private static readonly Counter[] Counters =
    [
        Counter.Sliding("ten_minutes", TimeSpan.FromMinutes(10)),
        Counter.Sliding("day", TimeSpan.FromDays(1)),
        Counter.Distinct("cards", TimeSpan.FromHours(1)),
        Counter.Calendar("month", CalendarPeriod.Month, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public async Task Answers_what_a_list_of_everything_that_was_added_answers(int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        ICounterStore[] stores = [new InMemoryCounterStore(new CounterOptions()), new ReferenceCounterStore()];
        DateTimeOffset now = Start;
        for (int i = 0; i < 1_500; i++)
        {
            now += TimeSpan.FromSeconds(random.Next(random.Next(20) == 0 ? 20_000 : 120));
            string id = $"hold-{random.Next(i + 1)}";
            bool isKept = random.Next(2) == 0;
            CounterHold hold = new(id, now, [.. Counters.Where(_ => random.Next(3) > 0).DefaultIfEmpty(Counters[0]).Select(counter => ChangeOf(random, counter))]);
            CounterQuery[] queries = [.. Counters.Select(counter => new CounterQuery(counter, $"payer-{random.Next(4)}") { EasesBelowCount = random.Next(1, 9), EasesBelowAmount = random.Next(1, 5_000) })];
            var answers = new List<(bool, CounterReading[])>();
            int what = random.Next(3);
            foreach (ICounterStore store in stores)
            {
                var readings = new CounterReading[what == 0 ? hold.Changes.Length : queries.Length];
                bool did = what == 0 ? await store.HoldAsync(hold, readings, default) : what == 1 && await store.SettleAsync(id, isKept, now, default);
                if (what > 0)
                {
                    await store.ReadAsync(queries, readings, now, default);
                }

                answers.Add((did, readings));
            }

            answers[0].Item1.Should().Be(answers[1].Item1);
            answers[0].Item2.Should().Equal(answers[1].Item2);
        }
    }

    [Fact]
    public async Task Holds_that_ended_are_remembered_for_a_while_and_all_of_them_are_bounded()
    {
        var store = new InMemoryCounterStore(new CounterOptions { MaximumHolds = 160 });
        for (int i = 0; i < 10_000; i++)
        {
            (await HoldAsync(store, $"hold-{i}")).Should().BeTrue();
            (await HoldAsync(store, $"hold-{i}")).Should().BeFalse();
            (await store.SettleAsync($"hold-{i}", true, Start, default)).Should().BeTrue();
            (await store.SettleAsync($"hold-{i}", false, Start, default)).Should().BeFalse();
            (await HoldAsync(store, $"hold-{i}")).Should().BeFalse();
        }
    }

    [Fact]
    public async Task The_same_counter_made_twice_is_the_same()
    {
        var store = new InMemoryCounterStore(new CounterOptions());
        await HoldAsync(store, "a");
        var readings = new CounterReading[1];

        await store.ReadAsync(new CounterQuery[] { new(Counter.Sliding("ten_minutes", TimeSpan.FromMinutes(10)), "payer") }, readings, Start, default);

        readings[0].Count.Should().Be(1);
    }

    private static ValueTask<bool> HoldAsync(InMemoryCounterStore store, string id) =>
        store.HoldAsync(new CounterHold(id, Start, [new CounterChange(Counters[0], "payer", 1, 5)]), default, default);

    private static CounterChange ChangeOf(Random random, Counter counter) => counter.Kind == CounterKind.Distinct
        ? new CounterChange(counter, $"payer-{random.Next(4)}", 0, 0) { Member = $"card-{random.Next(6)}", Stays = true }
        : new CounterChange(counter, $"payer-{random.Next(4)}", random.Next(1, 3), random.Next(1_000)) { Stays = random.Next(3) == 0 };
}
