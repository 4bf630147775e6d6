namespace PaymentAvailability;

/// <summary>Chooses what to advise a payer: few things, each of another kind, none that the page says already.</summary>
internal static class SuggestionList
{
    private const int Most = 3;

    public static IReadOnlyList<Remedy> Of(Diagnosis diagnosis)
    {
        var chosen = new List<Remedy>();
        foreach (Remedy remedy in AlikeRemedies.Merge(diagnosis.Remedies))
        {
            if (chosen.Count < Most && IsForPayer(remedy) && !IsTold(remedy, diagnosis.PrimaryReason) && !chosen.Exists(easier => IsLikeButMore(remedy, easier)))
            {
                chosen.Add(remedy);
            }
        }

        return chosen;
    }

    // What the payer cannot do is not the payer's to read.
    private static bool IsForPayer(Remedy remedy) => remedy.Actor == RemedyActor.PayerNow || remedy.Changes is [WaitChange];

    // The text of the reason asks for what takes it away, and may name the moment.
    private static bool IsTold(Remedy remedy, Reason primary) => remedy.Changes is [var only] && only switch
    {
        WaitChange => primary.Find("until") is not null,
        ReasonChange or AppVersionChange => only.Kind == primary.Definition.LiftedBy,
        _ => false,
    };

    // Another browser after one, or a second card on top of a smaller amount, is no new advice.
    private static bool IsLikeButMore(Remedy remedy, Remedy easier) =>
        easier.Changes.All(change => remedy.Changes.Any(other => other.Kind == change.Kind));
}
