namespace PaymentAvailability.Tests;

/// <summary>Compares the library's remedies with those found by trying every set of changes.</summary>
internal sealed class RemedyAgreement
{
    private const int PredicamentsACatalog = 20;

    private readonly ResultAssembler _assembler = new();
    private readonly int _mostSets;

    /// <param name="mostSets">Predicaments with more sets to try are passed over.</param>
    public RemedyAgreement(int mostSets = 4_096) => _mostSets = mostSets;

    /// <summary>How many predicaments were compared.</summary>
    public long Instances { get; private set; }

    /// <summary>How many remedies there were.</summary>
    public long Remedies { get; private set; }

    /// <summary>Remedies that open nothing.</summary>
    public long Unsound { get; private set; }

    /// <summary>Remedies with something smaller that opens an option.</summary>
    public long NotMinimal { get; private set; }

    /// <summary>Smallest sets that the library did not find.</summary>
    public long Missing { get; private set; }

    /// <summary>The first difference, with the seed that shows it again.</summary>
    public string? FirstDifference { get; private set; }

    /// <summary>Compares the predicaments of one catalog.</summary>
    public void Check(int seed)
    {
        var random = new RandomPredicament(seed);
        for (int i = 0; i < PredicamentsACatalog; i++)
        {
            Predicament predicament = random.Next();
            AvailabilityResult result = predicament.Resolve(_assembler);
            var bruteForce = new BruteForce(predicament);
            if (!result.IsAvailable && bruteForce.Sets <= _mostSets)
            {
                Compare(predicament, result.Diagnose()!.Remedies, bruteForce, $"seed {seed}, predicament {i}");
            }
        }
    }

    private void Compare(Predicament predicament, RemedyList found, BruteForce bruteForce, string where)
    {
        Instances++;
        Remedies += found.Count;
        List<ChangedWorld> smallest = bruteForce.FindSmallest();
        HashSet<string> expected = [.. smallest.Select(bruteForce.Text)];
        HashSet<string> actual = [.. found.Select(remedy => RemedyTexts.Of(remedy, predicament.Request))];
        foreach (string extra in actual.Except(expected))
        {
            bool opens = bruteForce.Opens(extra);
            (Unsound, NotMinimal) = opens ? (Unsound, NotMinimal + 1) : (Unsound + 1, NotMinimal);
        }

        Missing += expected.Except(actual).Count() + (found.IsComplete ? 0 : 1) + (found.Count - actual.Count);
        if (FirstDifference is null && !actual.SetEquals(expected))
        {
            FirstDifference = $"{where}\nat {predicament.At:O}, {predicament.Request.Amount}, client {predicament.Request.Client?.Kind}\n"
                + string.Join('\n', predicament.Routes.Select(route => $"  {route} hours {route.Hours}")) + "\n"
                + string.Join('\n', predicament.Closures.Select(closure => $"  {closure.Reason} {closure.Scope.Of} {string.Join(',', closure.Scope.Ids)} {closure.Scope.Instrument} from {closure.From:O} until {closure.Until:O}")) + "\n"
                + $"missing\n  {string.Join("\n  ", expected.Except(actual))}\ntoo much\n  {string.Join("\n  ", actual.Except(expected))}\nboth\n  {string.Join("\n  ", actual.Intersect(expected))}";
        }
    }
}
