namespace PaymentAvailability;

/// <summary>Puts together remedies that differ only in which instrument they ask for.</summary>
internal static class AlikeRemedies
{
    // Each is compared with each, and nobody reads further.
    private const int MostMerged = 100;

    /// <summary>The remedies in their order, each with those that ask the same but for one property of the instrument.</summary>
    public static IReadOnlyList<Remedy> Merge(RemedyList remedies)
    {
        var merged = new List<Remedy>();
        foreach (Remedy remedy in remedies.Take(MostMerged))
        {
            int alike = merged.FindIndex(other => MergeOrNull(other, remedy) is not null);
            if (alike < 0)
            {
                merged.Add(remedy);
            }
            else
            {
                merged[alike] = MergeOrNull(merged[alike], remedy)!;
            }
        }

        merged.AddRange(remedies.Skip(MostMerged));
        return merged;
    }

    private static Remedy? MergeOrNull(Remedy one, Remedy other)
    {
        if (one.Find<InstrumentChange>() is not { } first || other.Find<InstrumentChange>() is not { } second
            || !one.Opens.SequenceEqual(other.Opens)
            || !one.Changes.Remove(first).SequenceEqual(other.Changes.Remove(second))
            || MergeOrNull(first, second) is not { } either)
        {
            return null;
        }

        return new Remedy(one.Changes.Replace(first, either), one.Opens);
    }

    // Lists that differ in one property can be joined exactly; in two, a mixture would be promised that may not work.
    private static InstrumentChange? MergeOrNull(InstrumentChange one, InstrumentChange other) =>
        one with { AccountClasses = other.AccountClasses } == other && Joined(one.AccountClasses, other.AccountClasses) is { } classes
            ? one with { AccountClasses = classes }
        : one with { Banks = other.Banks } == other && Joined(one.Banks, other.Banks) is { } banks
            ? one with { Banks = banks }
        : one with { CardTypes = other.CardTypes } == other && Joined(one.CardTypes, other.CardTypes) is { } types
            ? one with { CardTypes = types }
        : null;

    private static AcceptedValues? Joined(AcceptedValues one, AcceptedValues other) =>
        one.AcceptsAny || other.AcceptsAny || one.IsExcept || other.IsExcept ? null : new AcceptedValues([.. one.Values.Union(other.Values)], IsExcept: false);
}
