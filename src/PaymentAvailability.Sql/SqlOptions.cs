namespace PaymentAvailability.Sql;

/// <summary>How the library's own tables are kept. Validated when they are registered.</summary>
public sealed class SqlOptions
{
    /// <summary>What the names of all tables begin with, so that they can live beside others. 1 to 32 lower-case letters, digits and underscores, a letter first. Default <c>payment_availability</c>.</summary>
    public string TablePrefix { get; set; } = "payment_availability";

    /// <summary>
    /// The most connections of this process, for PostgreSQL unless the connection string says otherwise. 1 to 1,000, default 10. Readers get
    /// <c>Attempts.Protection.MaximumConcurrency</c> of them, so leave some for reports.
    /// </summary>
    public int MaximumConnections { get; set; } = 10;

    /// <summary>How long one answer may take, waiting for a connection included. 10 ms to 1 minute, default 1 second. The caller goes on then, even if the driver hangs.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether tables are created and brought up to date before the host starts. Default <see langword="true"/>; without it, call <see cref="SqlSchema.MigrateAsync"/> or run <see cref="SqlSchema.GetScript"/>.</summary>
    public bool MigratesOnStart { get; set; } = true;

    /// <summary>How long a decision is kept. 1 hour to 10,000 days, default 180 days.</summary>
    public TimeSpan DecisionRetention { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Whether attempts to pay are kept here. Default <see langword="true"/>.</summary>
    public bool KeepsAttempts { get; set; } = true;

    /// <summary>Whether the health of channels is shared here with other instances. Default <see langword="true"/>.</summary>
    public bool SharesChannelHealth { get; set; } = true;

    /// <summary>Whether tries to verify and open challenges are kept here, so that their limits hold for all instances together. Default <see langword="true"/>; with a provider of verifications it needs <c>Verification.Secret</c>.</summary>
    public bool KeepsVerifications { get; set; } = true;

    /// <summary>Whether counters of payers, cards, devices … are kept here, so that limits on them hold for all instances together. Default <see langword="true"/>; whoever counts needs <see cref="CounterSecret"/>.</summary>
    public bool KeepsCounters { get; set; } = true;

    /// <summary>The secret of the hashes under which subjects are counted, so that nobody finds them by guessing: at least 16 random characters, the same for all instances. Whoever has another one begins to count anew.</summary>
    public string? CounterSecret { get; set; }

    /// <summary>Whether decisions are kept here. Default <see langword="true"/>.</summary>
    public bool KeepsDecisions { get; set; } = true;
}
