namespace PaymentAvailability.Sql;

/// <summary>The statements of the attempt store, the same for both databases but for two.</summary>
internal sealed class AttemptStatements
{
    public AttemptStatements(SqlDialect dialect, string prefix)
    {
        string table = prefix + "_attempts";
        bool isPostgreSql = dialect == SqlDialect.PostgreSql;
        string among = isPostgreSql ? "= ANY(@orderIds)" : "IN (SELECT value FROM json_each(@orderIds))";

        // Two locks, always in this order: nobody waits for an order while holding an attempt, so nobody waits in a circle.
        Lock = isPostgreSql
            ? "SELECT pg_advisory_xact_lock(hashtextextended(@orderId, 1)); SELECT pg_advisory_xact_lock(hashtextextended(@attemptId, 2))"
            : null;
        Progress = $"""
            SELECT order_id AS OrderId, MAX(CASE WHEN settled_at IS NULL THEN 1 ELSE 0 END) AS IsOpen, MAX(CASE WHEN status = {(int)AttemptStatus.Succeeded} THEN 1 ELSE 0 END) AS IsPaid
            FROM {table} WHERE order_id {among} AND (settled_at IS NULL OR settled_at > @forgotten) GROUP BY order_id
            """;
        OfOrder = $"""
            SELECT attempt_id AS AttemptId, status AS Status FROM {table} WHERE order_id = @orderId AND (settled_at IS NULL OR settled_at > @forgotten)
            """;
        Find = $"""
            SELECT status FROM {table} WHERE order_id = @orderId AND attempt_id = @attemptId AND (settled_at IS NULL OR settled_at > @forgotten)
            """;
        IsOfAnother = $"""
            SELECT COUNT(*) FROM {table} WHERE attempt_id = @attemptId AND order_id <> @orderId AND (settled_at IS NULL OR settled_at > @forgotten)
            """;
        Put = $"""
            INSERT INTO {table} (order_id, attempt_id, status, settled_at) VALUES (@orderId, @attemptId, @status, @settledAt)
            ON CONFLICT (order_id, attempt_id) DO UPDATE SET status = excluded.status, settled_at = excluded.settled_at
            """;
        Forget = isPostgreSql
            ? $"DELETE FROM {table} WHERE ctid IN (SELECT ctid FROM {table} WHERE settled_at <= @forgotten LIMIT 1000 FOR UPDATE SKIP LOCKED)"
            : $"DELETE FROM {table} WHERE (order_id, attempt_id) IN (SELECT order_id, attempt_id FROM {table} WHERE settled_at <= @forgotten LIMIT 1000)";
    }

    /// <summary>Makes what happens to an order and to an attempt one step; SQLite has one writer at a time anyway.</summary>
    public string? Lock { get; }

    public string Progress { get; }

    public string OfOrder { get; }

    public string Find { get; }

    public string IsOfAnother { get; }

    public string Put { get; }

    public string Forget { get; }
}
