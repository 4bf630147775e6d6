using System.Data.Common;
using System.Text;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>The tables of the library in one database: creates them and brings them up to date. Safe for concurrent use, from several processes at once too.</summary>
public sealed class SqlSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Func<SqlDatabase> _open;
    private readonly string _prefix;

    private SqlSchema(Func<SqlDatabase> open, string prefix)
    {
        _open = open;
        _prefix = prefix;
    }

    /// <summary>The schema in an SQLite database.</summary>
    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it.</param>
    /// <param name="options">The prefix of the tables.</param>
    /// <exception cref="ArgumentException">The connection string or the options have faults.</exception>
    public static SqlSchema OfSqlite(string connectionString, SqlOptions? options = null) =>
        Of(options, patient => new SqliteDatabase(connectionString, patient, TimeProvider.System));

    /// <summary>The schema in a PostgreSQL database, in the first schema of the role's search path.</summary>
    /// <param name="connectionString">As Npgsql takes it, for a role that may create tables.</param>
    /// <param name="options">The prefix of the tables.</param>
    /// <exception cref="ArgumentException">The connection string or the options have faults.</exception>
    public static SqlSchema OfPostgreSql(string connectionString, SqlOptions? options = null) =>
        Of(options, patient => new PostgreSqlDatabase(connectionString, patient, TimeProvider.System));

    /// <summary>Creates what is missing, as one transaction. Does nothing, and writes nothing, when the tables are up to date.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <exception cref="SqlStoreException">The database refused, for example because the role may not create tables, or the tables are of a later version of the library.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using SqlDatabase database = _open();
        if (await FindVersionAsync(database, cancellationToken).ConfigureAwait(false) is { } version)
        {
            Check(version);
            if (version == SchemaScripts.Latest)
            {
                return;
            }
        }

        try
        {
            await database.WriteAsync("creating tables", (transaction, _) => ApplyAsync(database.Dialect, transaction), cancellationToken).ConfigureAwait(false);
        }
        catch (SqlStoreException refused) when (refused.Code is "25006" or "42501" or "SQLITE 8")
        {
            throw new SqlStoreException(
                $"tables are missing or old, and may not be created here: the database refused with {refused.Code}; run `SqlSchema.GetScript` as a role that may, or grant this one CREATE", refused.Code);
        }
    }

    /// <summary>The statements that create all tables, for hosts whose role may not: run them as one transaction.</summary>
    /// <param name="isPostgreSql">Whether they are for PostgreSQL; otherwise for SQLite.</param>
    /// <param name="options">The prefix of the tables.</param>
    /// <exception cref="ArgumentException">The options have faults.</exception>
    public static string GetScript(bool isPostgreSql, SqlOptions? options = null)
    {
        options ??= new SqlOptions();
        SqlOptionFaults.ThrowIfAny(options, nameof(options));
        var script = new StringBuilder().Append(SchemaScripts.VersionTable(options.TablePrefix)).Append(";\n");
        for (int version = 1; version <= SchemaScripts.Latest; version++)
        {
            script.Append(SchemaScripts.Read(isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite, version, options.TablePrefix))
                .Append(SchemaScripts.SetVersion(options.TablePrefix, version)).Append(";\n");
        }

        return script.ToString();
    }

    private static SqlSchema Of(SqlOptions? options, Func<SqlOptions, SqlDatabase> open)
    {
        options ??= new SqlOptions();
        SqlOptionFaults.ThrowIfAny(options, nameof(options));
        var patient = new SqlOptions { Timeout = Patience, MaximumConnections = 1, TablePrefix = options.TablePrefix };
        return new SqlSchema(() => open(patient), options.TablePrefix);
    }

    private async Task<bool> ApplyAsync(SqlDialect dialect, DbTransaction transaction)
    {
        DbConnection connection = transaction.Connection!;
        if (dialect == SqlDialect.PostgreSql)
        {
            // Whoever comes second waits here, and then finds everything done.
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))", new { name = _prefix + "_schema" }, transaction).ConfigureAwait(false);
        }

        await connection.ExecuteAsync(SchemaScripts.VersionTable(_prefix), transaction: transaction).ConfigureAwait(false);
        int version = await connection.QuerySingleOrDefaultAsync<int>($"SELECT version FROM {_prefix}_schema", transaction: transaction).ConfigureAwait(false);
        Check(version);
        for (int next = version + 1; next <= SchemaScripts.Latest; next++)
        {
            await connection.ExecuteAsync(SchemaScripts.Read(dialect, next, _prefix), transaction: transaction).ConfigureAwait(false);
            await connection.ExecuteAsync(SchemaScripts.SetVersion(_prefix, next), transaction: transaction).ConfigureAwait(false);
        }

        return true;
    }

    private ValueTask<int?> FindVersionAsync(SqlDatabase database, CancellationToken cancellationToken) => database.ReadAsync<int?>(
        "looking for tables",
        async (connection, _) =>
        {
            if (database is SqliteDatabase)
            {
                await SqliteDatabase.UseWriteAheadLogAsync(connection).ConfigureAwait(false);
            }

            string exists = database.Dialect == SqlDialect.PostgreSql
                ? "SELECT to_regclass(@table) IS NOT NULL"
                : "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";
            return await connection.ExecuteScalarAsync<bool>(exists, new { table = _prefix + "_schema" }).ConfigureAwait(false)
                ? await connection.QuerySingleOrDefaultAsync<int?>($"SELECT version FROM {_prefix}_schema").ConfigureAwait(false)
                : null;
        },
        cancellationToken);

    private static void Check(int version)
    {
        if (version > SchemaScripts.Latest)
        {
            throw new SqlStoreException(
                $"the tables have version {version}, and this library knows {SchemaScripts.Latest} at most; update PaymentAvailability.Sql, or use another `TablePrefix`");
        }
    }
}
