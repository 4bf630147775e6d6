using System.Security.Cryptography;

namespace PaymentAvailability;

/// <summary>Starts and checks verifications through the host's providers, and keeps the limits on tries.</summary>
/// <remarks>
/// A payer has so many wrong answers and so many starts in each way (<see cref="VerificationOptions"/>), whatever the order or the challenge;
/// many answers at once get no more. A try is counted before the provider is asked, and given back only when the provider says that it did not
/// look at the answer: one that throws or is late may have looked. A challenge passes once. Both methods give results and throw only for
/// malformed arguments and the caller's own cancellation. A singleton, safe for concurrent use.
/// </remarks>
public sealed class PaymentVerifier
{
    private const int LongestProviderId = 1_024;
    private const int ChallengeIdLength = 32;

    private readonly (IVerificationProvider Provider, VerificationMethods Methods, BoundedCalls Calls)[] _providers;
    private readonly VerificationState _state;
    private readonly SubjectKeys _keys;
    private readonly VerificationOptions _options;
    private readonly VerificationTelemetry _telemetry;
    private readonly TimeProvider _time;

    internal PaymentVerifier(
        IEnumerable<IVerificationProvider> providers,
        IVerificationAttemptStore store,
        SubjectKeys keys,
        VerificationOptions options,
        VerificationTelemetry telemetry,
        TimeProvider time)
    {
        _providers = [.. providers.Select(each => (each, each.Methods, new BoundedCalls(options.ProviderTimeout, options.MaximumStuckCalls, time)))];
        _state = new VerificationState(store, options, time);
        _keys = keys;
        _options = options;
        _telemetry = telemetry;
        _time = time;
    }

    private VerificationLimit AnswerLimit => new(_options.MaximumAnswers, _options.AnswerWindow, _options.CoolDown);

    /// <summary>Starts a verification, unless the payer tried too often.</summary>
    /// <param name="start">Who is to be verified, and how.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The challenge to answer, or why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="start"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The payer's reference or the way is malformed. The message does not repeat it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up. The start counts if the provider was asked.</exception>
    public async ValueTask<VerificationStartResult> StartAsync(VerificationStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckPayer(start.PayerId, nameof(start));
        if (!WireNames.Verification.IsNamed(start.Method))
        {
            throw new ArgumentException($"the start has no way or several; use one of {WireNames.Verification.Choices}", nameof(start));
        }

        cancellationToken.ThrowIfCancellationRequested();
        VerificationStartResult result = await BeginAsync(start, cancellationToken).ConfigureAwait(false);
        _telemetry.Started(start.Method, result.Outcome);
        return result;
    }

    /// <summary>Checks the payer's answer to a challenge, unless there were too many that did not pass.</summary>
    /// <param name="payerId">Who answers, by the host's own session, never by what the client says. Somebody else's challenge does not pass, and the try counts.</param>
    /// <param name="challengeId">The challenge, as in <see cref="VerificationStartResult.ChallengeId"/>.</param>
    /// <param name="answer">What the payer typed, or what the client's software made.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>What the payer has completed, or why it did not pass.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The payer's reference is malformed. The message does not repeat it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up. The answer counts if the provider was asked.</exception>
    public async ValueTask<VerificationCheckResult> CheckAsync(
        string payerId, string challengeId, SubmittedValue answer, CancellationToken cancellationToken = default)
    {
        CheckPayer(payerId, nameof(payerId));
        ArgumentNullException.ThrowIfNull(challengeId);
        ArgumentNullException.ThrowIfNull(answer);
        cancellationToken.ThrowIfCancellationRequested();
        (VerificationMethods? method, VerificationCheckResult result) =
            await CheckKnownAsync(_keys.TextOf(payerId), challengeId, answer, cancellationToken).ConfigureAwait(false);
        _telemetry.Checked(method, result.Outcome);
        return result;
    }

    private async ValueTask<VerificationStartResult> BeginAsync(VerificationStart start, CancellationToken cancellationToken)
    {
        int serving = Array.FindIndex(_providers, each => (each.Methods & start.Method) != 0);
        if (serving < 0)
        {
            return VerificationReplies.NotStarted(VerificationStartOutcome.Unsupported);
        }

        string payer = _keys.TextOf(start.PayerId);
        if (await RefusalAsync(payer, start.Method, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        (IVerificationProvider provider, _, BoundedCalls calls) = _providers[serving];
        BoundedAnswer<VerificationChallenge> answer = await calls.RunAsync(token => provider.StartAsync(start, token), cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = _time.GetUtcNow();
        if (answer.Value is { IsNotDeliverable: true })
        {
            return VerificationReplies.NotStarted(VerificationStartOutcome.NotDeliverable);
        }

        if (answer.Value is not { Id: { Length: > 0 and <= LongestProviderId } id } challenge || challenge.ExpiresAt <= now)
        {
            _telemetry.Failed(start.Method, answer.Trouble ?? (answer.Value == VerificationChallenge.Unavailable ? "declared" : "invalid"));
            return VerificationReplies.NotStarted(VerificationStartOutcome.Unavailable);
        }

        DateTimeOffset latest = now + _options.ChallengeLifetime;
        var stored = new StoredChallenge(
            RandomNumberGenerator.GetHexString(ChallengeIdLength, lowercase: true), payer, start.Method, id, challenge.ExpiresAt < latest ? challenge.ExpiresAt : latest);
        bool isStored = await _state.TellAsync((store, token) => store.AddChallengeAsync(stored, now, token), cancellationToken).ConfigureAwait(false);
        return !isStored ? VerificationReplies.NotStarted(VerificationStartOutcome.Unavailable) : new VerificationStartResult(VerificationStartOutcome.Started)
        {
            ChallengeId = stored.Id, ExpiresAt = stored.ExpiresAt, Hint = MaskedHint.Of(challenge.Hint),
        };
    }

    // What is cheap to refuse comes first; a start that is refused for one limit does not count for the other.
    private async ValueTask<VerificationStartResult?> RefusalAsync(string payer, VerificationMethods method, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        (bool isAnswered, IReadOnlyDictionary<VerificationMethods, DateTimeOffset>? blocked) =
            await _state.AskAsync((store, token) => store.FindBlockedAnswersAsync(payer, now, token), cancellationToken).ConfigureAwait(false);
        if (!isAnswered || blocked is null)
        {
            return VerificationReplies.NotStarted(VerificationStartOutcome.Unavailable);
        }

        if (blocked.TryGetValue(method, out DateTimeOffset until))
        {
            return VerificationReplies.NotStarted(VerificationStartOutcome.Withheld, until);
        }

        var starts = new VerificationCount(payer, VerificationCountKind.Starts, method);
        VerificationGrant? start = await TakeAsync(starts, new(_options.MaximumStarts, _options.StartWindow, null), now, cancellationToken).ConfigureAwait(false);
        if (start is not { IsGranted: true } || _options.StartInterval == TimeSpan.Zero)
        {
            return VerificationReplies.RefusalOf(start);
        }

        var interval = new VerificationCount(payer, VerificationCountKind.Interval, method);
        VerificationGrant? spaced = await TakeAsync(interval, new(1, _options.StartInterval, null), now, cancellationToken).ConfigureAwait(false);
        if (spaced is not { IsGranted: true })
        {
            await _state.TellAsync((store, token) => store.GiveBackAsync(starts, start.Value.WindowEndsAt, token), cancellationToken).ConfigureAwait(false);
        }

        return VerificationReplies.RefusalOf(spaced);
    }

    private async ValueTask<(VerificationMethods? Method, VerificationCheckResult Result)> CheckKnownAsync(
        string payer, string challengeId, SubmittedValue answer, CancellationToken cancellationToken)
    {
        (bool isAnswered, StoredChallenge? challenge) =
            await _state.AskAsync((store, token) => store.FindChallengeAsync(challengeId, token), cancellationToken).ConfigureAwait(false);
        if (!isAnswered)
        {
            return (null, VerificationReplies.Unavailable);
        }

        DateTimeOffset now = _time.GetUtcNow();
        if (challenge is null || challenge.ExpiresAt <= now)
        {
            return (challenge?.Method, VerificationReplies.Expired);
        }

        // Counted for whoever answers, so that nobody can lock another payer out.
        var count = new VerificationCount(payer, VerificationCountKind.Answers, challenge.Method);
        VerificationGrant? taken = await TakeAsync(count, AnswerLimit, now, cancellationToken).ConfigureAwait(false);
        VerificationCheckResult result =
            taken is not { } grant ? VerificationReplies.Unavailable
            : !grant.IsGranted ? VerificationReplies.Withheld(grant.BlockedUntil)
            : challenge.Payer != payer ? VerificationReplies.Expired
            : await AskProviderAsync(challenge, count, grant, answer, cancellationToken).ConfigureAwait(false);
        return (challenge.Method, result);
    }

    private async ValueTask<VerificationCheckResult> AskProviderAsync(
        StoredChallenge challenge, VerificationCount count, VerificationGrant grant, SubmittedValue answer, CancellationToken cancellationToken)
    {
        int serving = Array.FindIndex(_providers, each => (each.Methods & challenge.Method) != 0);
        BoundedAnswer<VerificationAnswer> said = new(CallEnd.Refused, null, "no_provider");
        if (serving >= 0)
        {
            (IVerificationProvider provider, _, BoundedCalls calls) = _providers[serving];
            var check = new VerificationCheck(challenge.ProviderId, challenge.Method, answer);
            said = await calls.RunAsync(token => provider.CheckAsync(check, token), cancellationToken).ConfigureAwait(false);
        }

        if (said.Value is { IsPassed: true } passed)
        {
            return await PassAsync(challenge, count, passed, cancellationToken).ConfigureAwait(false);
        }

        if (said.Value == VerificationAnswer.Wrong)
        {
            return VerificationReplies.Wrong(challenge.Method, grant);
        }

        if (said.Value == VerificationAnswer.Expired)
        {
            await _state.AskAsync((store, token) => store.TryCloseChallengeAsync(challenge.Id, token), cancellationToken).ConfigureAwait(false);
            await GiveBackAsync(count, grant, cancellationToken).ConfigureAwait(false);
            return VerificationReplies.Expired;
        }

        if (said.End == CallEnd.Refused || said.Value == VerificationAnswer.Unavailable)
        {
            await GiveBackAsync(count, grant, cancellationToken).ConfigureAwait(false);
        }

        _telemetry.Failed(challenge.Method, said.Trouble ?? (said.Value is null ? "invalid" : "declared"));
        return VerificationReplies.Unavailable;
    }

    // Of two right answers at once, one closes the challenge.
    private async ValueTask<VerificationCheckResult> PassAsync(
        StoredChallenge challenge, VerificationCount count, VerificationAnswer passed, CancellationToken cancellationToken)
    {
        (bool isAnswered, bool isFirst) =
            await _state.AskAsync((store, token) => store.TryCloseChallengeAsync(challenge.Id, token), cancellationToken).ConfigureAwait(false);
        if (!isAnswered || !isFirst)
        {
            return isAnswered ? VerificationReplies.Expired : VerificationReplies.Unavailable;
        }

        await _state.TellAsync((store, token) => store.ClearAsync(count, token), cancellationToken).ConfigureAwait(false);
        return new VerificationCheckResult(VerificationCheckOutcome.Passed)
        {
            Completed = new CompletedVerification { Method = challenge.Method, At = _time.GetUtcNow(), Strength = passed.Strength },
        };
    }

    private ValueTask<bool> GiveBackAsync(VerificationCount count, VerificationGrant grant, CancellationToken cancellationToken) =>
        _state.TellAsync((store, token) => store.GiveBackAsync(count, grant.WindowEndsAt, token), cancellationToken);

    private async ValueTask<VerificationGrant?> TakeAsync(
        VerificationCount count, VerificationLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (bool isAnswered, VerificationGrant grant) =
            await _state.AskAsync((store, token) => store.TryTakeAsync(count, limit, now, token), cancellationToken).ConfigureAwait(false);
        return isAnswered ? grant : null;
    }

    private static void CheckPayer(string payerId, string parameter)
    {
        ArgumentNullException.ThrowIfNull(payerId, parameter);
        if (!Reference.IsValid(payerId))
        {
            throw new ArgumentException($"the payer's reference was refused; use {Reference.Form}", parameter);
        }
    }
}
