namespace PaymentAvailability;

/// <summary>What a registration can say: its reasons and their texts, kept together. Immutable.</summary>
/// <param name="Vocabulary">The reasons, and what payers may know of each.</param>
/// <param name="Texts">What to say about them.</param>
internal sealed record ReasonWording(ReasonVocabulary Vocabulary, ReasonTexts Texts)
{
    /// <summary>The library's own.</summary>
    public static ReasonWording BuiltIn => field ??= new(ReasonVocabulary.BuiltIn, ReasonTexts.BuiltIn);
}
