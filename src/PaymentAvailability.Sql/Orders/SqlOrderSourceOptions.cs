namespace PaymentAvailability.Sql;

/// <summary>How orders are read by queries of the host's. Validated when they are registered.</summary>
public sealed class SqlOrderSourceOptions
{
    /// <summary>
    /// A second query, for the accounts of bound instruments: rows with <c>order_id</c>, <c>instrument_id</c> and the columns of account
    /// factors, for the same parameter as the first. Default none.
    /// </summary>
    public string? InstrumentQuery { get; set; }

    /// <summary>The most connections for orders. 1 to 1,000, default 8; the same as <c>Orders.Protection.MaximumConcurrency</c>.</summary>
    public int MaximumConnections { get; set; } = 8;

    /// <summary>How long a query may take, waiting for a connection included. 10 ms to 1 minute, default 1 second.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);
}
