using System.Diagnostics;
using Npgsql;
using PaymentAvailability.Sql.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The peak hour of a car-loan platform, in eleven seconds: a slow validation query on PostgreSQL over ten connections, static thresholds, an
/// outage of the first channel, and ten times the quiet rate.
/// </summary>
/// <remarks>
/// <para>Success is the share that was paid of the payments that could be: those of honest payers with an order that is payable and a card that
/// they get right in the end. Every other one of them is under the cause that it was lost to.</para>
/// <para>The validation query takes 4 ms, and 0.05 ms more for each order that it is asked for, asleep: a plan that waits for locks and disks. So
/// ten connections check 2,469 single orders a second at best. The peak is <see cref="PeakOfCapacity"/> times what the ten are measured to do on
/// the machine of the run, which is by how much the naive platform is short of capacity; with that it loses as much as the platform of
/// the story did, which came down to 85 %. The ratio was chosen for that; nothing was chosen by what the library makes of it.</para>
/// <para>The hour is compressed, so a minute of the thresholds takes 0.18 seconds, and the patience of payers is one second for three.</para>
/// </remarks>
internal static class PeakHour
{
    private const int Connections = 10;
    private const int Seed = 41;
    private const double PeakOfCapacity = 1.45;
    private const double SecondsEach = 0.004;
    private const double SecondsEachOrder = 0.000_05;
    private const int LargestBatch = 64;
    private const string Query = $"SELECT {LoanOrder.Columns} FROM check_bills(@ids)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(0.7);

    /// <summary>Runs the hour on each platform and prints what became of it.</summary>
    public static void Measure(FigureWriter figures) => MeasureAsync(figures).GetAwaiter().GetResult();

    private static async Task MeasureAsync(FigureWriter figures)
    {
        using PostgresServer? server = PostgresServer.TryStart("fsync=off", "autovacuum=off");
        if (server is null)
        {
            figures.Skip("peak.library_success", "no PostgreSQL on this machine");
            return;
        }

        string database = server.CreateDatabase();
        await FillAsync(database).ConfigureAwait(false);
        PaymentCatalog catalog = PaymentCatalog.Compile(new CatalogBuilder().Version("peak")
            .Channel(PeakChannels.Names[0], channel => channel.FailsOverTo(PeakChannels.Names[1])).Channel(PeakChannels.Names[1])
            .Method("card.quick_pay", method => method.Needs(InstrumentKind.Card).Route(PeakChannels.Names[0]).Route(PeakChannels.Names[1]))
            .Define());
        PeakPayment[] payments;
        await using (NaiveOrders orders = NaiveOrders.OnPostgreSql(database, Connections, "check_bills(ARRAY[$1])"))
        {
            double capacity = await CalibrateAsync(orders, catalog).ConfigureAwait(false);
            payments = PeakStream.Make(Seed, PeakOfCapacity * capacity);
            figures.Write("peak.capacity", capacity, "1/s");
            figures.Write("peak.payments", payments.Length, "payments");
            var crowd = new PeakCrowd(payments);
            PeakLedger ledger = await crowd.RunAsync(new NaivePlatform(crowd, orders, catalog, Patience).PayAsync).ConfigureAwait(false);
            ledger.Write(figures, "naive", payments);
        }

        var libraryCrowd = new PeakCrowd(payments);
        await using (var platform = new LibraryPlatform(libraryCrowd, database, Query, Connections, catalog, Patience))
        {
            PeakLedger ledger = await libraryCrowd.RunAsync(platform.PayAsync).ConfigureAwait(false);
            double oracle = PeakOracle.Success(payments, Connections * LargestBatch / (SecondsEach + LargestBatch * SecondsEachOrder), Patience);
            ledger.Write(figures, "library", payments);
            figures.Write("peak.oracle_success", oracle, "share");
            figures.Write("peak.library_of_oracle", ledger.Success / oracle, "share");
        }
    }

    /// <summary>How many orders a second the pool checks one by one, once warm, asked by twice as many as it has connections.</summary>
    private static async Task<double> CalibrateAsync(NaiveOrders orders, PaymentCatalog catalog)
    {
        var question = new OrderQuestion(catalog, new LoanOrder(3), 0);
        await CheckAsync(orders, question).ConfigureAwait(false);
        return await CheckAsync(orders, question).ConfigureAwait(false);
    }

    private static async Task<double> CheckAsync(NaiveOrders orders, OrderQuestion question)
    {
        int checks = 0;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 2 * Connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < Calibration)
            {
                await orders.VerifyAsync(question).ConfigureAwait(false);
                Interlocked.Increment(ref checks);
            }
        })).ConfigureAwait(false);
        return checks / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task FillAsync(string connectionString)
    {
        await PostgresFigures.FillAsync(connectionString).ConfigureAwait(false);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlCommand function = source.CreateCommand(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            CREATE FUNCTION check_bills(ids text[]) RETURNS SETOF bills LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_sleep({SecondsEach:0.000###} + {SecondsEachOrder:0.000000} * cardinality(ids));
                RETURN QUERY SELECT * FROM bills WHERE id = ANY(ids);
            END $$
            """));
        await function.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
