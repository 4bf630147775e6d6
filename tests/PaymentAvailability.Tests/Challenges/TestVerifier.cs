using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>A verifier with one provider that sends the code 246810, on a fake clock.</summary>
internal sealed class TestVerifier
{
    public const string Right = "246810";

    public TestVerifier(VerificationOptions? options = null, IVerificationProvider? provider = null, IVerificationAttemptStore? store = null, ILogger? logger = null, CapturedMetrics? metrics = null)
    {
        Options = options ?? new VerificationOptions();
        Provider = new SendsCodes(Time);
        Store = store ?? new InMemoryVerificationStore(Options.MaximumTracked);
        Verifier = new PaymentVerifier([provider ?? Provider], Store, Keys, Options, new VerificationTelemetry(metrics, logger ?? NullLogger.Instance), Time);
    }

    public FakeTime Time { get; } = new();

    public VerificationOptions Options { get; }

    public SendsCodes Provider { get; }

    public IVerificationAttemptStore Store { get; }

    public SubjectKeys Keys { get; } = new("a secret of sixteen or more");

    public PaymentVerifier Verifier { get; }

    public DateTimeOffset Now => Time.UtcNow;

    public static VerificationStart Start(string payer = "payer", VerificationMethods method = VerificationMethods.OneTimeCode) => new() { PayerId = payer, Method = method };

    public Task<VerificationStartResult> StartAsync(string payer = "payer", VerificationMethods method = VerificationMethods.OneTimeCode) =>
        Verifier.StartAsync(Start(payer, method)).Soon();

    public Task<VerificationCheckResult> CheckAsync(string challenge, string answer = Right, string payer = "payer") =>
        Verifier.CheckAsync(payer, challenge, SubmittedValue.Of(answer)).Soon();

    /// <summary>Starts, and gives what names the challenge.</summary>
    public async Task<string> ChallengeAsync(string payer = "payer", VerificationMethods method = VerificationMethods.OneTimeCode) =>
        (await StartAsync(payer, method)).ChallengeId ?? throw new InvalidOperationException("nothing was started");

    /// <summary>Gives wrong answers until the payer has none left, and says until when the way is withheld.</summary>
    public async Task<DateTimeOffset> UseUpAsync(string challenge, string payer = "payer")
    {
        VerificationCheckResult last = await CheckAsync(challenge, "000000", payer);
        while (last.AnswersLeft > 0)
            last = await CheckAsync(challenge, "000000", payer);
        return last.RetryAt ?? throw new InvalidOperationException("no end was told");
    }
}

/// <summary>A provider as it should be.</summary>
internal sealed class SendsCodes(TimeProvider time) : IVerificationProvider
{
    private int _checks;
    private int _starts;

    public VerificationMethods Methods { get; init; } = VerificationMethods.OneTimeCode | VerificationMethods.Password;

    public int Checks => Volatile.Read(ref _checks);

    public int Starts => Volatile.Read(ref _starts);

    public ValueTask<VerificationChallenge> StartAsync(VerificationStart start, CancellationToken cancellationToken) =>
        new(VerificationChallenge.Of($"provider-{Interlocked.Increment(ref _starts)}", time.GetUtcNow().AddMinutes(5), "138****1234"));

    public async ValueTask<VerificationAnswer> CheckAsync(VerificationCheck check, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _checks);
        await Task.Yield();
        return check.IsAnsweredBy(TestVerifier.Right) ? VerificationAnswer.Passed : VerificationAnswer.Wrong;
    }
}

/// <summary>A provider made of two functions.</summary>
internal sealed class ProviderOf(
    Func<VerificationStart, CancellationToken, ValueTask<VerificationChallenge>> start,
    Func<VerificationCheck, CancellationToken, ValueTask<VerificationAnswer>>? check = null) : IVerificationProvider
{
    public VerificationMethods Methods => VerificationMethods.OneTimeCode;

    public ValueTask<VerificationChallenge> StartAsync(VerificationStart given, CancellationToken cancellationToken) => start(given, cancellationToken);

    public ValueTask<VerificationAnswer> CheckAsync(VerificationCheck given, CancellationToken cancellationToken) =>
        check is null ? new(VerificationAnswer.Passed) : check(given, cancellationToken);
}
