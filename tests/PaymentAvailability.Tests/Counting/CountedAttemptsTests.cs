namespace PaymentAvailability.Tests;

/// <summary>Whatever is reported of attempts, in whatever order and however often, what is counted is what is on its way, in doubt or paid.</summary>
public sealed class CountedAttemptsTests
{
    private const int Attempts = 6;

    private static readonly PaymentOutcome[] Outcomes = [PaymentOutcome.Succeeded, PaymentOutcome.Declined, PaymentOutcome.Failed, PaymentOutcome.Ignored, PaymentOutcome.Unknown];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public async Task Counters_stand_at_what_the_attempts_come_to(int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int run = 0; run < 60; run++)
        {
            using RiskWorld world = World();
            var model = new Dictionary<string, Known>();
            string steps = "";
            for (int step = 0; step < 30; step++)
            {
                int number = random.Next(Attempts);
                steps += $"{await StepAsync(world, number, random, model)}; ";
                (await StandAsync(world)).Should().Be(Expected(model), "seed {0}, run {1}: {2}", seed, run, steps);
            }
        }
    }

    private static RiskWorld World() => new(static options =>
    {
        options.Limits.Add(
            new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Year, MaximumAmount = 1_500 },
            new PaymentLimit { Name = "card", Period = CalendarPeriod.Year, MaximumCount = 3 });
        options.Risk.Velocity.Add(new VelocityRule { Name = "sum", Measure = VelocityMeasure.Amount, Window = TimeSpan.FromHours(1), From = 1_000_000 });
    });

    /// <summary>Reports one thing, and has the model follow the receipt, which other tests look at.</summary>
    private static async Task<string> StepAsync(RiskWorld world, int number, Random random, Dictionary<string, Known> model)
    {
        IPaymentReporter reporter = world.Get<IPaymentReporter>();
        var attempt = new PaymentAttempt { OrderId = $"order-{number}", Id = $"attempt-{number}", PayerId = "payer-7", Amount = new Money(100 * (1 << number), "CNY") };
        Known known = model.GetValueOrDefault(attempt.Id) ?? new Known(attempt.Amount.Value.Amount);
        model[attempt.Id] = known;
        PaymentOutcome outcome = Outcomes[random.Next(Outcomes.Length)];
        switch (random.Next(3))
        {
            case 0:
                var facts = new PaymentFacts { InstrumentId = "card-1" };
                ReportReceipt begun = await reporter.ReportAsync(PaymentReport.Begun(attempt) with { Facts = facts });
                known.Status = begun.Result == ReportResult.Refused && begun.Status is null ? known.Status : begun.Status;
                known.HasCard |= begun.MayPay || (begun.Result == ReportResult.Outdated && known.IsCounted);
                known.IsCounted |= begun.MayPay;
                return $"{number} begins: {begun}";
            case 1:
                ReportReceipt ended = await reporter.ReportAsync(PaymentReport.Of(attempt, outcome));
                known.IsCounted |= known.Status != ended.Status;
                known.Status = ended.Status;
                return $"{number} is {outcome}: {ended}";
            default:
                if (outcome == PaymentOutcome.Unknown)
                {
                    return "";
                }

                ReportReceipt reconciled = await reporter.ReconcileAsync(attempt, outcome, "ops");
                known.IsCounted |= reconciled.Result == ReportResult.Accepted;
                known.Status = reconciled.Status ?? known.Status;
                return $"{number} is reconciled to {outcome}: {reconciled}";
        }
    }

    private static (decimal Paid, long Cards, decimal Sum) Expected(Dictionary<string, Known> model)
    {
        Known[] counted = [.. model.Values.Where(static known => known.Status is AttemptStatus.Begun or AttemptStatus.InDoubt or AttemptStatus.Succeeded)];
        decimal paid = counted.Sum(static known => known.Amount);
        return (paid, counted.Count(static known => known.HasCard), paid);
    }

    private static async Task<(decimal Paid, long Cards, decimal Sum)> StandAsync(RiskWorld world)
    {
        Counter year = Counter.Calendar("limit.payer", CalendarPeriod.Year, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        Counter cards = Counter.Calendar("limit.card", CalendarPeriod.Year, year.TimeZone);
        Counter sum = Counter.Sliding("velocity.sum", TimeSpan.FromHours(1));
        var readings = new CounterReading[3];
        await world.Get<ICounterStore>().ReadAsync(new CounterQuery[] { new(year, "payer-7"), new(cards, "card-1"), new(sum, "payer-7\nCNY") }, readings, world.Time.UtcNow, default);
        return (readings[0].Amount / 100m, readings[1].Count, readings[2].Amount / 100m);
    }

    private sealed class Known(decimal amount)
    {
        public decimal Amount => amount;

        public AttemptStatus? Status { get; set; }

        /// <summary>Whether a beginning told the card.</summary>
        public bool HasCard { get; set; }

        /// <summary>Whether it was ever counted: a beginning that a limit refused was not.</summary>
        public bool IsCounted { get; set; }
    }
}
