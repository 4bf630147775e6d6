using AutoLoanRepayment.Situations;
using PaymentAvailability;

namespace AutoLoanRepayment.Playing;

/// <summary>Payers who come all day and pay an instalment by card: each asks what is open, goes over the first channel, and then the next one.</summary>
internal sealed class PlayedDay
{
    private const int Seed = 20261111;
    private static readonly string[] Banks = ["ICBC", "CCB", "CMB", "ABC"];

    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly IPaymentReporter _reporter;
    private readonly PlayClock _clock;
    private readonly Random _random = new(Seed);
    private readonly PriorityQueue<PaymentReport, DateTimeOffset> _answers = new();

    public PlayedDay(IPaymentAvailabilityResolver resolver, IPaymentReporter reporter, PlayClock clock)
    {
        _resolver = resolver;
        _reporter = reporter;
        _clock = clock;
    }

    public int Payers { get; private set; }

    /// <summary>Payers whose payment went through at the first attempt.</summary>
    public int PaidAtOnce { get; private set; }

    /// <summary>Payers whose payment went through at the second attempt, over the next channel.</summary>
    public int PaidOverBackup { get; private set; }

    /// <summary>Payers who would have paid at the first attempt if everybody always went over NetsUnion.</summary>
    public int WithoutTheLibrary { get; private set; }

    /// <summary>How many payments each channel carried in the minute.</summary>
    public Dictionary<string, int> CarriedNow { get; } = [];

    /// <summary>The notices of the last result that had any, and its routes.</summary>
    public AvailabilityResult? Latest { get; private set; }

    /// <summary>Plays one minute.</summary>
    /// <param name="look">Called after every second.</param>
    public async Task PlayMinuteAsync(Action look)
    {
        CarriedNow.Clear();
        for (int second = 0; second < 60; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            DateTimeOffset now = _clock.GetUtcNow();
            await ReportAsync(now);
            if (_random.NextDouble() < OutageDay.PaymentsPerSecond(now))
            {
                await PayAsync(now);
            }

            look();
        }
    }

    private async Task PayAsync(DateTimeOffset now)
    {
        string bank = Banks[_random.Next(Banks.Length)];
        string order = $"play-{++Payers}";
        var request = new PaymentRequest
        {
            Amount = Borrowers.Instalment,
            OrderId = order,
            Product = "instalment",
            Client = new ClientContext { Kind = ClientKind.App, AppVersion = new Version(6, 2, 0) },
            Instruments =
            [
                new PaymentInstrument
                {
                    Id = "card", Kind = InstrumentKind.Card, Bank = bank, CardType = CardType.Debit, AccountClass = AccountClass.Class1, LastFour = "1234",
                },
            ],
        };
        AvailabilityResult result = await _resolver.ResolveAsync(request);
        Latest = result;
        WithoutTheLibrary += _random.NextDouble() < OutageDay.FailureRate("netsunion", bank, now) ? 0 : 1;
        if (result.Options.FirstOrDefault(option => option.Method.Id == "card.quick_pay") is not { } card)
        {
            return;
        }

        bool isPaid = await AttemptAsync(order, 1, card.Routes[0], bank, now);
        PaidAtOnce += isPaid ? 1 : 0;
        if (!isPaid && card.Routes.FirstOrDefault(route => route.Channel != card.Channel) is { } next)
        {
            PaidOverBackup += await AttemptAsync(order, 2, next, bank, now) ? 1 : 0;
        }
    }

    // What the channel answers is settled at once, and reported when the answer comes.
    private async Task<bool> AttemptAsync(string order, int number, PaymentRoute route, string bank, DateTimeOffset now)
    {
        PaymentAttempt attempt = new PaymentAttempt { OrderId = order, Id = $"{order}-{number}", Amount = Borrowers.Instalment, Bank = bank }.Over(route);
        bool isPaid = _random.NextDouble() >= OutageDay.FailureRate(route.Channel.Id, bank, now);
        TimeSpan latency = TimeSpan.FromSeconds(0.3 + _random.NextDouble());
        CarriedNow[route.Channel.Id] = CarriedNow.GetValueOrDefault(route.Channel.Id) + 1;
        PaymentReport report = PaymentReport.Of(attempt, isPaid ? PaymentOutcome.Succeeded : PaymentOutcome.Failed) with { Latency = latency, At = now + latency };
        await _reporter.ReportAsync(PaymentReport.Begun(attempt));
        if (isPaid)
        {
            _answers.Enqueue(report, now + latency);
        }
        else
        {
            await _reporter.ReportAsync(report with { At = now });
        }

        return isPaid;
    }

    private async Task ReportAsync(DateTimeOffset now)
    {
        while (_answers.TryPeek(out PaymentReport? report, out DateTimeOffset due) && due <= now)
        {
            _answers.Dequeue();
            await _reporter.ReportAsync(report);
        }
    }
}
