using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Why one reason is told first. Immutable, safe for concurrent use.</summary>
public sealed class PrimaryChoice
{
    internal PrimaryChoice(Finding finding, Reason reason, int options, ImmutableArray<Remedy> remedies)
    {
        Finding = finding;
        HeadlineRank = reason.Definition.HeadlineRank;
        ClosedOptions = finding.Options.Length;
        AllOptions = options;
        EasiestRemedy = remedies.FirstOrDefault(remedy => remedy.Opens.Any(target => IsOf(target, finding)));
    }

    /// <summary>What the reason belongs to.</summary>
    public Finding Finding { get; }

    /// <summary>How early the reason is told when several hold: 1 first, 1000 last.</summary>
    public int HeadlineRank { get; }

    /// <summary>How many options the finding closes.</summary>
    public int ClosedOptions { get; }

    /// <summary>How many options there are; all are closed.</summary>
    public int AllOptions { get; }

    /// <summary>The easiest remedy that opens one of the options it closes, or <see langword="null"/> when there is none.</summary>
    public Remedy? EasiestRemedy { get; }

    /// <summary>The three grounds: rank, coverage and remedy.</summary>
    public override string ToString() =>
        $"rank {HeadlineRank}, closes {ClosedOptions} of {AllOptions} options, easiest remedy: {EasiestRemedy?.ToString() ?? "none"}";

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
