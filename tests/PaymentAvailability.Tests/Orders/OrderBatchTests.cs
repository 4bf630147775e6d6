using System.Collections;

namespace PaymentAvailability.Tests;

/// <summary>Whatever a source answers, the verifier answers something careful.</summary>
public sealed class OrderBatchTests
{
    private static readonly OrderRecord Record = VerifiedOrders.Record;

    public static TheoryData<string, string> Nonsense => new()
    {
        { "nothing", "platform.dependency_failure" },
        { "an answer that throws", "platform.dependency_failure" },
        { "an answer without end", "platform.dependency_failure" },
        { "a missing record", "order.not_found" },
        { "another order", "order.not_found" },
        { "no identifier", "order.not_found" },
        { "another case", "order.not_found" },
        { "no state", "order.not_found" },
        { "no currency", "order.not_found" },
        { "no currency of the minimum", "order.not_found" },
        { "two currencies", "order.not_found" },
        { "accounts that throw", "order.not_found" },
        { "accounts without end", "order.not_found" },
        { "the same twice", "order.data_mismatch" },
        { "two payers", "order.of_another_payer" },
        { "sound and unsound", "order.not_found" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Nonsense_closes_the_order(string what, string code)
    {
        var source = new TestOrders { Answer = (_, _) => new(AnswerOf(what)) };

        AvailabilityResult result = await new VerifiedOrders(source).ResolveAsync();

        VerifiedOrders.ReasonsForAll(result).Select(reason => reason.Code.Value).Should().Equal(code);
    }

    [Fact]
    public async Task Records_that_nobody_asked_for_change_nothing()
    {
        var source = new TestOrders { Answer = (_, _) => new([null!, Record with { Id = "loan-18", State = OrderState.Paid }, Record]) };

        (await new VerifiedOrders(source).ResolveAsync()).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task A_zone_that_is_missing_is_utc()
    {
        AvailabilityResult result = await VerifiedOrders.ResolveAsync(
            Record with { State = OrderState.Closed, Loan = new LoanContext { DueOn = new DateOnly(2026, 3, 5), TimeZone = null! } });

        result.ForPayer(System.Globalization.CultureInfo.InvariantCulture).Text.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Accounts_on_record_are_copied()
    {
        var accounts = new Dictionary<string, RecordedAccount> { ["card-1"] = new() { Name = RecordedValue.Plain("张三") } };
        IReadOnlyDictionary<string, OrderRecord> found = await OrderBatch.LoadAsync(
            new TestOrders(Record with { InstrumentAccounts = accounts }), ["loan-17"], TestContext.Current.CancellationToken);
        accounts.Clear();

        found["loan-17"].InstrumentAccounts.Should().ContainKey("card-1");
    }

    [Fact]
    public async Task Many_orders_at_once_go_in_few_calls_and_each_gets_its_own_record()
    {
        var source = new TestOrders([.. Enumerable.Range(0, 200).Select(i => Record with { Id = $"loan-{i}", State = i % 2 == 0 ? OrderState.Payable : OrderState.Paid })]);
        var orders = new VerifiedOrders(source, new OrderOptions { Protection = { MaximumConcurrency = 1, MaximumWait = TestResolver.Deadline / 2, MaximumBatch = 100 } });

        AvailabilityResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => orders.ResolveAsync(VerifiedOrders.Request with { OrderId = $"loan-{i}" })));

        foreach ((int i, AvailabilityResult result) in results.Index().Where(pair => pair.Item.UnknownGates.IsEmpty))
        {
            result.IsAvailable.Should().Be(i % 2 == 0, $"of order {i}");
        }

        results.Count(result => result.UnknownGates.IsEmpty).Should().BePositive();
        source.Calls.Should().OnlyContain(call => call.Count <= 100 && call.Distinct().Count() == call.Count);
    }

    private static IReadOnlyCollection<OrderRecord> AnswerOf(string what) => what switch
    {
        "nothing" => null!,
        "an answer that throws" => new Endless(() => throw new InvalidOperationException("6222021234567890128")),
        "an answer without end" => new Endless(() => Record),
        "a missing record" => [null!],
        "another order" => [Record with { Id = "loan-18" }],
        "no identifier" => [Record with { Id = null! }],
        "another case" => [Record with { Id = "LOAN-17" }],
        "no state" => [Record with { State = (OrderState)99 }],
        "no currency" => [Record with { AmountDue = default(Money) }],
        "no currency of the minimum" => [Record with { MinimumAmount = default(Money) }],
        "two currencies" => [Record with { MinimumAmount = new Money(1m, "HKD") }],
        "accounts that throw" => [Record with { InstrumentAccounts = new EndlessAccounts(() => throw new InvalidOperationException()) }],
        "accounts without end" => [Record with { InstrumentAccounts = new EndlessAccounts(() => new RecordedAccount()) }],
        "the same twice" => [Record, Record],
        "two payers" => [Record, Record with { PayerId = "payer-2" }],
        _ => [Record, Record with { State = (OrderState)99 }],
    };

    private sealed class Endless(Func<OrderRecord> next) : IReadOnlyCollection<OrderRecord>
    {
        public int Count => 1;

        public IEnumerator<OrderRecord> GetEnumerator()
        {
            while (true)
                yield return next();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class EndlessAccounts(Func<RecordedAccount> next) : IReadOnlyDictionary<string, RecordedAccount>
    {
        public int Count => 1;

        public IEnumerable<string> Keys => [];

        public IEnumerable<RecordedAccount> Values => [];

        public RecordedAccount this[string key] => next();

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out RecordedAccount value)
        {
            value = next();
            return true;
        }

        public IEnumerator<KeyValuePair<string, RecordedAccount>> GetEnumerator()
        {
            for (int i = 0; ; i++)
                yield return new($"card-{i}", next());
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
