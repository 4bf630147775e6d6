namespace PaymentAvailability.Tests;

/// <summary>Counters in memory stand at what was held and not released.</summary>
public sealed class InMemoryCounterStoreTests
{
    private const int Seed = 20270110;

    private static readonly DateTimeOffset Noon = HeldCounters.Noon;
    private static readonly Counter Sliding = Counter.Sliding("payer_10m", TimeSpan.FromMinutes(10));
    private static readonly Counter Approximate = Counter.Approximate("device_1h", TimeSpan.FromHours(1));
    private static readonly Counter Cards = Counter.Distinct("cards_1d", TimeSpan.FromDays(1));
    private static readonly Counter Month = Counter.Calendar("card_month", CalendarPeriod.Month, TimeZoneInfo.Utc);

    private readonly HeldCounters _counters = new(new CounterCapacity { Sliding = 1_000, Approximate = 1_000, Distinct = 1_000, Calendar = 1_000 });

    [Fact]
    public void A_hold_counts_in_all_of_its_counters_at_once_and_tells_what_they_stand_at()
    {
        (bool isAdded, CounterReading[] readings) = _counters.Hold(Everything("h1"));

        isAdded.Should().BeTrue();
        readings.Should().Equal(new CounterReading(1, 500), new CounterReading(1, 500), new CounterReading(1, 0), new CounterReading(1, 500), new CounterReading(1, 0));
        _counters.Hold(Everything("h2")).Readings.Should().Equal(
            new CounterReading(2, 1_000), new CounterReading(2, 1_000), new CounterReading(1, 0), new CounterReading(2, 1_000), new CounterReading(2, 0));
        ReadEverything().Should().Equal(new(2, 1_000), new(2, 1_000), new(1, 0), new(2, 1_000));
    }

    [Fact]
    public void A_hold_that_is_repeated_changes_nothing_before_and_after_its_end()
    {
        _counters.Hold(Everything("h"));
        (bool isAdded, CounterReading[] readings) = _counters.Hold(Everything("h"));
        (isAdded, readings[0]).Should().Be((false, new CounterReading(1, 500)));

        _counters.Settle("h", isKept: true).Should().BeTrue();
        _counters.Hold(Everything("h")).IsAdded.Should().BeFalse();
        _counters.Settle("h", isKept: true).Should().BeFalse("it has ended so");
        _counters.Settle("other", isKept: false).Should().BeFalse();
        _counters.Read(Sliding, "a").Should().Be(new CounterReading(1, 500));
    }

    [Fact]
    public void What_is_released_is_taken_back_but_for_what_stays_and_who_was_seen()
    {
        _counters.Hold(Everything("h"));

        _counters.Settle("h", isKept: false).Should().BeTrue();

        ReadEverything().Should().Equal(default, default, new(1, 0), default);
        _counters.Read(Sliding, "attempts").Should().Be(new CounterReading(1, 0), "an attempt stays");
        _counters.Hold(Everything("h")).IsAdded.Should().BeFalse();
        _counters.Read(Sliding, "a").Should().Be(default(CounterReading));
    }

    [Fact]
    public void A_hold_may_end_otherwise_later_and_stands_as_it_ended_last()
    {
        _counters.Hold(Everything("h"));
        CounterReading[] all = ReadEverything();
        foreach ((HoldOutcome outcome, bool counts, int attempts) in ((HoldOutcome, bool, int)[])
            [(HoldOutcome.Kept, true, 1), (HoldOutcome.Released, false, 1), (HoldOutcome.Undone, false, 0), (HoldOutcome.Kept, true, 1), (HoldOutcome.Undone, false, 0), (HoldOutcome.Released, false, 1)])
        {
            _counters.Settle("h", outcome).Should().BeTrue();
            _counters.Settle("h", outcome).Should().BeFalse();

            CounterReading[] left = counts ? all : [default, default, new(1, 0), default];
            ReadEverything().Should().Equal(left);
            _counters.Read(Sliding, "attempts").Count.Should().Be(attempts);
        }
    }

    [Fact]
    public void A_hold_may_take_the_place_of_one_that_has_ended_and_of_no_other()
    {
        CounterHold again = new CounterHold("h", Noon, [new(Sliding, "a", 1, 100)]).ReplacingEnded();
        _counters.TryHold(again).Result.Should().Be(HoldResult.Added, "none has to be there");
        _counters.TryHold(again).Result.Should().Be(HoldResult.Known, "it has no end");
        _counters.Settle("h", HoldOutcome.Kept);

        _counters.TryHold(again).Result.Should().Be(HoldResult.Added);
        _counters.Read(Sliding, "a").Should().Be(new CounterReading(2, 200), "what was kept stays");
        _counters.Settle("h", HoldOutcome.Released).Should().BeTrue();
        _counters.Read(Sliding, "a").Should().Be(new CounterReading(1, 100));
        _counters.Store.KnownHolds.Should().Be(1);
    }

    [Fact]
    public void What_counts_again_counts_in_the_segment_where_it_was_and_not_after_it_left_the_window()
    {
        _counters.Hold(new CounterHold("h", Noon, [new(Sliding, "a", 1, 100), new(Approximate, "a", 1, 100), new(Month, "a", 1, 100)]));
        _counters.Settle("h", HoldOutcome.Released);
        _counters.Hold(new CounterHold("later", Noon.AddDays(31), [new(Sliding, "a", 1, 7), new(Approximate, "a", 1, 7), new(Month, "a", 1, 7)]));
        _counters.Settle("h", HoldOutcome.Kept, Noon.AddDays(31));

        _counters.Read(Noon.AddDays(31), new(Sliding, "a"), new(Approximate, "a"), new(Month, "a")).Should().Equal(new CounterReading(1, 7), new CounterReading(1, 7), new CounterReading(1, 7));
        _counters.Read(Noon, new CounterQuery(Month, "a")).Should().Equal(new CounterReading(1, 100));
    }

    [Fact]
    public void A_release_takes_back_from_the_segment_that_was_added_to()
    {
        _counters.Hold(new CounterHold("early", Noon, [new(Sliding, "a", 1, 100)]));
        _counters.Hold(new CounterHold("late", Noon.AddMinutes(9), [new(Sliding, "a", 1, 7)]));
        _counters.Settle("early", isKept: false, Noon.AddMinutes(9));

        _counters.Read(Noon.AddMinutes(9), new CounterQuery(Sliding, "a")).Should().Equal(new CounterReading(1, 7));
        _counters.Read(Noon.AddMinutes(18), new CounterQuery(Sliding, "a")).Should().Equal(new CounterReading(1, 7));
        _counters.Read(Noon.AddMinutes(19), new CounterQuery(Sliding, "a")).Should().Equal(default(CounterReading));
    }

    [Fact]
    public void Asked_when_it_eases_it_tells_the_first_moment_below_all_limits()
    {
        _counters.Hold(Everything("h"));
        var asked = new CounterQuery(Sliding, "a") { EasesBelowCount = 1, EasesBelowAmount = 1_000 };

        _counters.Read(Noon, asked)[0].EasesAt.Should().Be(Noon.AddMinutes(10));
        _counters.Read(Noon, asked with { EasesBelowCount = 2 })[0].EasesAt.Should().BeNull("it is below already");
        _counters.Read(Noon, asked with { Subject = "nobody", EasesBelowCount = 0 })[0].EasesAt.Should().Be(DateTimeOffset.MaxValue, "nothing is below zero");
        _counters.Read(Noon, asked with { Counter = Month })[0].EasesAt.Should().Be(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        _counters.Read(Noon, asked with { Counter = Approximate, EasesBelowAmount = 251, EasesBelowCount = null })[0].EasesAt
            .Should().BeCloseTo(Noon.AddHours(1.5), TimeSpan.FromMinutes(1)).And.BeBefore(Noon.AddHours(1.5), "the estimate is rounded down");
    }

    [Fact]
    public void Counters_and_subjects_are_apart_and_a_change_without_a_member_is_of_nobody()
    {
        _counters.Hold(new CounterHold("h", Noon, [new(Counter.Sliding("ab", Sliding.Length), "c", 1, 1), new(Sliding, "", 1, 1), new(Cards, "a", 1, 1)]));

        _counters.Read(Counter.Sliding("a", Sliding.Length), "bc").Should().Be(default(CounterReading));
        _counters.Read(Counter.Sliding("ab", TimeSpan.FromMinutes(11)), "c").Should().Be(default(CounterReading), "with another length it is another counter");
        _counters.Read(Counter.Sliding("ab", Sliding.Length), "c").Should().Be(new CounterReading(1, 1), "names tell counters apart, not objects");
        _counters.Read(Sliding, "").Should().Be(new CounterReading(1, 1));
        _counters.Read(Cards, "a").Should().Be(default(CounterReading));
    }

    [Fact]
    public void Hashes_of_keys_that_differ_little_meet_no_more_often_than_chance()
    {
        var hash = new CounterHash();
        var seen = new HashSet<ulong>();
        int[] buckets = new int[256];
        for (int i = 0; i < 200_000; i++)
        {
            ulong key = hash.Of(i % 2, i % 3 == 0 ? "name" : "name_that_is_longer", $"{new string('x', i % 20)}{i / 2}");
            seen.Add(key).Should().BeTrue();
            buckets[key >> 56]++;
        }

        buckets.Should().OnlyContain(count => count > 600 && count < 970, "781 are expected in each, with a deviation of 28");
    }

    [Fact]
    public void Whatever_is_held_and_released_the_counters_stand_at_what_is_left()
    {
        var random = new Random(Seed);
        var open = new List<(string Id, string Subject, long Amount)>();
        var left = new Dictionary<string, (long Count, long Amount)>();
        for (int i = 0; i < 20_000; i++)
        {
            if (random.Next(2) == 0 || open.Count == 0)
            {
                string subject = $"payer {random.Next(100)}";
                long amount = random.Next(10_000);
                _counters.Hold(new CounterHold($"h{i}", Noon, [new(Sliding, subject, 1, amount), new(Month, subject, 1, amount)]));
                open.Add(($"h{i}", subject, amount));
                (long count, long sum) = left.GetValueOrDefault(subject);
                left[subject] = (count + 1, sum + amount);
                continue;
            }

            int ended = random.Next(open.Count);
            bool isKept = random.Next(3) == 0;
            _counters.Settle(open[ended].Id, isKept).Should().BeTrue();
            if (!isKept)
                left[open[ended].Subject] = (left[open[ended].Subject].Count - 1, left[open[ended].Subject].Amount - open[ended].Amount);
            open.RemoveAt(ended);
        }

        foreach ((string subject, (long count, long amount)) in left)
        {
            _counters.Read(Sliding, subject).Should().Be(new CounterReading(count, amount), $"seed {Seed}");
            _counters.Read(Month, subject).Should().Be(new CounterReading(count, amount), $"seed {Seed}");
        }
    }

    [Fact]
    public void Threads_that_hold_and_release_the_same_identifiers_count_each_once()
    {
        const int Ids = 20_000;
        int added = 0;
        int ended = 0;
        void Work()
        {
            for (int i = 0; i < Ids; i++)
            {
                Interlocked.Add(ref added, _counters.Hold(new CounterHold($"h{i}", Noon, [new(Sliding, "hot", 1, 3)])).IsAdded ? 1 : 0);
                Interlocked.Add(ref ended, i % 2 == 0 && _counters.Settle($"h{i}", isKept: false) ? 1 : 0);
            }
        }

        var other = new Thread(Work);
        other.Start();
        Work();
        other.Join();

        (added, ended).Should().Be((Ids, Ids / 2));
        _counters.Read(Sliding, "hot").Should().Be(new CounterReading(Ids / 2, Ids / 2 * 3));
    }

    [Fact]
    public void Holds_are_bounded_and_no_open_one_is_forgotten_for_those_that_ended()
    {
        var counters = new HeldCounters(new CounterCapacity { Sliding = 100, OpenHolds = 100, SettledHolds = 50 });
        counters.Hold("open", Sliding, "a", 1);
        for (int i = 0; i < 1_000; i++)
        {
            counters.Hold($"h{i}", Sliding, "a", 1).Should().BeTrue();
            counters.Settle($"h{i}", isKept: true).Should().BeTrue();
        }

        counters.Store.KnownHolds.Should().Be(51);
        counters.Settle("open", isKept: false).Should().BeTrue();
        for (int i = 0; i < 1_000; i++)
            counters.Hold($"o{i}", Sliding, "a", 1);
        counters.Store.KnownHolds.Should().Be(150);
        counters.Settle("o0", isKept: false).Should().BeFalse("it is forgotten, and what it added stays");
        counters.Settle("o999", isKept: false).Should().BeTrue();
    }

    [Fact]
    public void Memory_is_taken_for_the_kinds_that_are_used_and_does_not_grow()
    {
        _counters.Store.SizeInBytes.Should().Be(0);
        _counters.Hold(Everything("h"));
        long size = _counters.Store.SizeInBytes;
        for (int i = 0; i < 20_000; i++)
            _counters.Hold(new CounterHold($"h{i}", Noon, [new(Sliding, $"payer {i}", 1, 1)]));

        _counters.Store.SizeInBytes.Should().Be(size).And.BeLessThan(500_000);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        _counters.Hold(Everything("h"));
        CounterQuery[] queries =
        [
            new(Sliding, "a") { EasesBelowCount = 1 }, new(Approximate, "a") { EasesBelowAmount = 1 }, new(Cards, "a") { EasesBelowCount = 1 }, new(Month, "a") { EasesBelowCount = 1 },
            new(Sliding, "nobody"),
        ];
        var readings = new CounterReading[queries.Length];
        ReadOften();

        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadOften();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void ReadOften()
        {
            for (int i = 0; i < 1_000; i++)
                _counters.ReadInto(readings, queries, Noon);
        }
    }

    private static CounterHold Everything(string id) => new(id, Noon,
    [
        new(Sliding, "a", 1, 500), new(Approximate, "a", 1, 500), new(Cards, "a", 1, 500) { Member = "card" }, new(Month, "a", 1, 500),
        new(Sliding, "attempts", 1, 0) { Stays = true },
    ]);

    private CounterReading[] ReadEverything() => _counters.Read(Noon, [.. new[] { Sliding, Approximate, Cards, Month }.Select(counter => new CounterQuery(counter, "a"))]);
}
