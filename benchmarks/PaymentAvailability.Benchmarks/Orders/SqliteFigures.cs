using Microsoft.Data.Sqlite;

namespace PaymentAvailability.Benchmarks;

/// <summary>The same on SQLite: a file of 200,000 orders, and no server to talk to.</summary>
internal static class SqliteFigures
{
    private const int Connections = 2;
    private const int Rounds = 3;
    private const int Seed = 29;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(FigureWriter figures)
    {
        string folder = Directory.CreateTempSubdirectory("payment-availability-orders-").FullName;
        try
        {
            string connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "orders.db") }.ConnectionString;
            Fill(connectionString);
            var contest = new VerificationContest(OrderQuestion.Make(Seed), WarmUp, Duration);
            var throughput = new ThroughputFigures();
            await using NaiveOrders naive = NaiveOrders.OnSqlite(connectionString + ";Mode=ReadOnly");
            await using LibraryOrders ours = LibraryOrders.OnSqlite(connectionString, Connections, Patience, protection =>
            {
                protection.MaximumConcurrency = Connections;
                protection.MaximumWait = Patience;
                protection.FreshFor = TimeSpan.Zero;
                protection.RememberFor = TimeSpan.Zero;
            });
            await throughput.RunAsync(contest, naive, ours, Rounds).ConfigureAwait(false);
            throughput.Write(figures, "sqlite");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using (SqliteCommand create = connection.CreateCommand())
        {
            create.CommandText = """
                PRAGMA journal_mode = WAL;
                CREATE TABLE bills (
                    id TEXT NOT NULL PRIMARY KEY, payer_id TEXT NOT NULL, state TEXT NOT NULL, amount_due NUMERIC NOT NULL, currency TEXT NOT NULL,
                    expires_at TEXT NOT NULL, name TEXT NOT NULL, card_number TEXT NOT NULL, reserved_phone TEXT NOT NULL) WITHOUT ROWID
                """;
            create.ExecuteNonQuery();
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO bills ({LoanOrder.Columns}) VALUES ($1, $2, $3, $4, 'CNY', $5, $6, $7, $8)";
        SqliteParameter[] values = [.. Enumerable.Range(1, 8).Select(place => insert.Parameters.Add($"${place}", SqliteType.Text))];
        values[3].SqliteType = SqliteType.Real;
        for (int number = 0; number < LoanOrder.Count; number++)
        {
            var order = new LoanOrder(number);
            object[] row =
                [order.Id, order.PayerId, order.State, (double)order.AmountDue, order.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), order.Name, order.CardNumber, order.Phone];
            for (int i = 0; i < row.Length; i++)
            {
                values[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
