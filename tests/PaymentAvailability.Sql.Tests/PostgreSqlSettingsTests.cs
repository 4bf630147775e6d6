namespace PaymentAvailability.Sql.Tests;

/// <summary>What the connection string says counts, and nothing that only looks as if it said so.</summary>
public sealed class PostgreSqlSettingsTests
{
    [Theory]
    [InlineData("Host=a", 10, 3, 3)]
    [InlineData("Host=a;Command Timeout=7", 10, 3, 7)]
    [InlineData("Host=a;Timeout=5", 10, 5, 3)]
    [InlineData("Host=a;MaxPoolSize=4", 4, 3, 3)]
    [InlineData("Host=a;maximum pool size=100;Timeout=15", 100, 15, 3)]
    [InlineData("Host=a;Password='Maximum Pool Size Timeout Command Timeout'", 10, 3, 3)]
    public void Options_fill_in_what_the_connection_string_leaves_open(string connectionString, int connections, int timeout, int commandTimeout)
    {
        var settings = PostgreSqlDatabase.Complete(connectionString, 10, TimeSpan.FromSeconds(3));

        (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout).Should().Be((connections, timeout, commandTimeout));
    }
}
