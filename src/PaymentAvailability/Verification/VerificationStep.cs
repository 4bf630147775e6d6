using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>One thing the payer still has to do before paying, in any one of several ways.</summary>
/// <param name="AnyOf">
/// The ways that satisfy the step; one is enough. Never <see cref="VerificationMethods.None"/> in a valid catalog. In an option, only those
/// that the payer can take now.
/// </param>
public readonly record struct VerificationStep(VerificationMethods AnyOf)
{
    /// <summary>From which age on what was completed does not satisfy the step. Default: as long as <see cref="VerificationOptions.MaximumAge"/>, and never longer.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>How much must be proved at least. Default <see cref="VerificationStrength.Low"/>: anything does.</summary>
    public VerificationStrength MinimumStrength { get; init; }

    /// <summary>Whether one of the ways <paramref name="completed"/>, just now and with its default strength, satisfies the step.</summary>
    public bool IsSatisfiedBy(VerificationMethods completed)
    {
        for (int left = (int)(AnyOf & completed); left != 0; left &= left - 1)
        {
            if (PayerProofs.DefaultStrengthOf((VerificationMethods)(left & -left)) >= MinimumStrength)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether whoever takes <paramref name="other"/>, in whatever way, has done this step too.</summary>
    internal bool IsImpliedBy(VerificationStep other) =>
        (other.AnyOf & ~AnyOf) == 0
        && other.MinimumStrength >= MinimumStrength
        && (other.MaximumAge ?? TimeSpan.MaxValue) <= (MaximumAge ?? TimeSpan.MaxValue);

    /// <summary>The ways as they are written on the wire, joined by <c>|</c>, with the strength and age that are asked for.</summary>
    public override string ToString()
    {
        string ways = string.Join('|', WireNames.Verification.NamesOf(AnyOf));
        string strength = MinimumStrength == VerificationStrength.Low ? "" : $" at least {WireNames.Strength.NameOf(MinimumStrength)}";
        string age = MaximumAge is { } most ? $" younger than {most.ToString("c", CultureInfo.InvariantCulture)}" : "";
        return ways + strength + age;
    }

    /// <summary>
    /// The steps of <paramref name="required"/> and <paramref name="demanded"/> that <paramref name="proofs"/> leave open, with the ways that
    /// are possible. A step that every way of another satisfies is left out: who has to show the face need not be asked for a code or the
    /// face as well.
    /// </summary>
    internal static ImmutableArray<VerificationStep> StillNeeded(
        ImmutableArray<VerificationStep> required,
        ReadOnlySpan<VerificationStep> demanded,
        PayerProofs proofs,
        VerificationMethods possible = (VerificationMethods)~0)
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

        void AddUnlessSatisfied(VerificationStep whole)
        {
            VerificationStep step = whole with { AnyOf = whole.AnyOf & possible };
            if (proofs.Satisfy(whole) || needed.Any(other => step.IsImpliedBy(other)))
            {
                return;
            }

            needed.RemoveAll(other => other.IsImpliedBy(step));
            needed.Add(step);
        }
    }
}
