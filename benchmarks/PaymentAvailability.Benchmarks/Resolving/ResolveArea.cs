using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>Whole resolutions of ten methods, and what reloading the catalog does to them.</summary>
internal sealed class ResolveArea : Area
{
    private const int Resolver = 0;
    private const int Linq = 1;
    private const int Control = 2;
    private const int Rounds = 40;
    private const int Payments = 200;
    private const int ReloadRounds = 4;

    private static readonly int[] Seeds = [5, 17, 29];

    public override string Name => "resolve";

    public override void Measure(FigureWriter figures)
    {
        CatalogDefinition definition = Checkout.Define("benchmark");
        using ServiceProvider host = Checkout.CreateHost(PaymentCatalog.Compile(definition));
        var contests = new List<Contest>();
        double allocated = 0;
        foreach (int seed in Seeds)
        {
            PaymentRequest[] payments = PaymentsOf(seed);
            var resolver = new ResolverContestant(host, payments);
            var contest = new Contest(Payments, resolver, new HandWrittenCheckout(definition, payments, TimeProvider.System), new ResolverContestant(host, payments));
            contest.CheckAnswers();
            contest.Run(Rounds);
            contests.Add(contest);
            allocated += AllocatedBy(resolver) / Seeds.Length;
        }

        figures.Write("resolve.linq.10", contests.SelectMany(contest => contest.SpeedUps(Linq)).Median(), "x");
        figures.Write("resolve.ns", contests.SelectMany(contest => contest.Nanoseconds(Resolver)).Median(), "ns");
        figures.Write("resolve.linq_ns", contests.SelectMany(contest => contest.Nanoseconds(Linq)).Median(), "ns");
        figures.Write("resolve.allocated_bytes", allocated, "B");
        figures.Write("control.aa", contests.SelectMany(contest => contest.SpeedUps(Control)).Median(), "x");
        MeasureReload(figures);
    }

    private static void MeasureReload(FigureWriter figures)
    {
        using ServiceProvider host = Checkout.CreateHost(PaymentCatalog.Compile(Checkout.Define("even", "even.")));
        var trial = new ReloadTrial(host, PaymentsOf(Seeds[0]));
        trial.Run(isReloading: true);
        var ratios = new List<double>();
        for (int round = 0; round < ReloadRounds; round++)
        {
            double quiet = trial.Run(isReloading: false);
            ratios.Add(trial.Run(isReloading: true) / quiet);
        }

        figures.Write("reload.p999_ratio", ratios.Median(), "x");
        figures.Write("reload.swaps_per_second", trial.SwapsASecond, "1/s");
        figures.Write("reload.torn", trial.Torn, "results");
    }

    private static PaymentRequest[] PaymentsOf(int seed)
    {
        var checkout = new Checkout(seed);
        return [.. Enumerable.Range(0, Payments).Select(_ => checkout.NextPayment())];
    }

    private static double AllocatedBy(IContestant contestant)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        contestant.AnswerAll();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Payments;
    }
}
