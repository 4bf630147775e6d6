namespace PaymentAvailability.Sql;

/// <summary>The statements of the store of verifications, the same for both databases but for one.</summary>
internal sealed class VerificationStatements
{
    private const string Columns = "method AS Method, used AS Used, window_ends_at AS WindowEndsAt, blocked_until AS BlockedUntil";
    private const string Key = "payer = @payer AND kind = @kind AND method = @method";

    public VerificationStatements(SqlDialect dialect, string prefix)
    {
        string counts = prefix + "_verification_counts";
        string challenges = prefix + "_challenges";
        Lock = dialect == SqlDialect.PostgreSql ? "SELECT pg_advisory_xact_lock(hashtextextended(@payer, 3))" : null;
        Find = $"SELECT {Columns} FROM {counts} WHERE {Key}";
        Put = $"""
            INSERT INTO {counts} (payer, kind, method, used, window_ends_at, blocked_until) VALUES (@payer, @kind, @method, @used, @windowEndsAt, @blockedUntil)
            ON CONFLICT (payer, kind, method) DO UPDATE SET used = excluded.used, window_ends_at = excluded.window_ends_at, blocked_until = excluded.blocked_until
            """;
        GiveBack = $"""
            UPDATE {counts} SET used = used - 1, blocked_until = NULL WHERE {Key} AND window_ends_at = @windowEndsAt;
            DELETE FROM {counts} WHERE {Key} AND window_ends_at = @windowEndsAt AND used <= 0
            """;
        Clear = $"DELETE FROM {counts} WHERE {Key}";
        BlockedAnswers = $"SELECT {Columns} FROM {counts} WHERE payer = @payer AND kind = @kind AND blocked_until > @now";
        AddChallenge = $"INSERT INTO {challenges} (id, payer, method, provider_id, expires_at) VALUES (@id, @payer, @method, @providerId, @expiresAt)";
        FindChallenge = $"SELECT id AS Id, payer AS Payer, method AS Method, provider_id AS ProviderId, expires_at AS ExpiresAt FROM {challenges} WHERE id = @id";
        CloseChallenge = $"DELETE FROM {challenges} WHERE id = @id";
        Forget = $"""
            DELETE FROM {counts} WHERE window_ends_at <= @now AND (blocked_until IS NULL OR blocked_until <= @now);
            DELETE FROM {challenges} WHERE expires_at <= @now
            """;
    }

    /// <summary>Makes what is counted for a payer one step; SQLite has one writer at a time anyway.</summary>
    public string? Lock { get; }

    public string Find { get; }

    public string Put { get; }

    public string GiveBack { get; }

    public string Clear { get; }

    public string BlockedAnswers { get; }

    public string AddChallenge { get; }

    public string FindChallenge { get; }

    public string CloseChallenge { get; }

    public string Forget { get; }
}
