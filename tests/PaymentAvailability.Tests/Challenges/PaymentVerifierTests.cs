namespace PaymentAvailability.Tests;

public sealed class PaymentVerifierTests
{
    private readonly TestVerifier _test = new();

    [Fact]
    public async Task A_right_answer_gives_what_the_next_request_needs()
    {
        VerificationStartResult start = await _test.StartAsync();
        _test.Time.Advance(TimeSpan.FromSeconds(20));

        VerificationCheckResult check = await _test.CheckAsync(start.ChallengeId!);

        start.Outcome.Should().Be(VerificationStartOutcome.Started);
        (start.Hint, start.ExpiresAt, start.Reason).Should().Be(("138****1234", _test.Now.AddSeconds(-20).AddMinutes(5), null));
        check.Outcome.Should().Be(VerificationCheckOutcome.Passed);
        check.Completed.Should().Be(new CompletedVerification { Method = VerificationMethods.OneTimeCode, At = _test.Now });
    }

    [Fact]
    public async Task A_challenge_passes_once()
    {
        string challenge = await _test.ChallengeAsync();
        await _test.CheckAsync(challenge);

        (await _test.CheckAsync(challenge)).Outcome.Should().Be(VerificationCheckOutcome.Expired);
    }

    [Fact]
    public async Task Of_many_right_answers_at_once_one_passes()
    {
        var test = new TestVerifier(new VerificationOptions { MaximumAnswers = 50 });
        string challenge = await test.ChallengeAsync();

        VerificationCheckResult[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => test.CheckAsync(challenge)))).Soon();

        answers.Count(answer => answer.Outcome == VerificationCheckOutcome.Passed).Should().Be(1);
    }

    [Fact]
    public async Task Many_guesses_at_once_reach_the_provider_no_more_often_than_the_limit_says()
    {
        string challenge = await _test.ChallengeAsync();

        VerificationCheckResult[] answers =
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => _test.CheckAsync(challenge, $"{i:000000}")))).Soon();

        _test.Provider.Checks.Should().Be(5);
        answers.Count(answer => answer.Outcome == VerificationCheckOutcome.Wrong).Should().Be(5);
        answers.Count(answer => answer.Outcome == VerificationCheckOutcome.Withheld).Should().Be(195);
    }

    [Fact]
    public async Task Wrong_answers_count_down_and_the_last_says_until_when_the_way_is_withheld()
    {
        string challenge = await _test.ChallengeAsync();

        VerificationCheckResult first = await _test.CheckAsync(challenge, "1");
        (first.AnswersLeft, first.Reason!.Code, first.RetryAt).Should().Be((4, VerificationReasons.CodeInvalidOrExpired.Code, null));

        DateTimeOffset until = await _test.UseUpAsync(challenge);
        until.Should().Be(_test.Now.AddMinutes(15));
        (await _test.CheckAsync(challenge)).Should().BeEquivalentTo(new { Outcome = VerificationCheckOutcome.Withheld, RetryAt = until });
        (await _test.StartAsync()).Should().BeEquivalentTo(new { Outcome = VerificationStartOutcome.Withheld, RetryAt = until });
        (await _test.StartAsync(method: VerificationMethods.Password)).Outcome.Should().Be(VerificationStartOutcome.Started, "each way is counted on its own");
        (await _test.StartAsync("another")).Outcome.Should().Be(VerificationStartOutcome.Started, "each payer is counted alone");
    }

    [Fact]
    public async Task A_cool_down_ends_at_the_told_time_and_not_a_tick_before()
    {
        DateTimeOffset until = await _test.UseUpAsync(await _test.ChallengeAsync());

        _test.Time.UtcNow = until.AddTicks(-1);
        (await _test.StartAsync()).Outcome.Should().Be(VerificationStartOutcome.Withheld);
        _test.Time.UtcNow = until;
        string challenge = await _test.ChallengeAsync();
        (await _test.CheckAsync(challenge, "1")).AnswersLeft.Should().Be(4);
        (await _test.CheckAsync(challenge)).Outcome.Should().Be(VerificationCheckOutcome.Passed);
    }

    [Fact]
    public async Task A_clock_that_jumps_back_forgives_nothing()
    {
        string challenge = await _test.ChallengeAsync();
        await _test.CheckAsync(challenge, "1");
        _test.Time.Jump(TimeSpan.FromHours(-2));
        (await _test.CheckAsync(challenge, "1")).AnswersLeft.Should().Be(3);

        DateTimeOffset until = await _test.UseUpAsync(challenge);
        _test.Time.Jump(TimeSpan.FromHours(-2));
        (await _test.CheckAsync(challenge)).Should().BeEquivalentTo(new { Outcome = VerificationCheckOutcome.Withheld, RetryAt = until });
    }

    [Fact]
    public async Task A_new_challenge_does_not_bring_new_answers()
    {
        for (int i = 0; i < 4; i++)
        {
            await _test.CheckAsync(await _test.ChallengeAsync(), "1");
            _test.Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await _test.CheckAsync(await _test.ChallengeAsync(), "1")).AnswersLeft.Should().Be(0);
    }

    [Fact]
    public async Task An_answer_that_passes_starts_the_count_anew()
    {
        string challenge = await _test.ChallengeAsync();
        await _test.CheckAsync(challenge, "1");
        await _test.CheckAsync(challenge);
        _test.Time.Advance(TimeSpan.FromMinutes(1));

        (await _test.CheckAsync(await _test.ChallengeAsync(), "1")).AnswersLeft.Should().Be(4);
    }

    [Fact]
    public async Task A_window_forgets_after_its_time()
    {
        await _test.CheckAsync(await _test.ChallengeAsync(), "1");
        _test.Time.Advance(TimeSpan.FromMinutes(15));

        (await _test.CheckAsync(await _test.ChallengeAsync(), "1")).AnswersLeft.Should().Be(4);
    }

    [Fact]
    public async Task Answering_another_payers_challenge_does_not_pass_and_counts_for_who_answers()
    {
        string challenge = await _test.ChallengeAsync("owner");

        for (int i = 0; i < 5; i++)
            (await _test.CheckAsync(challenge, payer: "thief")).Outcome.Should().Be(VerificationCheckOutcome.Expired);

        _test.Provider.Checks.Should().Be(0);
        (await _test.CheckAsync(challenge, payer: "thief")).Outcome.Should().Be(VerificationCheckOutcome.Withheld);
        (await _test.CheckAsync(challenge, payer: "owner")).Outcome.Should().Be(VerificationCheckOutcome.Passed);
    }

    [Fact]
    public async Task Starts_keep_their_distance_and_their_number()
    {
        await _test.StartAsync();
        (await _test.StartAsync()).Should().BeEquivalentTo(new { Outcome = VerificationStartOutcome.TooSoon, RetryAt = _test.Now.AddSeconds(60) });
        DateTimeOffset first = _test.Now;
        for (int i = 0; i < 4; i++)
        {
            _test.Time.Advance(TimeSpan.FromSeconds(60));
            (await _test.StartAsync()).Outcome.Should().Be(VerificationStartOutcome.Started, "a start that was too soon does not count");
        }

        _test.Time.Advance(TimeSpan.FromSeconds(60));
        (await _test.StartAsync()).Should().BeEquivalentTo(new { Outcome = VerificationStartOutcome.TooSoon, RetryAt = first.AddMinutes(10) });
        _test.Time.UtcNow = first.AddMinutes(10);
        (await _test.StartAsync()).Outcome.Should().Be(VerificationStartOutcome.Started);
        _test.Provider.Starts.Should().Be(6);
    }

    [Fact]
    public async Task A_challenge_can_be_answered_until_it_expires()
    {
        VerificationStartResult start = await _test.StartAsync();

        _test.Time.UtcNow = start.ExpiresAt!.Value;
        (await _test.CheckAsync(start.ChallengeId!)).Outcome.Should().Be(VerificationCheckOutcome.Expired);
        _test.Provider.Checks.Should().Be(0);
    }

    [Fact]
    public async Task A_way_that_nobody_serves_is_told() =>
        (await _test.StartAsync(method: VerificationMethods.Face)).Outcome.Should().Be(VerificationStartOutcome.Unsupported);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public async Task A_malformed_payer_is_refused_without_being_repeated(string payer)
    {
        (await Record.ExceptionAsync(() => _test.StartAsync(payer))).Should().BeOfType<ArgumentException>();
        (await Record.ExceptionAsync(() => _test.CheckAsync("x", payer: payer))).Should().BeOfType<ArgumentException>();
        (await Record.ExceptionAsync(() => _test.StartAsync(method: VerificationMethods.Face | VerificationMethods.Password))).Should().BeOfType<ArgumentException>();
    }

    [Fact]
    public async Task A_provider_can_say_that_it_did_not_look_at_an_answer()
    {
        VerificationAnswer answer = VerificationAnswer.Unavailable;
        var test = new TestVerifier(provider: new ProviderOf(
            (_, _) => new(VerificationChallenge.Of("id", new FakeTime().UtcNow.AddMinutes(5))), (_, _) => new(answer)));
        string challenge = await test.ChallengeAsync();
        for (int i = 0; i < 20; i++)
            (await test.CheckAsync(challenge)).Outcome.Should().Be(VerificationCheckOutcome.Unavailable);

        answer = VerificationAnswer.PassedWith(VerificationStrength.High);
        (await test.CheckAsync(challenge)).Completed!.Strength.Should().Be(VerificationStrength.High);
    }
}
