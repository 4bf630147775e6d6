namespace PaymentAvailability.Sql;

/// <summary>Which database it is: what differs between the two beyond how connections are opened.</summary>
internal enum SqlDialect
{
    /// <summary>SQLite, in the process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 12 or later.</summary>
    PostgreSql,
}
