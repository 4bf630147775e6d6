namespace PaymentAvailability.Tests;

public sealed class InMemoryVerificationStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly VerificationLimit Three = new(3, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));

    private readonly InMemoryVerificationStore _store = new(100);

    public static TheoryData<int> Seeds => [20261123, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task It_counts_as_its_contract_says(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            var limit = new VerificationLimit(random.Next(1, 5), TimeSpan.FromMinutes(random.Next(1, 20)), random.Next(2) == 0 ? null : TimeSpan.FromMinutes(random.Next(1, 20)));
            var store = new InMemoryVerificationStore(100);
            int used = 0;
            DateTimeOffset at = Now, windowEnds = default, blocked = default;
            for (int step = 0; step < 40; step++)
            {
                at = at.AddMinutes(random.Next(-2, 8));
                if (random.Next(5) == 0 && used > 0)
                {
                    await store.GiveBackAsync(Count("payer"), windowEnds, default);
                    (used, blocked) = (used - 1, default);
                    continue;
                }

                VerificationGrant grant = Take(store, "payer", limit, at);
                bool isRefused = used > 0 && blocked > at;
                grant.IsGranted.Should().Be(!isRefused, $"of seed {seed}");
                if (!isRefused)
                {
                    bool isNew = used == 0 || blocked != default || windowEnds <= at;
                    (used, windowEnds) = isNew ? (1, at + limit.Window) : (used + 1, windowEnds);
                    blocked = used < limit.Maximum ? default : limit.CoolDown is { } coolDown ? at + coolDown : windowEnds;
                    grant.Left.Should().Be(limit.Maximum - used, $"of seed {seed}");
                }

                grant.BlockedUntil.Should().Be(blocked == default ? null : blocked, $"of seed {seed}");
            }
        }
    }

    [Fact]
    public void Many_at_once_are_granted_no_more_than_the_limit()
    {
        int granted = 0;
        Parallel.For(0, 1_000, _ => Interlocked.Add(ref granted, Take(_store, "payer", Three, Now).IsGranted ? 1 : 0));

        granted.Should().Be(3);
    }

    [Fact]
    public void A_flood_of_payers_pushes_no_block_out()
    {
        Block("victim");
        for (int i = 0; i < 10_000; i++)
            Take(_store, $"payer {i}", Three, Now);

        Take(_store, "victim", Three, Now).IsGranted.Should().BeFalse();
        Blocked("victim", Now).Should().ContainSingle().Which.Should().Be(KeyValuePair.Create(VerificationMethods.Face, Now.AddMinutes(30)));
        _store.Count.Should().BeLessThanOrEqualTo(100);
    }

    [Fact]
    public void A_house_full_of_blocks_refuses_until_the_first_is_over()
    {
        for (int i = 0; i < 100; i++)
            Block($"payer {i}");

        VerificationGrant grant = Take(_store, "another", Three, Now);
        (grant.IsGranted, grant.BlockedUntil).Should().Be((false, Now.AddMinutes(30)));
        Take(_store, "another", Three, Now.AddMinutes(30)).IsGranted.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_given_back_late_does_not_count_in_another_window()
    {
        VerificationGrant old = Take(_store, "payer", Three, Now);
        Take(_store, "payer", Three, Now.AddMinutes(10));
        Take(_store, "payer", Three, Now.AddMinutes(10));
        await _store.GiveBackAsync(Count("payer"), old.WindowEndsAt, default);

        Take(_store, "payer", Three, Now.AddMinutes(10)).Left.Should().Be(0);
    }

    [Fact]
    public async Task Whether_anybody_may_be_blocked_is_known_without_looking()
    {
        _store.MayHaveBlockedAnswers.Should().BeFalse();
        Block("payer");
        _store.MayHaveBlockedAnswers.Should().BeTrue();
        await _store.ClearAsync(Count("payer"), default);
        _store.MayHaveBlockedAnswers.Should().BeFalse();
    }

    [Fact]
    public async Task Challenges_are_bounded_and_the_oldest_give_way()
    {
        for (int i = 0; i < 1_000; i++)
        {
            await _store.AddChallengeAsync(new StoredChallenge($"{i}", "payer", VerificationMethods.Face, "id", Now.AddMinutes(5)), Now, default);
            if (i % 2 == 0)
                (await _store.TryCloseChallengeAsync($"{i}", default)).Should().BeTrue();
        }

        _store.Count.Should().BeLessThanOrEqualTo(100);
        (await _store.FindChallengeAsync("999", default)).Should().NotBeNull();
        (await _store.FindChallengeAsync("1", default)).Should().BeNull();
        (await _store.TryCloseChallengeAsync("998", default)).Should().BeFalse();
    }

    private static VerificationCount Count(string payer) => new(payer, VerificationCountKind.Answers, VerificationMethods.Face);

    private static VerificationGrant Take(InMemoryVerificationStore store, string payer, VerificationLimit limit, DateTimeOffset at) =>
        store.TryTakeAsync(Count(payer), limit, at, default).AsTask().GetAwaiter().GetResult();

    private void Block(string payer)
    {
        for (int i = 0; i < 3; i++)
            Take(_store, payer, Three, Now);
    }

    private IReadOnlyDictionary<VerificationMethods, DateTimeOffset> Blocked(string payer, DateTimeOffset at) =>
        _store.FindBlockedAnswersAsync(payer, at, default).AsTask().GetAwaiter().GetResult();
}
