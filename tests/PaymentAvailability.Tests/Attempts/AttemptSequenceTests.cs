namespace PaymentAvailability.Tests;

/// <summary>Random reports in any order: the reporter over memory and the readable reference agree on every answer and every order.</summary>
public sealed class AttemptSequenceTests
{
    private const int Sequences = 400;
    private const int ReportsOfSequence = 150;

    public static TheoryData<int> Seeds => [20261122, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Reporter_and_reference_agree_after_every_report(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int i = 0; i < Sequences; i++)
            CheckSequence(random, $"sequence {i} of seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void While_an_attempt_is_in_doubt_every_option_of_its_order_is_closed(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var payments = new RandomPayments(seed, 30);
        for (int i = 0; i < 100; i++)
        {
            AttemptOptions options = new() { AllowPartPayments = random.Next(2) == 0 };
            var reporter = new TestReporter(options);
            var reference = new ReferenceAttempts(options);
            TestResolver resolver = new TestResolver(payments.Catalog).AddInline(GateName.Attempt, new AttemptGate(reporter.Store, options));
            for (int step = 0; step < 20; step++)
            {
                Step(random, reporter, reference);
                string order = Order(random);
                AvailabilityResult result = resolver.Resolve(payments.NextRequest(resolver.Time.Clock.UtcNow) with { OrderId = order });

                bool isOpen = reference.Progress(order, reporter.Time.UtcNow) == OrderProgress.InProgress;
                (isOpen && !result.Options.IsEmpty).Should().BeFalse("seed {0}, round {1}, step {2}", seed, i, step);
                result.ClosedOptions.All(closed => closed.Reasons.Contains(OrderReasons.PaymentInProgress.WithoutFacts))
                    .Should().Be(isOpen || result.ClosedOptions.IsEmpty, "seed {0}, round {1}, step {2}", seed, i, step);
            }
        }
    }

    private static void CheckSequence(Random random, string which)
    {
        AttemptOptions options = new()
        {
            AllowPartPayments = random.Next(2) == 0,
            MaximumOpen = random.Next(1, 12),
            MaximumSettled = random.Next(2) == 0 ? 1_000 : 100_000,
            Retention = TimeSpan.FromMinutes(30),
        };
        var reporter = new TestReporter(options);
        var reference = new ReferenceAttempts(options);
        for (int i = 0; i < ReportsOfSequence; i++)
        {
            if (reference.OpenCount >= 2 * options.MaximumOpen)
                return;

            (string actual, string expected) = Step(random, reporter, reference);
            actual.Should().Be(expected, "report {0} of {1}", i, which);
            for (int order = 0; order < 4; order++)
                reporter.Progress($"order {order}").Should().Be(reference.Progress($"order {order}", reporter.Time.UtcNow), "after report {0} of {1}", i, which);
            reporter.Memory.OpenCount.Should().Be(reference.OpenCount, "after report {0} of {1}", i, which);
        }
    }

    private static (string Actual, string Expected) Step(Random random, TestReporter reporter, ReferenceAttempts reference)
    {
        if (random.Next(5) == 0)
            reporter.Time.Advance(TimeSpan.FromMinutes(random.Next(20)));
        DateTimeOffset now = reporter.Time.UtcNow;
        string order = Order(random);

        // Mostly attempts of the order's own, now and then a reference that another order may have used.
        string id = random.Next(4) == 0 ? $"stray {random.Next(3)}" : $"{order} attempt {random.Next(4)}";
        PaymentOutcome outcome = Enum.GetValues<PaymentOutcome>()[random.Next(5)];
        return random.Next(8) switch
        {
            < 3 => (reporter.Begin(order, id).ToString(), reference.Begin(order, id, now)),
            3 when outcome != PaymentOutcome.Unknown => (reporter.Reconcile(order, id, outcome).ToString(), reference.Reconcile(order, id, outcome, now)),
            _ => (reporter.Report(order, id, outcome).ToString(), reference.Report(order, id, outcome, now)),
        };
    }

    private static string Order(Random random) => $"order {random.Next(4)}";
}
