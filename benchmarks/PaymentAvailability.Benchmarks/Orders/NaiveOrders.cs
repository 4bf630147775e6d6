using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PaymentAvailability.Benchmarks;

/// <summary>What a service does without the library: for each payer a pooled connection, one query by the primary key, and fields compared by hand.</summary>
/// <remarks>It reads columns by their places, trims nothing and knows one form of each value, so it does rather less than the library for each order.</remarks>
internal sealed class NaiveOrders : IOrderContestant
{
    private const string Columns = "SELECT payer_id, state, amount_due, currency, expires_at, name, card_number, reserved_phone FROM ";

    private const string ByKey = "bills WHERE id = ";

    private readonly Func<CancellationToken, ValueTask<DbConnection>> _open;
    private readonly Func<string, DbParameter> _parameter;
    private readonly Func<DbDataReader, int, DateTimeOffset> _moment;
    private readonly string _query;
    private readonly IAsyncDisposable? _owned;

    private NaiveOrders(
        string query, Func<CancellationToken, ValueTask<DbConnection>> open, Func<string, DbParameter> parameter, Func<DbDataReader, int, DateTimeOffset> moment, IAsyncDisposable? owned)
    {
        _query = query;
        _open = open;
        _parameter = parameter;
        _moment = moment;
        _owned = owned;
    }

    public static NaiveOrders OnPostgreSql(string connectionString, int connections, string from = ByKey + "$1")
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = connections, Timeout = 60, CommandTimeout = 60 };
        NpgsqlDataSource source = NpgsqlDataSource.Create(settings.ConnectionString);
        return new NaiveOrders(
            Columns + from,
            async cancellationToken => await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false),
            order => new NpgsqlParameter<string> { TypedValue = order },
            (row, column) => row.GetFieldValue<DateTimeOffset>(column),
            source);
    }

    public static NaiveOrders OnSqlite(string connectionString) => new(
        Columns + ByKey + "@id",
        async cancellationToken =>
        {
            var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        },
        order => new SqliteParameter("@id", order),
        (row, column) => DateTimeOffset.Parse(row.GetString(column), System.Globalization.CultureInfo.InvariantCulture),
        owned: null);

    public ValueTask<IReadOnlyList<string>?> VerifyAsync(OrderQuestion question) => VerifyAsync(question, CancellationToken.None);

    /// <summary>The same, given up when no connection has become free until it is cancelled.</summary>
    public async ValueTask<IReadOnlyList<string>?> VerifyAsync(OrderQuestion question, CancellationToken cancellationToken)
    {
        DbConnection connection = await _open(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = _query;
        command.Parameters.Add(_parameter(question.OrderId));
        await using DbDataReader row = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        return await row.ReadAsync(CancellationToken.None).ConfigureAwait(false) ? Compare(question, row) : [OrderReasons.NotFound.Code.Value];
    }

    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? default;

    private List<string> Compare(OrderQuestion question, DbDataReader row)
    {
        if (row.GetString(0) != question.PayerId)
        {
            return [OrderReasons.OfAnotherPayer.Code.Value];
        }

        var objections = new List<string>();
        string state = row.GetString(1);
        AddIf(state == "paid", OrderReasons.AlreadyPaid.Code.Value);
        AddIf(state == "closed", OrderReasons.Closed.Code.Value);
        AddIf(_moment(row, 4) <= TimeProvider.System.GetUtcNow(), OrderReasons.Expired.Code.Value);
        AddIf(row.GetString(3) == "CNY" && question.Amount > row.GetDecimal(2), OrderReasons.AmountInvalid.Code.Value);
        AddIf(row.GetString(5) != question.Name || row.GetString(6) != question.Card, AccountReasons.DetailsMismatch.Code.Value);
        AddIf(row.GetString(7) != question.Phone, AccountReasons.PhoneMismatch.Code.Value);
        objections.Sort(StringComparer.Ordinal);
        return objections;

        void AddIf(bool stands, string code)
        {
            if (stands)
            {
                objections.Add(code);
            }
        }
    }
}
