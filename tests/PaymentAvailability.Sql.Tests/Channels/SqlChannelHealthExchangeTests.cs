namespace PaymentAvailability.Sql.Tests;

/// <summary>Instances on one database learn what the others tell, whole and only the latest.</summary>
public sealed class SqlChannelHealthExchangeTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_learns_the_latest_of_the_others(bool isPostgreSql)
    {
        SqlDialect dialect = isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        string connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();
        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        var exchange = new SqlChannelHealthExchange(database, new SqlOptions().TablePrefix);
        ChannelHealthShare north = Share("north", Now);

        (await exchange.ExchangeAsync(north, default)).Should().BeEmpty();
        (await exchange.ExchangeAsync(north, default)).Should().BeEmpty("repeating does no harm");
        (await exchange.ExchangeAsync(Share("south", Now), default)).Should().BeEquivalentTo([north]);
        ChannelHealthShare later = Share("north", Now.AddSeconds(2));
        await exchange.ExchangeAsync(later, default);

        (await exchange.ExchangeAsync(Share("south", Now.AddSeconds(3)), default)).Should().BeEquivalentTo([later]);
        (await exchange.ExchangeAsync(Share("west", Now.AddMinutes(10)), default)).Should().BeEmpty("nobody was heard of lately");
    }

    private static ChannelHealthShare Share(string instance, DateTimeOffset at) => new()
    {
        Instance = instance,
        At = at,
        Counts = [new ChannelCounts { Channel = "netsunion", Bank = "CMB", Window = at.AddSeconds(-10), Payments = 100, Failures = 7 }],
        States =
        [
            new ChannelStatus
            {
                Channel = "netsunion",
                State = ChannelState.Down,
                Since = at.AddMinutes(-1),
                ExpectedEnd = at.AddMinutes(1),
                Evidence = new ChannelEvidence { Kind = ChannelEvidenceKind.Failures, From = at.AddMinutes(-1), Payments = 20, Failures = 19, UsualRate = 0.01, CurrentRate = 0.95 },
            },
        ],
        Switches =
        [
            new SharedChannelSwitch { Channel = "unionpay", SetAt = at, Status = new ChannelStatus { Channel = "unionpay", State = ChannelState.Disabled, SetBy = "ops.li", Expires = at.AddHours(1) } },
            new SharedChannelSwitch { Channel = "alipay", Method = "wallet", SetAt = at },
        ],
    };
}
