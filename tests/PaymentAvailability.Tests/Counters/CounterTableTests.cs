namespace PaymentAvailability.Tests;

public sealed class CounterTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private static readonly Counter Hour = Counter.Approximate("hour", TimeSpan.FromHours(1));

    [Fact]
    public void A_flood_of_others_makes_nobody_forget_who_is_counted_often()
    {
        var table = new CounterTable<TwoBucketCell>(Hour, 10_000);
        for (ulong hot = 0; hot < 100; hot++)
        {
            Repeat(20, () => table.Add(HashOf(hot), Start, new CellChange(1, 0), out _));
        }

        for (ulong i = 0; i < 2_000_000; i++)
        {
            table.Add(HashOf(1_000_000 + i), Start + TimeSpan.FromMilliseconds(i), new CellChange(1, 0), out _);
        }

        for (ulong hot = 0; hot < 100; hot++)
        {
            table.Read(HashOf(hot), Start + TimeSpan.FromMinutes(34), null, null).Count.Should().BeGreaterThanOrEqualTo(20);
        }

        table.Bytes.Should().BeLessThan(40 * 10_000);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    public void Nearly_all_subjects_up_to_the_capacity_are_told_apart(int capacity)
    {
        var table = new CounterTable<TwoBucketCell>(Hour, capacity);
        for (int i = 0; i < capacity; i++)
        {
            table.Add(HashOf((ulong)i), Start, new CellChange(1, 0), out _);
        }

        int kept = Enumerable.Range(0, capacity).Count(i => table.Read(HashOf((ulong)i), Start, null, null).Count == 1);
        kept.Should().BeGreaterThanOrEqualTo(capacity * 98 / 100);
        table.Count.Should().Be(kept);
    }

    [Fact]
    public async Task Two_threads_on_the_same_subjects_lose_nothing_even_while_the_table_grows()
    {
        const int Subjects = 20_000;
        var table = new CounterTable<RingCell>(Counter.Sliding("hour", TimeSpan.FromHours(1)), 100_000);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int round = 0; round < 10; round++)
            {
                for (ulong i = 0; i < Subjects; i++)
                {
                    table.Add(HashOf(i), Start, new CellChange(1, 3), out CounterReading _);
                    table.Add(HashOf(7), Start, new CellChange(1, 3), out CounterReading _);
                }
            }
        })));

        table.Read(HashOf(7), Start, null, null).Should().Be(new CounterReading((20 * Subjects) + 20, 3 * ((20 * Subjects) + 20)));
        Enumerable.Range(0, Subjects).Where(i => i != 7).Should().OnlyContain(i => table.Read(HashOf((ulong)i), Start, null, null).Count == 20);
    }

    [Fact]
    public void Hashes_of_texts_differ_where_texts_do_and_between_processes()
    {
        var hash = new KeyHash(42);
        string[] texts = [.. Enumerable.Range(0, 200_000).Select(i => $"payer-{i}"), "", "a", "aa", "\0", "\0\0", "payer-1\nCNY"];

        texts.Select(text => hash.Of(text)).Distinct().Should().HaveCount(texts.Length);
        hash.Of("payer-1").Should().NotBe(new KeyHash(44).Of("payer-1"));
    }

    private static ulong HashOf(ulong subject) => new KeyHash(1).Of(subject.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void Repeat(int times, Action act)
    {
        for (int i = 0; i < times; i++)
        {
            act();
        }
    }
}
