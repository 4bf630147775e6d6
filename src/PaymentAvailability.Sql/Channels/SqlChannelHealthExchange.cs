using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Shares the health of channels among the instances on one database: each has a row of its own. Safe for concurrent use.</summary>
/// <remarks>Instances not heard of for five minutes are left out, and deleted.</remarks>
internal sealed class SqlChannelHealthExchange : IChannelHealthExchange
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly SqlDatabase _database;
    private readonly string _table;

    public SqlChannelHealthExchange(SqlDatabase database, string prefix)
    {
        _database = database;
        _table = prefix + "_channel_health";
    }

    public async ValueTask<IReadOnlyList<ChannelHealthShare>> ExchangeAsync(ChannelHealthShare own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(own);
        string share = JsonSerializer.Serialize(own, Json);
        string[] others = await _database.WriteAsync(
            "sharing the health of channels",
            async (transaction, token) =>
            {
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    $"""
                    INSERT INTO {_table} (instance, told_at, share) VALUES (@instance, @toldAt, @share)
                    ON CONFLICT (instance) DO UPDATE SET told_at = excluded.told_at, share = excluded.share
                    """,
                    new { instance = own.Instance, toldAt = own.At.UtcTicks, share }, transaction, cancellationToken: token)).ConfigureAwait(false);
                IEnumerable<string> found = await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
                    $"SELECT share FROM {_table} WHERE instance <> @instance AND told_at >= @heard",
                    new { instance = own.Instance, heard = own.At.UtcTicks - Silence.Ticks }, transaction, cancellationToken: token)).ConfigureAwait(false);
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    $"DELETE FROM {_table} WHERE told_at < @silent", new { silent = own.At.UtcTicks - 2 * Silence.Ticks }, transaction, cancellationToken: token)).ConfigureAwait(false);
                return found.ToArray();
            },
            cancellationToken).ConfigureAwait(false);
        return [.. others.Select(Read).OfType<ChannelHealthShare>()];
    }

    // One of another version of the library may not be readable; the others still are.
    private static ChannelHealthShare? Read(string share)
    {
        try
        {
            return JsonSerializer.Deserialize<ChannelHealthShare>(share, Json);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
