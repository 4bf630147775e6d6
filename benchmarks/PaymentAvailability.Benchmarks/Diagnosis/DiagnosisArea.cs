using System.Diagnostics;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Whether remedies are right, over fresh predicaments in every run, and what a diagnosis costs.</summary>
internal sealed class DiagnosisArea : Area
{
    private const int Rounds = 41;
    private const int PersonalValues = 5_000;

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Agreeing = TimeSpan.FromSeconds(20);

    public override string Name => "diagnosis";

    public override void Measure(FigureWriter figures)
    {
        // Before the rest, so that nothing else's garbage is timed.
        DeadEnd checkout = DeadEnd.OfCheckout();
        DeadEnd market = DeadEnd.OfMarket(routes: 1_000);
        WarmUp(checkout, market);
        WriteCost(figures, "10", checkout);
        WriteCost(figures, "1000", market);

        // A fresh seed a run, printed, so that runs add up and one that finds a difference can be repeated.
        int seed = Environment.TickCount ^ Environment.ProcessId;
        figures.Write("diagnosis.seed", seed, "");
        AgreementFigures agreement = AgreementFigures.Collect(seed, Agreeing);
        agreement.Write(figures);
        WriteDisclosure(figures, seed);
        CodesArea.WriteCoverage(figures);
        figures.Write("texts.complete_percent", TextCompleteness.Percent(), "%");
    }

    // A diagnosis is much code: until all of it is compiled to its last tier takes longer than a contest warms up.
    private static void WarmUp(params DeadEnd[] deadEnds)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmingUp;)
        {
            foreach (DeadEnd deadEnd in deadEnds)
            {
                _ = deadEnd.Result.Diagnose();
            }
        }
    }

    private static void WriteDisclosure(FigureWriter figures, int seed)
    {
        using var corpus = new DisclosureCorpus(seed);
        figures.Write("disclosure.leaks", corpus.CountLeaksAsync(PersonalValues).GetAwaiter().GetResult(), "values");
        figures.Write("disclosure.values", corpus.Values, "values");
    }

    private static void WriteCost(FigureWriter figures, string size, DeadEnd deadEnd)
    {
        var contest = new Contest(1, new DiagnosisContestant(deadEnd), new DiagnosisContestant(deadEnd));
        contest.CheckAnswers();
        contest.Run(Rounds);
        figures.Write($"diagnosis.us.{size}", contest.Nanoseconds(0).Median() / 1_000, "us");
        figures.Write($"diagnosis.remedies.{size}", deadEnd.Result.Diagnose()!.Remedies.Count, "remedies");
        figures.Write($"control.aa.{size}", contest.SpeedUps(1).Median(), "x");
    }
}
