using System.Diagnostics;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Compares remedies with trying every set of changes, and applies them, for as long as it is given.</summary>
internal sealed class AgreementFigures
{
    private const int CatalogsAnApplication = 4;

    private readonly List<RemedyAgreement> _agreements;
    private readonly List<RemedyApplication> _applications;

    private AgreementFigures(List<RemedyAgreement> agreements, List<RemedyApplication> applications)
    {
        _agreements = agreements;
        _applications = applications;
    }

    public static AgreementFigures Collect(int seed, TimeSpan duration)
    {
        int workers = Environment.ProcessorCount;
        List<RemedyAgreement> agreements = [.. Enumerable.Range(0, workers).Select(_ => new RemedyAgreement())];
        List<RemedyApplication> applications = [.. Enumerable.Range(0, workers).Select(_ => new RemedyApplication())];
        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, workers, worker =>
        {
            var random = new Random(unchecked((seed * 31) + worker));
            for (int catalog = 0; Stopwatch.GetElapsedTime(start) < duration; catalog++)
            {
                int next = random.Next();
                agreements[worker].Check(next);
                if (catalog % CatalogsAnApplication == 0)
                {
                    applications[worker].Check(next);
                }
            }
        });
        return new AgreementFigures(agreements, applications);
    }

    public void Write(FigureWriter figures)
    {
        figures.Write("diagnosis.instances", _agreements.Sum(each => each.Instances), "instances");
        figures.Write("diagnosis.unsound", _agreements.Sum(each => each.Unsound), "remedies");
        figures.Write("diagnosis.not_minimal", _agreements.Sum(each => each.NotMinimal), "remedies");
        figures.Write("diagnosis.missing", _agreements.Sum(each => each.Missing), "remedies");
        figures.Write("diagnosis.applied", _applications.Sum(each => each.Applied), "remedies");
        figures.Write("diagnosis.remedy_opens_percent", 100.0 * _applications.Sum(each => each.Opened) / _applications.Sum(each => each.Applied), "%");
        figures.Write("diagnosis.amount_tight_percent", 100.0 * _applications.Sum(each => each.Tight) / _applications.Sum(each => each.WithAmount), "%");
        if (_agreements.Select(each => each.FirstDifference).Concat(_applications.Select(each => each.FirstFailure)).FirstOrDefault(found => found is not null) is { } difference)
        {
            throw new InvalidOperationException(difference);
        }
    }
}
