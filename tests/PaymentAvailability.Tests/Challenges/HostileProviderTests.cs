namespace PaymentAvailability.Tests;

/// <summary>Providers and stores are foreign code: whatever they do is a result, and costs nobody else anything.</summary>
public sealed class HostileProviderTests : IDisposable
{
    private const string Secret = "6222021234567890128";

    private readonly ManualResetEventSlim _released = new();
    private readonly CapturedLogs _logs = new();

    public void Dispose()
    {
        _released.Set();
        _released.Dispose();
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws later")]
    [InlineData("null")]
    [InlineData("no id")]
    [InlineData("long id")]
    [InlineData("expired")]
    [InlineData("unavailable")]
    public async Task A_start_that_fails_at_once_is_unavailable_and_tells_nothing(string misdeed)
    {
        var test = new TestVerifier(provider: new ProviderOf((_, _) => Start(misdeed)), logger: _logs);

        VerificationStartResult result = await test.StartAsync();

        result.Outcome.Should().Be(VerificationStartOutcome.Unavailable);
        result.ChallengeId.Should().BeNull();
        _logs.Entries.Should().ContainSingle().Which.ToString().Should().NotContain(Secret);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_that_hangs_is_given_up_at_its_time(bool blocks)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var test = new TestVerifier(provider: new ProviderOf((_, _) =>
        {
            entered.SetResult();
            if (blocks)
                _released.Wait(CancellationToken.None);
            return new(new TaskCompletionSource<VerificationChallenge>().Task);
        }));

        Task<VerificationStartResult> pending = test.StartAsync();
        await entered.Task.Soon();
        test.Time.Advance(test.Options.ProviderTimeout);

        (await pending).Outcome.Should().Be(VerificationStartOutcome.Unavailable);
    }

    [Fact]
    public async Task Calls_that_never_end_are_bounded()
    {
        int calls = 0;
        var test = new TestVerifier(new VerificationOptions { MaximumStuckCalls = 2, StartInterval = TimeSpan.Zero, MaximumStarts = 100 }, new ProviderOf((_, _) =>
        {
            Interlocked.Increment(ref calls);
            return new(new TaskCompletionSource<VerificationChallenge>().Task);
        }));

        for (int i = 0; i < 5; i++)
        {
            Task<VerificationStartResult> pending = test.StartAsync();
            while (!pending.IsCompleted && Volatile.Read(ref calls) <= i)
                await Task.Yield();
            test.Time.Advance(test.Options.ProviderTimeout);
            (await pending).Outcome.Should().Be(VerificationStartOutcome.Unavailable);
        }

        calls.Should().Be(2);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    public async Task An_answer_that_may_have_been_looked_at_counts(string misdeed)
    {
        int checks = 0;
        var test = new TestVerifier(
            provider: new ProviderOf(
                (_, _) => new(VerificationChallenge.Of("id", new FakeTime().UtcNow.AddMinutes(5))),
                (check, _) =>
                {
                    checks++;
                    return misdeed == "throws" ? throw new InvalidOperationException($"{Secret} {check.RevealAnswer()}") : new((VerificationAnswer)null!);
                }),
            logger: _logs);
        string challenge = await test.ChallengeAsync();

        for (int i = 0; i < 5; i++)
            (await test.CheckAsync(challenge, Secret)).Outcome.Should().Be(VerificationCheckOutcome.Unavailable);

        (await test.CheckAsync(challenge, Secret)).Outcome.Should().Be(VerificationCheckOutcome.Withheld);
        checks.Should().Be(5);
        string.Join('\n', _logs.Entries).Should().NotContain(Secret);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown_and_the_try_counts()
    {
        using var cancellation = new CancellationTokenSource();
        var test = new TestVerifier(provider: new ProviderOf((_, _) =>
        {
            cancellation.Cancel();
            return new(new TaskCompletionSource<VerificationChallenge>().Task);
        }));

        Func<Task> start = () => test.Verifier.StartAsync(TestVerifier.Start(), cancellation.Token).Soon();

        await start.Should().ThrowAsync<OperationCanceledException>();
        (await test.StartAsync()).Outcome.Should().Be(VerificationStartOutcome.TooSoon);
    }

    [Fact]
    public async Task A_store_that_fails_grants_nothing()
    {
        var test = new TestVerifier(store: new BrokenStore());

        (await test.StartAsync()).Outcome.Should().Be(VerificationStartOutcome.Unavailable);
        (await test.CheckAsync("x")).Outcome.Should().Be(VerificationCheckOutcome.Unavailable);
        test.Provider.Starts.Should().Be(0);
    }

    [Theory]
    [InlineData("138****1234", true)]
    [InlineData("z***@example.com", true)]
    [InlineData("13812345678", false)]
    [InlineData("138 1234 5678", false)]
    [InlineData("a\nb", false)]
    [InlineData("", false)]
    public async Task A_hint_that_could_be_a_whole_number_is_left_out(string hint, bool isShown)
    {
        var test = new TestVerifier(provider: new ProviderOf((_, _) => new(VerificationChallenge.Of("id", new FakeTime().UtcNow.AddMinutes(5), hint))));

        VerificationStartResult result = await test.StartAsync();

        result.Outcome.Should().Be(VerificationStartOutcome.Started);
        result.Hint.Should().Be(isShown ? hint : null);
    }

    [Fact]
    public async Task Nothing_of_a_payer_is_printed()
    {
        var start = new VerificationStart { PayerId = Secret, OrderId = Secret, Method = VerificationMethods.OneTimeCode };
        var test = new TestVerifier(logger: _logs);
        VerificationStartResult started = await test.Verifier.StartAsync(start);
        VerificationCheckResult checkedResult = await test.Verifier.CheckAsync(Secret, started.ChallengeId!, SubmittedValue.Of(Secret));
        string key = test.Keys.TextOf(Secret);
        object[] printed =
        [
            start, started, checkedResult, new VerificationCheck(Secret, VerificationMethods.Face, SubmittedValue.Of(Secret)),
            VerificationChallenge.Of(Secret, default, Secret), new StoredChallenge(Secret, Secret, VerificationMethods.Face, Secret, default),
            new VerificationCount(Secret, VerificationCountKind.Answers, VerificationMethods.Face),
        ];

        string.Join('\n', printed.Select(each => each.ToString()).Concat(_logs.Entries.Select(entry => entry.ToString()))).Should().NotContain(Secret).And.NotContain(key);
        key.Should().NotBe(new SubjectKeys("another secret of sixteen").TextOf(Secret)).And.Be(new SubjectKeys("a secret of sixteen or more").TextOf(Secret));
        new SubjectKeys(null).TextOf(Secret).Should().NotBe(new SubjectKeys(null).TextOf(Secret));
    }

    private static ValueTask<VerificationChallenge> Start(string misdeed)
    {
        DateTimeOffset now = new FakeTime().UtcNow;
        return misdeed switch
        {
            "throws" => throw new InvalidOperationException(Secret),
            "throws later" => new(Task.FromException<VerificationChallenge>(new InvalidOperationException(Secret))),
            "null" => default,
            "no id" => new(VerificationChallenge.Of("", now.AddMinutes(1))),
            "long id" => new(VerificationChallenge.Of(new string('x', 1_025), now.AddMinutes(1))),
            "expired" => new(VerificationChallenge.Of("id", now)),
            _ => new(VerificationChallenge.Unavailable),
        };
    }

    private sealed class BrokenStore : IVerificationAttemptStore
    {
        public ValueTask<VerificationGrant> TryTakeAsync(VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(Secret);

        public ValueTask GiveBackAsync(VerificationCount count, DateTimeOffset windowEndsAt, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public ValueTask ClearAsync(VerificationCount count, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> FindBlockedAnswersAsync(
            string payer, DateTimeOffset at, CancellationToken cancellationToken) => new((IReadOnlyDictionary<VerificationMethods, DateTimeOffset>)null!);

        public ValueTask AddChallengeAsync(StoredChallenge challenge, DateTimeOffset at, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public ValueTask<StoredChallenge?> FindChallengeAsync(string id, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);

        public ValueTask<bool> TryCloseChallengeAsync(string id, CancellationToken cancellationToken) => throw new InvalidOperationException(Secret);
    }
}
