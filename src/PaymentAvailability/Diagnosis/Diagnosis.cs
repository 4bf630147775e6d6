using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Why nothing can be used for a payment, what would change that, and who can do it. Immutable, safe for concurrent use.</summary>
/// <remarks>Tells reasons as they are, so it is for the host; there are views for payers and support.</remarks>
public sealed class Diagnosis
{
    internal Diagnosis(AvailabilityResult result, DiagnosedCase diagnosed)
    {
        Remedies = new RemedySearch(diagnosed).Find(result.ClosedOptions, withAnother: true);
        Findings = FindingList.Of(result.ClosedOptions, diagnosed);
        PrimaryReason = diagnosed.IsPlain ? result.PrimaryReason! : FindingList.PrimaryOf(result.ClosedOptions, diagnosed);
        Primary = new PrimaryChoice(
            Findings.First(finding => finding.Reasons.Contains(PrimaryReason)), PrimaryReason, result.ClosedOptions, diagnosed, Remedies);
        Shares = CauseShare.Of(result.ClosedOptions, diagnosed);
        OpensAt = Remedies.Where(IsWaitAlone).Min(remedy => remedy.OpensAt);
        Retry = RetryOf(PrimaryReason, Remedies);
    }

    /// <summary>The reason to tell first.</summary>
    public Reason PrimaryReason { get; }

    /// <summary>Why that reason is told first.</summary>
    public PrimaryChoice Primary { get; }

    /// <summary>
    /// What stands in the way, each thing once: a reason with all the options it closes, and channels that failed together because of one
    /// upstream as one finding. The one that closes most options first.
    /// </summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>How much each of the five causes has to do with it; together one.</summary>
    public ImmutableArray<CauseShare> Shares { get; }

    /// <summary>Every smallest set of changes that opens an option, the easiest first. Empty when nothing helps, for example because the order is paid, or when the search was cut off before it found one.</summary>
    public RemedyList Remedies { get; }

    /// <summary>Who can act soonest, or <see langword="null"/> when nobody can.</summary>
    public RemedyActor? Actor => Remedies.Count == 0 ? null : Remedies[0].Actor;

    /// <summary>Whether trying again can help, and after what.</summary>
    public RetryAdvice Retry { get; }

    /// <summary>
    /// The earliest moment at which an option opens although nobody does anything: service hours, cool-downs, announced ends and what
    /// expires until then, taken together. <see langword="null"/> when no option opens by itself at a known time.
    /// </summary>
    public DateTimeOffset? OpensAt { get; }

    /// <summary>The primary reason and the number of remedies.</summary>
    public override string ToString() => $"{PrimaryReason}; {Remedies.Count} remedies";

    private static bool IsWaitAlone(Remedy remedy) => remedy.Changes is [WaitChange];

    private static RetryAdvice RetryOf(Reason primary, RemedyList remedies) =>
        primary.Definition.Retry == RetryAdvice.AfterReconcile ? RetryAdvice.AfterReconcile
        : remedies.Count == 0 ? (remedies.IsComplete ? RetryAdvice.Never : primary.Definition.Retry)
        : remedies[0].Actor == RemedyActor.PayerNow ? RetryAdvice.AfterAction
        : remedies[0].Changes.Any(change => change.Kind == ChangeKind.RestoreInstrument) ? RetryAdvice.AfterAction
        : RetryAdvice.AfterDelay;
}
