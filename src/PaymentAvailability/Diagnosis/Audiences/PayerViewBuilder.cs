using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Makes what a payer may see, from the public faces of the reasons and nothing else.</summary>
internal sealed class PayerViewBuilder
{
    private readonly AvailabilityResult _result;
    private readonly CultureInfo _culture;
    private readonly TimeZoneInfo? _timeZone;
    private readonly ReasonWording _wording;
    private readonly DiagnosedCase _faced;
    private readonly HashSet<string> _sharedLabels;

    private PayerViewBuilder(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        _result = result;
        _culture = culture;
        _timeZone = timeZone;
        _wording = result.Wording;
        _faced = new DiagnosedCase(result, _wording.Vocabulary.PublicFace);
        _sharedLabels =
        [
            .. result.Options.Select(option => (option.Method, Label: option.GetLabel(culture)))
                .Concat(result.ClosedOptions.Select(option => (option.Method, Label: option.GetLabel(culture))))
                .Distinct().GroupBy(option => option.Label).Where(alike => alike.Count() > 1).Select(alike => alike.Key),
        ];
    }

    public static PayerView Of(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone) =>
        new PayerViewBuilder(result, culture, timeZone).Build();

    /// <summary>Whether a payer can ever pick the option: one that only the host's own back end uses is no news to anybody else.</summary>
    public static bool IsForPayers(ClosedOption option) => !option.Routes.All(route => route.Reasons.Any(IsOfBackEnd));

    private PayerView Build()
    {
        if (_result.IsAvailable || _result.ClosedOptions.IsEmpty)
        {
            return new PayerView
            {
                Title = Phrase("choose"),
                Text = Phrase("choose_text"),
                LoanNotes = LoanNotes.Of(_result, null, _culture),
                Reference = _result.Id.ToString(),
                Options = [.. _result.Options.Select(OpenOption)],
                ClosedOptions = ClosedOptions(null),
            };
        }

        var diagnosis = new Diagnosis(_result, _faced);
        Reason face = diagnosis.PrimaryReason;
        return new PayerView
        {
            Code = face.Code,
            Title = _wording.Texts.Title(face.Definition, _culture),
            Text = Guidance(face),
            Suggestions = [.. SuggestionList.Of(diagnosis).Select(new RemedyWriter(_result, _culture, _timeZone).Sentence).Distinct()],
            Retry = diagnosis.Retry,
            OpensAt = diagnosis.OpensAt,
            RetryAt = face.Definition == PlatformReasons.Overloaded ? _result.RetryAt : null,
            Contact = face.Definition.Contact,
            LoanNotes = LoanNotes.Of(_result, diagnosis.OpensAt, _culture),
            Reference = _result.Id.ToString(),
            ClosedOptions = ClosedOptions(face),
        };
    }

    private PayerOption OpenOption(PaymentOption option) =>
        new(LabelOf(option.Method, option.GetLabel(_culture)), option.Method.Id, PlaceOf(option.Instrument)) { Verification = option.Verification };

    private ImmutableArray<PayerOption> ClosedOptions(Reason? primary) =>
        [.. _result.ClosedOptions.Where(IsForPayers).Select(option => ClosedOption(option, primary))];

    private PayerOption ClosedOption(ClosedOption option, Reason? primary)
    {
        Reason face = FaceOf(option, primary);
        return new PayerOption(LabelOf(option.Method, option.GetLabel(_culture)), option.Method.Id, PlaceOf(option.Instrument))
        {
            Code = face.Code,
            Text = Guidance(face),
        };
    }

    // What the page says already comes first, then what the payer cannot change: nobody should install an app for a channel that is down.
    private Reason FaceOf(ClosedOption option, Reason? primary)
    {
        ClosedOption faced = _faced.ToldOf(option);
        ImmutableArray<Reason> near = Headline.NearestOf(faced).Reasons;
        return primary is not null && near.Contains(primary) ? primary
            : near.Where(reason => reason.Definition.Fixer != ReasonFixer.Payer).MinBy(reason => reason.Definition.HeadlineRank) ?? Headline.Of(faced);
    }

    // Of a card that several methods take, the method says which is meant.
    private string LabelOf(PaymentMethod method, string label) => _sharedLabels.Contains(label) && !label.StartsWith(method.Name.In(_culture), StringComparison.Ordinal)
        ? Phrase("option_of", name => name == "option" ? label : method.Name.In(_culture))
        : label;

    private string Guidance(Reason face) => _wording.Texts.Guidance(face, _culture, _timeZone, isAlone: !_result.IsAvailable);

    private string Phrase(string key, Func<string, string?>? valueOf = null) => _wording.Texts.FirstOf(_culture, valueOf ?? (_ => null), "phrase." + key);

    private int? PlaceOf(PaymentInstrument? instrument) => instrument is null ? null : _result.Request.PlaceOf(instrument);

    private static bool IsOfBackEnd(Reason reason) =>
        reason.Definition == CatalogReasons.ClientNotSupported
        && reason.Find("accepted") is { } accepted
        && accepted.TryGetTokens(out ImmutableArray<string> clients)
        && clients.All(client => client == WireNames.Client.NameOf(ClientKind.BackEnd));
}
