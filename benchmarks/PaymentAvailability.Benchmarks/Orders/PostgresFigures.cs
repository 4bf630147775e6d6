using Npgsql;
using NpgsqlTypes;
using PaymentAvailability.Sql.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Verifying orders of a table of 200,000 on PostgreSQL, with a pool of ten connections on either side.</summary>
internal static class PostgresFigures
{
    private const int Connections = 10;
    private const int Rounds = 3;
    private const int Seed = 23;
    private const double OfferedShare = 0.8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OpenLoop = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PageDeadline = TimeSpan.FromMilliseconds(500);

    // In the closed loop nobody is to be refused: everybody waits for as long as it takes, on either side.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(FigureWriter figures)
    {
        using PostgresServer? server = PostgresServer.TryStart("fsync=off", "autovacuum=off");
        if (server is null)
        {
            figures.Skip("orders.pg_throughput_ratio", "no PostgreSQL on this machine");
            return;
        }

        string database = server.CreateDatabase();
        await FillAsync(database).ConfigureAwait(false);
        OrderQuestion[] questions = OrderQuestion.Make(Seed);
        var contest = new VerificationContest(questions, WarmUp, Duration);
        var throughput = new ThroughputFigures();
        await using NaiveOrders naive = NaiveOrders.OnPostgreSql(database, Connections);
        await using (LibraryOrders ours = LibraryOrders.OnPostgreSql(database, Connections, Patience, RememberNothing))
        {
            await throughput.RunAsync(contest, naive, ours, Rounds).ConfigureAwait(false);
            throughput.Write(figures, "pg");
        }

        await using (LibraryOrders remembering = LibraryOrders.OnPostgreSql(database, Connections, Patience, WaitPatiently))
        {
            (double before, _) = await contest.RunAsync(naive).ConfigureAwait(false);
            (double own, _) = await contest.RunAsync(remembering).ConfigureAwait(false);
            figures.Write("orders.pg_throughput_ratio.remembered", own / before, "x");
        }

        await using LibraryOrders hurried = LibraryOrders.OnPostgreSql(database, Connections, PageDeadline, RememberNothingElse);
        LoadReport report = new OfferedLoad(Seed, OfferedShare * throughput.Capacity, WarmUp, OpenLoop, PageDeadline).Run(customer =>
        {
            ValueTask<IReadOnlyList<string>?> pending = hurried.VerifyAsync(questions[customer % questions.Length]);
            return pending.IsCompletedSuccessfully ? new(pending.Result is not null) : AwaitAsync(pending);
        });
        figures.Write("orders.pg_failed", Math.Round(report.Loss * report.Offered), "orders");
        figures.Write("orders.pg_offered", report.Offered, "orders");
        figures.Write("orders.pg_offered_p99", report.P99 * 1_000, "ms");

        static async ValueTask<bool> AwaitAsync(ValueTask<IReadOnlyList<string>?> pending) => await pending.ConfigureAwait(false) is not null;
    }

    /// <summary>Makes and fills the table.</summary>
    public static async Task FillAsync(string connectionString)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await ExecuteAsync("""
            CREATE TABLE bills (
                id text NOT NULL, payer_id text NOT NULL, state text NOT NULL, amount_due numeric(18, 2) NOT NULL, currency text NOT NULL,
                expires_at timestamptz NOT NULL, name text NOT NULL, card_number text NOT NULL, reserved_phone text NOT NULL)
            """).ConfigureAwait(false);
        await using (NpgsqlBinaryImporter rows = await connection.BeginBinaryImportAsync($"COPY bills ({LoanOrder.Columns}) FROM STDIN (FORMAT BINARY)").ConfigureAwait(false))
        {
            for (int number = 0; number < LoanOrder.Count; number++)
            {
                Write(rows, new LoanOrder(number));
            }

            await rows.CompleteAsync().ConfigureAwait(false);
        }

        await ExecuteAsync("ALTER TABLE bills ADD PRIMARY KEY (id)").ConfigureAwait(false);
        await ExecuteAsync("VACUUM ANALYZE bills").ConfigureAwait(false);

        async Task ExecuteAsync(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private static void Write(NpgsqlBinaryImporter rows, LoanOrder order)
    {
        rows.StartRow();
        rows.Write(order.Id);
        rows.Write(order.PayerId);
        rows.Write(order.State);
        rows.Write(order.AmountDue, NpgsqlDbType.Numeric);
        rows.Write("CNY");
        rows.Write(order.ExpiresAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        rows.Write(order.Name);
        rows.Write(order.CardNumber);
        rows.Write(order.Phone);
    }

    private static void RememberNothing(ProtectionOptions protection)
    {
        RememberNothingElse(protection);
        WaitPatiently(protection);
    }

    private static void WaitPatiently(ProtectionOptions protection)
    {
        protection.MaximumConcurrency = Connections;
        protection.MaximumWait = Patience;
    }

    private static void RememberNothingElse(ProtectionOptions protection)
    {
        protection.MaximumConcurrency = Connections;
        protection.FreshFor = TimeSpan.Zero;
        protection.RememberFor = TimeSpan.Zero;
    }
}
