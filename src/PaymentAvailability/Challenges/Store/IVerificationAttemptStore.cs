namespace PaymentAvailability;

/// <summary>Keeps counts of tries and open challenges. Registered by default: one in memory, for one process.</summary>
/// <remarks>
/// A store only counts and remembers; the rules are the library's. Each method is one atomic step, which a database does in one statement. Keys
/// of payers are keyed hashes (HMAC-SHA-256), so a store never sees who the payer is. What is blocked must not be forgotten before its end;
/// other counts may be, where memory is short, and challenges, which then count as expired. Must be safe for concurrent use.
/// </remarks>
public interface IVerificationAttemptStore
{
    /// <summary>Takes one try, if the limit allows it; of many at once no more are granted than the limit says.</summary>
    /// <remarks>
    /// Without an entry, or where its block is over, or its window is over and it is not blocked: a new window begins now, with one try. Otherwise
    /// one more try in the same window, unless it is blocked. The try that reaches <see cref="VerificationLimit.Maximum"/> is granted and
    /// blocks: until <see cref="VerificationLimit.CoolDown"/> from now, or where there is none until the window ends. In a database: an insert
    /// that on conflict updates where it is not blocked, and returns the row.
    /// </remarks>
    /// <param name="count">What is counted.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask<VerificationGrant> TryTakeAsync(VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Gives a try back that was granted and not used, and lifts the block that it made; does nothing when its window is not the current one.</summary>
    /// <param name="count">What is counted.</param>
    /// <param name="windowEndsAt">The window, as in <see cref="VerificationGrant.WindowEndsAt"/>.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask GiveBackAsync(VerificationCount count, DateTimeOffset windowEndsAt, CancellationToken cancellationToken);

    /// <summary>Forgets a count, and its block.</summary>
    /// <param name="count">What is counted.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask ClearAsync(VerificationCount count, CancellationToken cancellationToken);

    /// <summary>The counts of a payer's answers that are blocked. Asked in every resolution that names a payer.</summary>
    /// <param name="payer">The payer, as in <see cref="VerificationCount.Payer"/>.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    /// <returns>Each blocked way and when its block ends.</returns>
    ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> FindBlockedAnswersAsync(string payer, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds a challenge. Its identifier is new.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="at">The current time; those that have expired by then may be removed.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask AddChallengeAsync(StoredChallenge challenge, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Looks a challenge up.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The challenge, expired or not, or <see langword="null"/>.</returns>
    ValueTask<StoredChallenge?> FindChallengeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a challenge.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether it was there; of several at once exactly one is told so.</returns>
    ValueTask<bool> TryCloseChallengeAsync(string id, CancellationToken cancellationToken);
}
