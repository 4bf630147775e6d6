using System.Collections.Immutable;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Counters in a database count as described, once for all instances, whoever comes at the same time.</summary>
public sealed class SqlCounterStoreTests(TestDatabases databases)
{
    private const string Secret = "a secret of the tests";

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Counter Payments = Counter.Sliding("payments", TimeSpan.FromMinutes(10));
    private static readonly Counter Cards = Counter.Distinct("cards", TimeSpan.FromMinutes(10));
    private static readonly Counter[] Counters =
    [
        Payments, Cards, Counter.Approximate("attempts", TimeSpan.FromMinutes(24)), Counter.Calendar("day", CalendarPeriod.Day, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")),
        Counter.Calendar("month", CalendarPeriod.Month, TimeZoneInfo.Utc),
    ];

    private string _connection = "";

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, null)]
    [InlineData(true, null)]
    public async Task Any_sequence_is_answered_as_by_the_reference(bool isPostgreSql, int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        ICounterStore[] stores = [StoreOn(database), new ReferenceCounters()];
        DateTimeOffset now = Start;
        for (int i = 0; i < 400; i++)
        {
            now += TimeSpan.FromSeconds(random.Next(-20, 120));
            string id = $"hold-{random.Next(1 + i)}";
            ImmutableArray<CounterChange> changes = [.. Counters.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Payments).Select(counter => ChangeOf(counter, random))];
            CounterQuery[] queries = [.. Counters.Select(counter => QueryOf(counter, random))];
            int kind = random.Next(4);
            bool isLatest = random.Next(2) == 0;
            var hold = new CounterHold(kind == 0 ? $"new-{i}" : id, now, changes);
            hold = random.Next(3) == 0 ? new CounterHold(hold.Id, now, [.. changes.Select(change => change with { MaximumCount = null, MaximumAmount = null })]).ReplacingEnded() : hold;
            var answers = new List<string>();
            foreach (ICounterStore store in stores)
            {
                var readings = new CounterReading[kind < 2 ? changes.Length : queries.Length];
                string done = "";
                switch (kind)
                {
                    case 0 or 1:
                        done = $"{await store.HoldAsync(hold, readings, default).Soon()}";
                        break;
                    case 2:
                        done = $"{await store.SettleAsync(isLatest ? $"new-{i - 1}" : id, (HoldOutcome)(i % 3), now, default).Soon()}";
                        break;
                    default:
                        await store.ReadAsync(queries, readings, now, default).AsTask().Soon();
                        break;
                }

                answers.Add($"{done} {string.Join(' ', readings)}");
            }

            answers[0].Should().Be(answers[1], "step {0} of kind {1} with seed {2}", i, kind, seed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_64_who_hold_at_once_on_two_instances_nobody_is_lost_or_counted_twice(bool isPostgreSql)
    {
        await using SqlDatabase one = await OpenAsync(isPostgreSql);
        await using SqlDatabase other = TestDatabases.Open(one.Dialect, _connection);
        SqlCounterStore[] stores = [StoreOn(one), StoreOn(other)];

        CounterReading[][] seen = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var last = new CounterReading[4];
            for (int i = 0; i < 10; i++)
            {
                CounterChange[] changes = [new(Payments, $"{caller % 3}", 1, 2), new(Payments, $"own-{caller}", 1, 1), new(Counters[3], "all", 1, 5), new(Cards, "device", 0, 0) { Member = $"{caller}" }];
                (await stores[(caller + i) % 2].HoldAsync(new CounterHold($"{caller}-{i}", Start, [.. caller % 2 == 0 ? changes : changes.Reverse()]), last, default)).Result.Should().Be(HoldResult.Added);
                last.Max(reading => reading.Count).Should().BeGreaterThan(i, "what a caller added itself is counted");
                if (i % 2 == 1)
                {
                    (await stores[caller % 2].SettleAsync($"{caller}-{i}", HoldOutcome.Released, Start, default)).Should().BeTrue();
                }
            }

            return last;
        }))).Soon();

        CounterReading[] after = await ReadAsync(stores[0], Start, new(Payments, "0"), new(Payments, "1"), new(Payments, "2"), new(Payments, "own-7"), new(Counters[3], "all"), new(Cards, "device"));
        after.Should().Equal(new(110, 220), new(105, 210), new(105, 210), new(5, 5), new(320, 1_600), new(8, 0));
        seen.Should().HaveCount(64);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_want_room_at_once_as_many_get_it_as_there_is_room_for(bool isPostgreSql)
    {
        await using SqlDatabase one = await OpenAsync(isPostgreSql);
        await using SqlDatabase other = TestDatabases.Open(one.Dialect, _connection);
        SqlCounterStore[] stores = [StoreOn(one), StoreOn(other)];
        CounterChange[] wanted = [new(Counters[3], "payer", 1, 100) { MaximumAmount = 550 }, new(Counters[4], "payer", 1, 100) { MaximumCount = 20 }, new(Payments, "payer", 1, 100)];

        HoldAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(caller => Task.Run(() =>
            stores[caller % 2].HoldAsync(new CounterHold($"{caller}", Start, [.. caller % 3 == 0 ? wanted : wanted.Reverse()]), default, default).AsTask()))).Soon();

        answers.Count(answer => answer.Result == HoldResult.Added).Should().Be(5);
        answers.Where(answer => answer.Result == HoldResult.Refused).Should().HaveCount(55).And.OnlyContain(answer => answer.Reading == new CounterReading(5, 500));
        (await ReadAsync(stores[0], Start, new(Counters[3], "payer"), new(Counters[4], "payer"), new(Payments, "payer"))).Should().AllBeEquivalentTo(new CounterReading(5, 500));
        int refused = Array.FindIndex(answers, answer => answer.Result == HoldResult.Refused);
        (await stores[0].HoldAsync(new CounterHold($"{refused}", Start, [new(Counters[3], "payer", 1, 50) { MaximumAmount = 550 }]), default, default).Soon()).Result
            .Should().Be(HoldResult.Added, "a refused hold is not known, and 50 are left");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Members_that_were_seen_when_the_clock_was_years_ahead_neither_count_nor_take_the_place_of_others(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        SqlCounterStore store = StoreOn(database);
        for (int i = 0; i < 8; i++)
        {
            await SeeAsync($"ahead-{i}", Start.AddYears(10));
        }

        (await ReadAsync(store, Start, new CounterQuery(Cards, "device")))[0].Count.Should().Be(0);
        for (int i = 0; i < 4; i++)
        {
            await SeeAsync($"card-{i}", Start.AddSeconds(i));
        }

        (await ReadAsync(store, Start.AddMinutes(1), new CounterQuery(Cards, "device") { EasesBelowCount = 4 }))[0].Should().Be(new CounterReading(4, 0, Start + Cards.Length));

        Task SeeAsync(string card, DateTimeOffset at) =>
            store.HoldAsync(new CounterHold(card, at, [new(Cards, "device", 0, 0) { Member = card }]), default, default).Soon();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_hold_and_then_look_no_more_find_room_than_there_is(bool isPostgreSql)
    {
        await using SqlDatabase one = await OpenAsync(isPostgreSql);
        await using SqlDatabase other = TestDatabases.Open(one.Dialect, _connection);
        SqlCounterStore[] stores = [StoreOn(one), StoreOn(other)];

        bool[] within = await Task.WhenAll(Enumerable.Range(0, 40).Select(caller => Task.Run(async () =>
        {
            var reading = new CounterReading[1];
            await stores[caller % 2].HoldAsync(new CounterHold($"{caller}", Start.AddSeconds(-caller), [new(Counters[3], "payer", 1, 100)]), reading, default);
            return reading[0].Amount <= 500;
        }))).Soon();

        within.Count(isWithin => isWithin).Should().BeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_hold_at_once_from_everywhere_counts_once_and_ends_once(bool isPostgreSql)
    {
        await using SqlDatabase one = await OpenAsync(isPostgreSql);
        await using SqlDatabase other = TestDatabases.Open(one.Dialect, _connection);
        SqlCounterStore[] stores = [StoreOn(one), StoreOn(other)];
        CounterHold Hold(int caller) => new("hold", Start, [new(Payments, "payer", 1, 7), new(Counters[3], "payer", 1, 7 + caller) { Stays = true }]);

        HoldAnswer[] added = await Task.WhenAll(Enumerable.Range(0, 40).Select(caller => stores[caller % 2].HoldAsync(Hold(0), default, default).AsTask())).Soon();
        HoldAnswer again = await stores[0].HoldAsync(Hold(3), default, default).Soon();
        bool[] ended = await Task.WhenAll(Enumerable.Range(0, 40).Select(caller => stores[caller % 2].SettleAsync("hold", HoldOutcome.Released, Start, default).AsTask())).Soon();
        HoldAnswer afterwards = await stores[0].HoldAsync(Hold(0), default, default).Soon();

        (added.Count(answer => answer.Result == HoldResult.Added), again.Result, ended.Count(isEnded => isEnded), afterwards.Result).Should().Be((1, HoldResult.Known, 1, HoldResult.Known));
        (await ReadAsync(stores[1], Start, new(Payments, "payer"), new(Counters[3], "payer"))).Should().Equal(new CounterReading(0, 0), new CounterReading(1, 7));
        (await stores[0].SettleAsync("unknown", HoldOutcome.Kept, Start, default).Soon()).Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Texts_that_want_to_do_harm_are_counted_like_others_and_kept_nowhere(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        SqlCounterStore store = StoreOn(database);
        string[] hostile =
            ["", "'; DROP TABLE payment_availability_counters; --", "\0", "\0\0", "\ud800", "\udc00", "\ufffd", "payments\0x", "x", "X", " x", new string('x', 100_000), "6222021234567890123", "ﬁ", "fi"];
        foreach (string subject in hostile)
        {
            await store.HoldAsync(new CounterHold("h" + subject[..Math.Min(subject.Length, 200)] + subject.Length, Start, [new(Payments, subject, 1, 0), new(Cards, "all", 0, 0) { Member = subject }, new(Cards, subject, 0, 0) { Member = "m" }]), default, default).Soon();
        }

        CounterReading[] readings = await ReadAsync(store, Start, [.. hostile.SelectMany(subject => new[] { new CounterQuery(Payments, subject), new CounterQuery(Cards, subject) })]);
        readings.Should().OnlyContain(reading => reading.Count == 1);
        (await ReadAsync(store, Start, new CounterQuery(Cards, "all")))[0].Count.Should().Be(CounterReading.MostDistinct);
        (await CountAsync(database, "payment_availability_counter_members WHERE seen_at > 0")).Should().Be(hostile.Length + CounterReading.MostDistinct, "more members of a subject cannot be told apart");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_largest_numbers_stay_the_largest_and_harm_nobody_else(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        SqlCounterStore store = StoreOn(database);

        CounterChange[] rich = [.. Enumerable.Repeat(new CounterChange(Payments, "rich", 1, CounterChange.MostAmount), CounterHold.MaximumChanges - 1), new(Payments, "other", 1, 1)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.HoldAsync(new CounterHold($"{i}", Start, [.. rich]), default, default).AsTask())).Soon();
        await store.HoldAsync(new CounterHold("later", Start.AddMinutes(1), [new(Payments, "rich", 1, 1)]), default, default).Soon();

        (await ReadAsync(store, Start.AddMinutes(1), new(Payments, "rich"), new(Payments, "other"))).Should().Equal(new CounterReading((8 * 255) + 1, long.MaxValue), new(8, 8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_left_every_window_is_deleted_by_and_by_and_nothing_else(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        DateTimeOffset later = Start.AddDays(30);
        var clock = new FakeTime(Start);
        var store = new SqlCounterStore(database, new SqlOptions().TablePrefix, Secret, clock);
        await HoldManyAsync(store, "old", Start);
        await store.HoldAsync(new CounterHold("year", Start, [new(Counter.Calendar("year", CalendarPeriod.Year, TimeZoneInfo.Utc), "payer", 1, 1)]), default, default).Soon();

        await HoldManyAsync(store, "tomorrow's", later.AddDays(400));
        (await CountAsync(database, "payment_availability_counters")).Should().Be(1 + (2 * 300), "a caller far ahead of the clock deletes nothing");
        clock.UtcNow = later;
        await HoldManyAsync(store, "new", later);

        (await CountAsync(database, "payment_availability_counter_holds")).Should().Be(1 + (4 * 300));
        (await CountAsync(database, "payment_availability_counters")).Should().Be(1 + (2 * 300));
        (await CountAsync(database, "payment_availability_counter_members")).Should().Be(2 * 300);
        (await ReadAsync(store, later, new(Payments, "new-7"), new(Payments, "old-7"), new(Cards, "new-7"))).Should().Equal(new CounterReading(1, 1), new(0, 0), new(1, 0));
        (await store.SettleAsync("year", HoldOutcome.Released, later, default).Soon()).Should().BeTrue();

        static async Task HoldManyAsync(SqlCounterStore store, string name, DateTimeOffset at)
        {
            for (int round = 0; round < 2; round++)
            {
                await Task.WhenAll(Enumerable.Range(0, 300).Select(i => store.HoldAsync(
                    new CounterHold($"{name}-{i}-{round}", at, [new(Payments, $"{name}-{i}", 1 - round, 1 - round), new(Cards, $"{name}-{i}", 0, 0) { Member = "card" }]), default, default).AsTask())).Soon();
            }
        }
    }

    [Fact]
    public async Task Whoever_has_another_secret_counts_anew()
    {
        await using SqlDatabase database = await OpenAsync(false);
        await StoreOn(database).HoldAsync(new CounterHold("hold", Start, [new(Payments, "payer", 1, 1)]), default, default).Soon();

        (await ReadAsync(new SqlCounterStore(database, new SqlOptions().TablePrefix, Secret + "2", TimeProvider.System), Start, new CounterQuery(Payments, "payer")))[0].Count.Should().Be(0);
    }

    private static SqlCounterStore StoreOn(SqlDatabase database) => new(database, new SqlOptions().TablePrefix, Secret, TimeProvider.System);

    private static async Task<CounterReading[]> ReadAsync(SqlCounterStore store, DateTimeOffset at, params CounterQuery[] queries)
    {
        var readings = new CounterReading[queries.Length];
        await store.ReadAsync(queries, readings, at, default).AsTask().Soon();
        return readings;
    }

    private static CounterChange ChangeOf(Counter counter, Random random) => counter.Kind == CounterKind.Distinct
        ? new(counter, $"subject-{random.Next(2)}", 0, 0) { Member = $"member-{random.Next(12)}" }
        : new(counter, $"subject-{random.Next(2)}", random.Next(3), random.Next(1_000))
        {
            Stays = random.Next(4) == 0,
            MaximumCount = counter.Kind == CounterKind.Calendar && random.Next(3) == 0 ? random.Next(80) : null,
            MaximumAmount = counter.Kind == CounterKind.Calendar && random.Next(3) == 0 ? random.Next(40_000) : null,
        };

    private static CounterQuery QueryOf(Counter counter, Random random) => new(counter, $"subject-{random.Next(2)}")
    {
        EasesBelowCount = random.Next(2) == 0 ? random.Next(10) : null,
        EasesBelowAmount = counter.Kind == CounterKind.Distinct || random.Next(2) == 0 ? null : random.Next(5_000),
    };

    private static ValueTask<long> CountAsync(SqlDatabase database, string rows) => database.ReadAsync(
        "counting",
        async (connection, token) =>
        {
            await using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM " + rows;
            return (long)(await command.ExecuteScalarAsync(token))!;
        },
        default);

    private async Task<SqlDatabase> OpenAsync(bool isPostgreSql)
    {
        SqlDialect dialect = isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        _connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, _connection).MigrateAsync();
        return TestDatabases.Open(dialect, _connection);
    }
}
