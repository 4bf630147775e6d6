namespace PaymentAvailability;

/// <summary>
/// Counts attempts: a beginning reserves what it would use up of limits, unless there is not enough; an outcome keeps or releases that, also when it
/// contradicts an earlier one. Safe for concurrent use.
/// </summary>
/// <remarks>
/// An attempt has up to three holds: what was known when it was first heard of; what a beginning added that came after its outcome; and that it was
/// declined. Adding and ending any of them twice changes nothing.
/// </remarks>
/// <param name="counters">What attempts add.</param>
/// <param name="writer">Adds it.</param>
/// <param name="whenUnknown">Whether an attempt may begin that limits could not be asked about.</param>
internal sealed class AttemptCounting(AttemptCounters counters, CounterWriter writer, UnknownPolicy whenUnknown)
{
    private static readonly Reason Unknown = PlatformReasons.DependencyFailure.With(Fact.OfCatalog("gate", GateName.Limit));

    /// <summary>The reason against an attempt that no counter is needed for; <see langword="null"/> for none.</summary>
    public Reason? JudgeSingle(PaymentFacts facts, DateTimeOffset now) => counters.JudgeSingle(facts, now);

    /// <summary>Reserves what a beginning uses up. It may pay from now on, so it is now that it counts, whenever it is said to have been.</summary>
    /// <returns>The reason against it, and nothing is counted then; <see langword="null"/> for none.</returns>
    public async ValueTask<Reason?> BeginAsync(PaymentAttempt attempt, PaymentFacts facts, DateTimeOffset now)
    {
        string id = IdOf(attempt);
        if (counters.For(id, facts, now, now) is not { } begun)
        {
            return null;
        }

        HoldAnswer? answer = await writer.HoldAsync(begun.Hold).ConfigureAwait(false);
        if (answer is { Result: HoldResult.Known })
        {
            // An attempt that was forgotten begins again: its hold of then, if it has ended, is no reservation.
            answer = await writer.HoldAsync(begun.Hold.ReplacingEnded()).ConfigureAwait(false);
        }

        if (answer is { } known)
        {
            return known.Result == HoldResult.Refused ? begun.ReasonOf(known) : null;
        }

        if (!begun.HasLimits || whenUnknown == UnknownPolicy.Open)
        {
            return null;
        }

        await writer.SettleAsync(id, HoldOutcome.Undone).ConfigureAwait(false);
        return Unknown;
    }

    /// <summary>A beginning was reported of an attempt that is known to be further along: what it tells beyond what was counted is counted too.</summary>
    public async ValueTask AddFactsAsync(PaymentAttempt attempt, PaymentFacts facts, PaymentFacts counted, AttemptStatus status, DateTimeOffset at, DateTimeOffset now)
    {
        if (counters.ForMore(LateIdOf(attempt), facts, counted, at, now) is { } more)
        {
            await writer.HoldAsync(more).ConfigureAwait(false);
            await SettleAsync(more.Id, status).ConfigureAwait(false);
        }
    }

    /// <summary>An attempt has another status than before.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="isCounted">Whether this process counted it, so that its hold is known.</param>
    /// <param name="before">What it was; <see langword="null"/> when nothing was known of it.</param>
    /// <param name="status">What it is.</param>
    /// <param name="at">When that happened.</param>
    /// <param name="now">The current time.</param>
    public async ValueTask ConcludeAsync(
        PaymentAttempt attempt, PaymentFacts facts, bool isCounted, AttemptStatus? before, AttemptStatus status, DateTimeOffset at, DateTimeOffset now)
    {
        // Who reports outcomes alone is counted then, and so is whoever paid and may not have been counted or was forgotten; a hold that is known changes nothing.
        bool isNews = before is null || (status == AttemptStatus.Succeeded && (!isCounted || !before.Value.IsOpen()));
        if (isNews && counters.For(IdOf(attempt), facts, at, now) is { } first)
        {
            await writer.HoldAsync(first.Hold.WithoutBounds()).ConfigureAwait(false);
        }

        await SettleAsync(IdOf(attempt), status).ConfigureAwait(false);
        if (before is not (null or AttemptStatus.Begun))
        {
            await SettleAsync(LateIdOf(attempt), status).ConfigureAwait(false);
        }

        await CountDeclineAsync(attempt, facts, before, status, at, now).ConfigureAwait(false);
    }

    private async ValueTask CountDeclineAsync(PaymentAttempt attempt, PaymentFacts facts, AttemptStatus? before, AttemptStatus status, DateTimeOffset at, DateTimeOffset now)
    {
        string id = $"{IdOf(attempt)}\ndeclined";
        if (status == AttemptStatus.Declined && counters.ForDecline(id, facts, at, now) is { } decline)
        {
            await writer.HoldAsync(decline).ConfigureAwait(false);
            await writer.SettleAsync(id, HoldOutcome.Kept).ConfigureAwait(false);
        }
        else if (before == AttemptStatus.Declined && counters.CountsDeclines)
        {
            await writer.SettleAsync(id, HoldOutcome.Undone).ConfigureAwait(false);
        }
    }

    private ValueTask SettleAsync(string id, AttemptStatus status) => status.IsOpen()
        ? default
        : writer.SettleAsync(id, status == AttemptStatus.Succeeded ? HoldOutcome.Kept : HoldOutcome.Released);

    private static string IdOf(PaymentAttempt attempt) => AttemptFacts.IdOf(attempt);

    private static string LateIdOf(PaymentAttempt attempt) => $"{IdOf(attempt)}\nlate";
}
