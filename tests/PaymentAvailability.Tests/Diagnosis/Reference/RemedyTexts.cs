namespace PaymentAvailability.Tests;

/// <summary>Writes the library's remedies as the reference writes its own.</summary>
internal static class RemedyTexts
{
    public static string Of(Remedy remedy, PaymentRequest request) =>
        string.Join(" and ", remedy.Changes.Select(change => Of(change, remedy, request)).Order(StringComparer.Ordinal));

    /// <summary>Every instrument that a change allows.</summary>
    public static ConcreteInstruments AcceptedBy(InstrumentChange another) => ConcreteInstruments.Of(
        another.Instrument, bank => Accepts(another.Banks, bank), type => Accepts(another.CardTypes, WireNames.CardType.NameOf(type)));

    private static string Of(Change change, Remedy remedy, PaymentRequest request) => change switch
    {
        InstrumentChange another => AcceptedBy(another).ToString(),
        ReasonChange { Kind: ChangeKind.RestoreInstrument } restored => $"restore_instrument {restored.Reason.Code} #{PlaceOf(remedy.Opens[0].Instrument, request)}",
        _ => change.ToString(),
    };

    private static bool Accepts(AcceptedValues values, string value) =>
        values.AcceptsAny || values.Values.Contains(value, StringComparer.OrdinalIgnoreCase) != values.IsExcept;

    private static int PlaceOf(PaymentInstrument? instrument, PaymentRequest request) =>
        instrument is null ? -1 : request.Instruments!.ToList().FindIndex(each => ReferenceEquals(each, instrument));
}
