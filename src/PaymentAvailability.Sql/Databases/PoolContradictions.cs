using Npgsql;

namespace PaymentAvailability.Sql;

/// <summary>Finds sizes of connection pools and times that do not go together.</summary>
internal static class PoolContradictions
{
    public static IEnumerable<string> Find(string connectionString, SqlOptions options, PaymentAvailabilityOptions availability)
    {
        NpgsqlConnectionStringBuilder settings = PostgreSqlDatabase.Complete(connectionString, options.MaximumConnections, options.Timeout);
        if (settings.MaxPoolSize != options.MaximumConnections)
        {
            yield return $"MaximumConnections: `{options.MaximumConnections}` and the connection string's Maximum Pool Size `{settings.MaxPoolSize}` differ, and the connection string wins";
        }

        int readers = availability.Attempts.Protection.MaximumConcurrency;
        if (options.KeepsAttempts && readers >= settings.MaxPoolSize)
        {
            yield return $"Attempts.Protection.MaximumConcurrency: `{readers}` leaves none of the {settings.MaxPoolSize} connections for reports of attempts";
        }

        if (options.Timeout < availability.Deadline)
        {
            yield return $"Timeout: `{options.Timeout}` is shorter than the deadline of a resolution, `{availability.Deadline}`, so that answers are given up that could be waited for";
        }
    }
}
