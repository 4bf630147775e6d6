using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Makes what a payer may see, from the public faces of the reasons and nothing else.</summary>
internal static class PayerViewBuilder
{
    private const int MostSuggestions = 3;

    public static PayerView Of(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        ReasonWording wording = result.Wording;
        if (result.IsAvailable || result.ClosedOptions.IsEmpty)
        {
            return new PayerView
            {
                Title = wording.Texts.FirstOf(culture, _ => null, "phrase.choose"),
                Text = wording.Texts.FirstOf(culture, _ => null, "phrase.choose_text"),
                LoanNotes = LoanNotes.Of(result, null, culture),
                Reference = result.Id.ToString(),
                Options = [.. result.Options.Select(option => OpenOption(result, option, culture))],
                ClosedOptions = ClosedOptions(result, culture, timeZone),
            };
        }

        var diagnosis = new Diagnosis(result, new DiagnosedCase(result, wording.Vocabulary.PublicFace));
        Reason face = diagnosis.PrimaryReason;
        return new PayerView
        {
            Code = face.Code,
            Title = wording.Texts.Title(face.Definition, culture),
            Text = wording.Texts.Guidance(face, culture, timeZone, isAlone: true),
            Suggestions = SuggestionsOf(result, diagnosis, culture, timeZone),
            Retry = face.Definition.Retry,
            RetryAt = diagnosis.OpensAt,
            Contact = face.Definition.Contact,
            LoanNotes = LoanNotes.Of(result, diagnosis.OpensAt, culture),
            Reference = result.Id.ToString(),
            ClosedOptions = ClosedOptions(result, culture, timeZone),
        };
    }

    // What the payer cannot do is not the payer's to read, and a moment that the text names need not be told twice.
    private static ImmutableArray<string> SuggestionsOf(AvailabilityResult result, Diagnosis diagnosis, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        var writer = new RemedyWriter(result, culture, timeZone);
        bool isMomentTold = diagnosis.PrimaryReason.Find("until") is not null;
        return
        [
            .. diagnosis.Remedies.All
                .Where(remedy => remedy.Actor == RemedyActor.PayerNow || (remedy.Changes is [WaitChange] && !isMomentTold))
                .Select(writer.Sentence)
                .Distinct()
                .Take(MostSuggestions),
        ];
    }

    private static PayerOption OpenOption(AvailabilityResult result, PaymentOption option, CultureInfo culture) =>
        new(option.GetLabel(culture), option.Method.Id, PlaceOf(result, option.Instrument)) { Verification = option.Verification };

    private static ImmutableArray<PayerOption> ClosedOptions(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        ReasonVocabulary vocabulary = result.Wording.Vocabulary;
        return
        [
            .. result.ClosedOptions.Select(option =>
            {
                var faced = new ClosedOption(option.Method, option.Instrument,
                    [.. option.Routes.Select(route => route with { Reasons = [.. route.Reasons.Select(vocabulary.PublicFace).Distinct()] })]);
                Reason face = Headline.Of(faced);
                return new PayerOption(option.GetLabel(culture), option.Method.Id, PlaceOf(result, option.Instrument))
                {
                    Code = face.Code,
                    Text = result.Wording.Texts.Guidance(face, culture, timeZone, isAlone: !result.IsAvailable),
                };
            }),
        ];
    }

    private static int? PlaceOf(AvailabilityResult result, PaymentInstrument? instrument)
    {
        if (instrument is null)
        {
            return null;
        }

        int place = 0;
        while (!ReferenceEquals(result.Request.Instruments![place], instrument))
        {
            place++;
        }

        return place;
    }
}
