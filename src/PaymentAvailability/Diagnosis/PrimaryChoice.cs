using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Why one reason is told first. Immutable, safe for concurrent use.</summary>
public sealed class PrimaryChoice
{
    internal PrimaryChoice(
        Finding finding, Reason reason, ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed, RemedyList remedies)
    {
        Finding = finding;
        HeadlineRank = reason.Definition.HeadlineRank;
        ClosedOptions = finding.Options.Length;
        StandsEverywhere = closed.All(option => option.Routes.All(route => diagnosed.ToldOf(route.Reasons).Contains(reason)));
        AllOptions = closed.Length;
        EasiestRemedy = remedies.FirstOrDefault(remedy => remedy.Opens.Any(target => IsOf(target, finding)));
    }

    /// <summary>What the reason belongs to.</summary>
    public Finding Finding { get; }

    /// <summary>
    /// Whether it is on every route of every option, so that it has to go away whatever else is done. Otherwise it was chosen as what closes
    /// most options of those nearest to open.
    /// </summary>
    public bool StandsEverywhere { get; }

    /// <summary>How early the reason is told when several hold: 1 first, 1000 last.</summary>
    public int HeadlineRank { get; }

    /// <summary>How many options the finding closes.</summary>
    public int ClosedOptions { get; }

    /// <summary>How many options there are; all are closed.</summary>
    public int AllOptions { get; }

    /// <summary>The easiest remedy that opens one of the options it closes, or <see langword="null"/> when there is none.</summary>
    public Remedy? EasiestRemedy { get; }

    /// <summary>The grounds: where it stands, its rank, its coverage and the easiest remedy.</summary>
    public override string ToString() =>
        $"{(StandsEverywhere ? "on every route" : "nearest to open")}, rank {HeadlineRank}, closes {ClosedOptions} of {AllOptions} options, easiest remedy: {EasiestRemedy?.ToString() ?? "none"}";

    private static bool IsOf(RemedyTarget target, Finding finding)
    {
        foreach (ClosedOption option in finding.Options)
        {
            if (option.Method == target.Method)
            {
                return true;
            }
        }

        return false;
    }
}
