using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>One thing the payer still has to do before paying, in any one of several ways.</summary>
/// <param name="AnyOf">The ways that satisfy the step; one is enough. Never <see cref="VerificationMethods.None"/> in a valid catalog.</param>
public readonly record struct VerificationStep(VerificationMethods AnyOf)
{
    /// <summary>Whether one of the ways <paramref name="completed"/> already satisfies the step.</summary>
    public bool IsSatisfiedBy(VerificationMethods completed) => (AnyOf & completed) != 0;

    /// <summary>Whether whoever takes <paramref name="other"/>, in whatever way, has done this step too.</summary>
    internal bool IsImpliedBy(VerificationStep other) => (other.AnyOf & ~AnyOf) == 0;

    /// <summary>The ways as they are written on the wire, joined by <c>|</c>.</summary>
    public override string ToString() => string.Join('|', WireNames.Verification.NamesOf(AnyOf));

    /// <summary>
    /// The steps of <paramref name="required"/> and <paramref name="demanded"/> that <paramref name="completed"/> leaves open. A step
    /// that every way of another satisfies is left out: who has to show the face need not be asked for a code or the face as well.
    /// </summary>
    internal static ImmutableArray<VerificationStep> StillNeeded(
        ImmutableArray<VerificationStep> required,
        ReadOnlySpan<VerificationStep> demanded,
        VerificationMethods completed)
    {
        var needed = ImmutableArray.CreateBuilder<VerificationStep>();
        foreach (VerificationStep step in required)
        {
            AddUnlessSatisfied(step);
        }

        foreach (VerificationStep step in demanded)
        {
            AddUnlessSatisfied(step);
        }

        return needed.DrainToImmutable();

        void AddUnlessSatisfied(VerificationStep step)
        {
            if (step.IsSatisfiedBy(completed) || needed.Any(other => step.IsImpliedBy(other)))
            {
                return;
            }

            needed.RemoveAll(other => other.IsImpliedBy(step));
            needed.Add(step);
        }
    }
}
