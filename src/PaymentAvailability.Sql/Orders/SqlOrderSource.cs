using System.Data.Common;
using System.Text.Json;
using Npgsql;

namespace PaymentAvailability.Sql;

/// <summary>Finds orders by a query of the host's, many in one query. Only reads. Safe for concurrent use.</summary>
internal sealed class SqlOrderSource : IOrderSource, IAsyncDisposable, IDisposable
{
    private readonly SqlDatabase _database;
    private readonly string _query;
    private readonly SqlOrderSourceOptions _options;

    /// <param name="database">Where orders are.</param>
    /// <param name="query">The query, for the parameter <c>@ids</c>.</param>
    /// <param name="options">The query for instruments, if there is one.</param>
    public SqlOrderSource(SqlDatabase database, string query, SqlOrderSourceOptions options)
    {
        _database = database;
        _query = query;
        _options = options;
    }

    public async ValueTask<IReadOnlyCollection<OrderRecord>> FindAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orderIds);

        // One that cannot be stored is not there, and must not fail those asked for together with it.
        orderIds = StorableText.Among(orderIds);
        return orderIds.Count == 0 ? [] : await _database.ReadAsync(
            "asking for orders",
            async (connection, token) =>
            {
                List<OrderRecord> orders = await ReadAsync(connection, _query, orderIds, OrderOf, token).ConfigureAwait(false);
                return _options.InstrumentQuery is null || orders.Count == 0
                    ? orders
                    : WithInstruments(orders, await ReadAsync(connection, _options.InstrumentQuery, orderIds, InstrumentOf, token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public void Dispose() => _database.Dispose();

    private static OrderRecord OrderOf(OrderRow row) => new()
    {
        Id = row.RequiredText("id"),
        PayerId = row.Text("payer_id"),
        State = row.State("state"),
        AmountDue = row.Money("amount_due", "currency"),
        MinimumAmount = row.Money("minimum_amount", "currency"),
        ExpiresAt = row.Moment("expires_at"),
        LockedUntil = row.Moment("locked_until"),
        IsPaymentInProgress = row.Truth("payment_in_progress"),
        Product = row.Text("product"),
        Loan = LoanOf(row),
        Account = row.Account(),
    };

    private static LoanContext? LoanOf(OrderRow row)
    {
        (DateOnly? due, DateOnly? grace, DateOnly? debit) = (row.Day("due_on"), row.Day("grace_ends_on"), row.Day("automatic_debit_on"));
        bool isPaid = row.Truth("is_paid");
        return due is null && grace is null && debit is null && !isPaid ? null : new LoanContext
        {
            DueOn = due,
            GraceEndsOn = grace,
            AutomaticDebitOn = debit,
            IsPaid = isPaid,
            TimeZone = row.TimeZone("time_zone") ?? TimeZoneInfo.Utc,
        };
    }

    private static (string OrderId, string InstrumentId, RecordedAccount? Account) InstrumentOf(OrderRow row) =>
        (row.RequiredText("order_id"), row.RequiredText("instrument_id"), row.Account());

    private static List<OrderRecord> WithInstruments(List<OrderRecord> orders, List<(string OrderId, string InstrumentId, RecordedAccount? Account)> instruments)
    {
        ILookup<string, (string OrderId, string InstrumentId, RecordedAccount? Account)> byOrder =
            instruments.Where(instrument => instrument.Account is not null).ToLookup(instrument => instrument.OrderId, StringComparer.Ordinal);
        return orders.ConvertAll(order => order with
        {
            InstrumentAccounts = byOrder[order.Id].DistinctBy(instrument => instrument.InstrumentId)
                .ToDictionary(instrument => instrument.InstrumentId, instrument => instrument.Account!, StringComparer.Ordinal),
        });
    }

    private async Task<List<T>> ReadAsync<T>(
        DbConnection connection, string query, IReadOnlyList<string> orderIds, Func<OrderRow, T> read, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = query;
        DbParameter ids = _database.Dialect == SqlDialect.PostgreSql ? new NpgsqlParameter<string[]> { TypedValue = [.. orderIds] } : command.CreateParameter();
        ids.ParameterName = "ids";
        if (_database.Dialect == SqlDialect.Sqlite)
        {
            ids.ParameterName = "@ids";
            ids.Value = JsonSerializer.Serialize(orderIds);
        }

        command.Parameters.Add(ids);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var row = new OrderRow(reader);
        var found = new List<T>(orderIds.Count);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(read(row));
        }

        return found;
    }
}
