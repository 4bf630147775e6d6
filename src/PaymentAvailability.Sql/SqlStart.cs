using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability.Sql;

/// <summary>Brings the tables up to date before anything else of the host starts, and warns of options that contradict each other.</summary>
internal sealed partial class SqlStart(SqlSchema? schema, Func<IEnumerable<string>> findContradictions, ILoggerFactory? loggers) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (loggers is not null)
        {
            ILogger logger = loggers.CreateLogger<SqlSchema>();
            foreach (string contradiction in findContradictions())
            {
                Contradicts(logger, contradiction);
            }
        }

        if (schema is not null)
        {
            await schema.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(55, LogLevel.Warning, "options contradict each other: {Contradiction}")]
    private static partial void Contradicts(ILogger logger, string contradiction);
}
