namespace PaymentAvailability.Tests;

/// <summary>What counts as completed, what is left, and why a step cannot be done: restated a completion and a way at a time.</summary>
internal sealed class ReferenceVerification(PaymentRequest request, DateTimeOffset at, IReadOnlyList<WithheldWay> withheld)
{
    private static readonly VerificationMethods[] All = Enum.GetValues<VerificationMethods>()[1..];

    public IEnumerable<VerificationStep> Left(IEnumerable<VerificationStep> steps)
    {
        VerificationStep[] open = [.. steps.Where(step => !Counted([step]).Any()).Select(step => step with { AnyOf = Union(WaysOf(step).Where(IsPossible)) }).Distinct()];
        return open.Where(step => !open.Any(other => other != step && IsHarder(other, step)));
    }

    public IEnumerable<CountedVerification> Counted(IEnumerable<VerificationStep> steps) =>
        steps.SelectMany(step => Completed().Where(each => Satisfies(each, step))).Distinct();

    public IEnumerable<Reason> WhyNot(VerificationStep step)
    {
        if (Counted([step]).Any() || WaysOf(step).Any(IsPossible))
            yield break;

        DateTimeOffset? here = WaysOf(step).Where(CanDo).Select(FreeAt).Cast<DateTimeOffset?>().Min();
        DateTimeOffset? elsewhere = WaysOf(step).Where(way => !CanDo(way)).Select(FreeAt).Cast<DateTimeOffset?>().Min();
        if (here is not null && (elsewhere is null || here <= elsewhere))
        {
            yield return VerificationReasons.AttemptsExceeded.With(Fact.Of("until", here.Value));
            yield break;
        }

        Fact[] ends = here is null ? [] : [Fact.Of("until", here.Value)];
        yield return ClientReasons.VerificationNotSupported.With(
            [Fact.Of("method", WaysOf(step).Where(way => !CanDo(way)).Select(WireNames.Verification.NameOf)), .. ends]);
        if (elsewhere > at)
            yield return VerificationReasons.AttemptsExceeded.With(Fact.Of("until", elsewhere.Value));
    }

    private static IEnumerable<VerificationMethods> WaysOf(VerificationStep step) => All.Where(way => step.AnyOf.HasFlag(way));

    private static VerificationMethods Union(IEnumerable<VerificationMethods> ways) => ways.Aggregate(VerificationMethods.None, (all, way) => all | way);

    private static bool IsHarder(VerificationStep other, VerificationStep step) =>
        step.AnyOf.HasFlag(other.AnyOf) && other.MinimumStrength >= step.MinimumStrength
        && (step.MaximumAge is null || (other.MaximumAge is { } age && age <= step.MaximumAge));

    private static bool Satisfies(CountedVerification each, VerificationStep step)
    {
        TimeSpan[] limits =
        [
            .. each.Method == VerificationMethods.PriorAuthorisation ? [] : new[] { TimeSpan.FromMinutes(15) },
            .. step.MaximumAge is { } age ? new[] { age } : [],
        ];
        return step.AnyOf.HasFlag(each.Method) && each.Strength >= step.MinimumStrength && limits.All(limit => each.Age < limit);
    }

    private IEnumerable<CountedVerification> Completed() =>
        All.Where(way => request.CompletedVerifications.HasFlag(way)).Select(way => new CompletedVerification { Method = way, At = at })
            .Concat(request.Verifications ?? [])
            .Where(each => each.At <= at.AddMinutes(1))
            .Select(each => new CountedVerification(each.Method, each.At, each.At > at ? TimeSpan.Zero : at - each.At, each.Strength ?? DefaultOf(each.Method)));

    private static VerificationStrength DefaultOf(VerificationMethods way) => way switch
    {
        VerificationMethods.HardwareKey or VerificationMethods.Chip => VerificationStrength.High,
        VerificationMethods.OneTimeCode or VerificationMethods.Face or VerificationMethods.Fingerprint => VerificationStrength.Substantial,
        _ => VerificationStrength.Low,
    };

    private bool CanDo(VerificationMethods way) => request.Client?.Capabilities is not { } ways || ways.HasFlag(way);

    private bool IsPossible(VerificationMethods way) => CanDo(way) && FreeAt(way) <= at;

    private DateTimeOffset FreeAt(VerificationMethods way) => withheld.Where(each => each.Method == way && each.Until > at).Select(each => each.Until).Append(at).Max();
}
