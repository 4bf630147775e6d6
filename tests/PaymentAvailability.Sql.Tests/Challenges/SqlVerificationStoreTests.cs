namespace PaymentAvailability.Sql.Tests;

/// <summary>Tries are counted as in memory, and once for all instances.</summary>
public sealed class SqlVerificationStoreTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly VerificationMethods[] Ways = [VerificationMethods.OneTimeCode, VerificationMethods.Face];

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, null)]
    [InlineData(true, null)]
    public async Task Any_sequence_is_answered_as_in_memory(bool isPostgreSql, int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        IVerificationAttemptStore[] stores = [new SqlVerificationStore(database, new SqlOptions().TablePrefix), new InMemoryVerificationStore(1_000)];
        DateTimeOffset now = Start;
        DateTimeOffset window = Start;
        for (int i = 0; i < 250; i++)
        {
            now += TimeSpan.FromMinutes(random.Next(4));
            var count = new VerificationCount($"payer-{random.Next(2)}", (VerificationCountKind)random.Next(3), Ways[random.Next(2)]);
            var limit = new VerificationLimit(3, TimeSpan.FromMinutes(10), random.Next(2) == 0 ? null : TimeSpan.FromMinutes(15));
            int kind = random.Next(10);
            var answers = new List<object?>();
            foreach (IVerificationAttemptStore store in stores)
            {
                switch (kind)
                {
                    case 0:
                        await store.GiveBackAsync(count, window, default);
                        break;
                    case 1:
                        await store.ClearAsync(count, default);
                        break;
                    case 2 or 3:
                        answers.Add(string.Join(' ', (await store.FindBlockedAnswersAsync(count.Payer, now, default)).OrderBy(way => way.Key)));
                        break;
                    default:
                        VerificationGrant grant = await store.TryTakeAsync(count, limit, now, default);
                        answers.Add(grant);
                        window = grant.WindowEndsAt;
                        break;
                }
            }

            answers.Distinct().Should().HaveCountLessThanOrEqualTo(1, "step {0} of kind {1} with seed {2}", i, kind, seed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_tries_at_once_no_more_are_granted_than_the_limit_says(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        var store = new SqlVerificationStore(database, new SqlOptions().TablePrefix);
        var count = new VerificationCount("payer", VerificationCountKind.Answers, VerificationMethods.OneTimeCode);

        VerificationGrant[] grants = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => store.TryTakeAsync(count, new VerificationLimit(5, TimeSpan.FromHours(1), TimeSpan.FromMinutes(15)), Start, default).AsTask()));

        grants.Count(grant => grant.IsGranted).Should().Be(5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_challenge_is_closed_once(bool isPostgreSql)
    {
        await using SqlDatabase database = await OpenAsync(isPostgreSql);
        var store = new SqlVerificationStore(database, new SqlOptions().TablePrefix);
        var challenge = new StoredChallenge("challenge", "payer", VerificationMethods.Face, "provider's", Start.AddMinutes(5));
        await store.AddChallengeAsync(challenge, Start, default);

        (await store.FindChallengeAsync("challenge", default)).Should().Be(challenge);
        bool[] closed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.TryCloseChallengeAsync("challenge", default).AsTask()));

        closed.Count(isClosed => isClosed).Should().Be(1);
        (await store.FindChallengeAsync("challenge", default)).Should().BeNull();
    }

    private async Task<SqlDatabase> OpenAsync(bool isPostgreSql)
    {
        SqlDialect dialect = isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        string connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();
        return TestDatabases.Open(dialect, connection);
    }
}
