using System.Collections.Immutable;
using System.Diagnostics;
using PaymentAvailability.Sql;
using PaymentAvailability.Sql.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Counters on PostgreSQL: how many are updated a second, and what more of them cost a payment.</summary>
internal static class SharedCounterFigures
{
    private const int Callers = 64;
    private const int ChangesOfHold = 4;
    private const int MostChanges = 8;
    private const int Subjects = 10_000;
    private const int Seed = 29;
    private const int Rounds = 15;
    private const int HoldsOfRound = 100;
    private const string Secret = "a secret of the benchmarks";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Counter[] Counters =
    [
        Counter.Sliding("payer.minutes", TimeSpan.FromMinutes(10)), Counter.Sliding("card.day", TimeSpan.FromDays(1)), Counter.Sliding("device.hour", TimeSpan.FromHours(1)),
        Counter.Calendar("payer.month", CalendarPeriod.Month, TimeZoneInfo.Utc), Counter.Sliding("payer.hour", TimeSpan.FromHours(1)), Counter.Calendar("card.day_of_bank", CalendarPeriod.Day, TimeZoneInfo.Utc),
        Counter.Sliding("address.hour", TimeSpan.FromHours(1)), Counter.Calendar("payer.year", CalendarPeriod.Year, TimeZoneInfo.Utc),
    ];

    /// <summary>Measures and prints both figures.</summary>
    public static async Task MeasureAsync(FigureWriter figures)
    {
        using PostgresServer? server = PostgresServer.TryStart("fsync=off", "autovacuum=off");
        if (server is null)
        {
            figures.Skip("velocity.pg_updates_per_second", "no PostgreSQL on this machine");
            figures.Skip("velocity.pg_k_ratio", "no PostgreSQL on this machine");
            return;
        }

        string connection = server.CreateDatabase();
        await SqlSchema.OfPostgreSql(connection).MigrateAsync().ConfigureAwait(false);
        var options = new SqlOptions { Timeout = Patience };
        await using var database = new PostgreSqlDatabase(connection, options, TimeProvider.System);
        var store = new SqlCounterStore(database, options.TablePrefix, Secret, TimeProvider.System);
        figures.Write("velocity.pg_updates_per_second", await CountUpdatesAsync(store).ConfigureAwait(false), "1/s");
        figures.Write("velocity.pg_k_ratio", await CompareAsync(store).ConfigureAwait(false), "x");
    }

    // A closed loop: each holds, reads what its counters stand at, and holds again.
    private static async Task<double> CountUpdatesAsync(SqlCounterStore store)
    {
        long start = Stopwatch.GetTimestamp();
        int[] holds = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(Seed + caller);
            var readings = new CounterReading[ChangesOfHold];
            int counted = 0;
            for (int i = 0; ; i++)
            {
                await HoldAsync(store, $"{caller}-{i}", random, readings).ConfigureAwait(false);
                TimeSpan ended = Stopwatch.GetElapsedTime(start);
                if (ended >= WarmUp + Duration)
                {
                    return counted;
                }

                counted += ended >= WarmUp ? 1 : 0;
            }
        }))).ConfigureAwait(false);
        return ChangesOfHold * holds.Sum() / Duration.TotalSeconds;
    }

    // One caller alone, turn by turn, so that what disturbs one disturbs the other.
    private static async Task<double> CompareAsync(SqlCounterStore store)
    {
        var random = new Random(Seed);
        var ratios = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            double one = await TimeAsync(1, round).ConfigureAwait(false);
            double many = await TimeAsync(MostChanges, round).ConfigureAwait(false);
            ratios.Add(many / one);
        }

        return ratios.Median();

        async Task<double> TimeAsync(int changes, int round)
        {
            var readings = new CounterReading[changes];
            var times = new List<double>(HoldsOfRound);
            for (int i = 0; i < HoldsOfRound; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await HoldAsync(store, $"{changes}-{round}-{i}", random, readings).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }

            return times.Median();
        }
    }

    private static async Task HoldAsync(SqlCounterStore store, string id, Random random, CounterReading[] readings)
    {
        int subject = random.Next(Subjects);
        ImmutableArray<CounterChange> changes = [.. Counters.AsSpan(0, readings.Length).ToArray().Select(counter => new CounterChange(counter, $"subject-{subject}", 1, 5_000))];
        HoldAnswer answer = await store.HoldAsync(new CounterHold(id, TimeProvider.System.GetUtcNow(), changes), readings, CancellationToken.None).ConfigureAwait(false);
        if (answer.Result != HoldResult.Added
            || Array.Exists(readings, reading => reading.Count < 1))
        {
            throw new InvalidOperationException("a hold was not added, or is not counted");
        }
    }
}
