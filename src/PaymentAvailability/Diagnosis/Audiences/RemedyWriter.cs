using System.Globalization;

namespace PaymentAvailability;

/// <summary>Says what a remedy asks, in the reader's language.</summary>
internal sealed class RemedyWriter
{
    // A list longer than this is no help to anybody.
    private const int MostListed = 5;
    private const int MostInSentence = 3;

    private readonly ReasonTexts _texts;
    private readonly PaymentCatalog _catalog;
    private readonly CultureInfo _culture;
    private readonly FactWriter _facts;
    private readonly IReadOnlyList<PaymentInstrument>? _bound;

    public RemedyWriter(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        _texts = result.Wording.Texts;
        _catalog = result.Catalog;
        _culture = culture;
        _bound = result.Request.Instruments;
        _facts = _texts.WriterFor(culture, timeZone);
    }

    /// <summary>A whole sentence: what to do, and what one can pay with then; of many things only how many.</summary>
    public string Sentence(Remedy remedy)
    {
        string[] options = LabelsOf(remedy);
        return Upper(options.Length > MostInSentence
            ? Phrase("remedy_many", name => name == "changes" ? Changes(remedy) : _facts.Write(options.Length))
            : Phrase("remedy", name => name == "changes" ? Changes(remedy) : _facts.AnyOf(options)));
    }

    /// <summary>What to do, without what comes of it.</summary>
    public string Changes(Remedy remedy) => string.Join(Phrase("and"), remedy.Changes.Select(Change));

    /// <summary>What one can pay with then.</summary>
    public string Options(Remedy remedy) => List(LabelsOf(remedy));

    public string Phrase(string key, Func<string, string?>? valueOf = null) => _texts.FirstOf(_culture, valueOf ?? (_ => null), "phrase." + key);

    /// <summary>A list that says how much it leaves out.</summary>
    public string List(IReadOnlyList<string> items) => items.Count <= MostListed
        ? _facts.AnyOf(items)
        : _facts.AnyOf([.. items.Take(MostListed), Phrase("more", _ => _facts.Write(items.Count - MostListed))]);

    private string[] LabelsOf(Remedy remedy) =>
        [.. remedy.Opens.Select(target => OptionLabel.Of(target.Method, target.Instrument, _culture)).Distinct()];

    private string Change(Change change)
    {
        string key = "change." + ReasonWireNames.Changes.NameOf(change.Kind);
        return change switch
        {
            AmountChange amount => Text(key, _facts.Write(amount.Amount)),
            ClientChange client => Text(key, _texts.NameOf(WireNames.Client.NameOf(client.Client), _culture)),
            AppVersionChange app => Text(key, app.Minimum.ToString()),
            AppInstallation app => Text(key, _texts.NameOf(app.App, _culture)),
            WaitChange wait => Text(key, _facts.Write(wait.Until)),
            ChannelChange channel => Text(key, channel.Name.In(_culture)),
            TermsChange terms => Text(key, _texts.NameOf(terms.Fact, _culture)),
            InstrumentChange instrument => Instrument(key, instrument),
            ReasonChange { Kind: ChangeKind.RestoreInstrument } restored => _texts.FirstOf(_culture, _ => null, KnownKey($"{key}.{restored.Reason.Code}", key)),
            ReasonChange other => _texts.FirstOf(_culture, name => name == "subject" ? SubjectOf(other.Reason) : null, key, KnownKey(key + ".unknown", key)),
            _ => change.ToString(),
        };
    }

    private string Text(string key, string value) => _texts.FirstOf(_culture, _ => value, key);

    private string KnownKey(string key, string otherwise) => _texts.Has(key) ? key : otherwise;

    private string? SubjectOf(Reason reason) =>
        reason.FindToken("channel") is { } id && _catalog.FindChannel(id) is { } found ? found.Name.In(_culture) : null;

    private string Instrument(string key, InstrumentChange change)
    {
        if (_bound is not null && !_bound.Any(bound => bound.Kind == change.Instrument))
        {
            key += ".first";
        }

        string kind = _texts.NameOf(WireNames.Instrument.NameOf(change.Instrument), _culture);
        string[] asked =
        [
            .. Asked(change.CardTypes, Name), .. Asked(change.Banks, bank => _catalog.NameOfBank(bank).In(_culture)),
            .. Asked(change.CardNetworks, Name), .. Asked(change.AccountClasses, Name),
        ];
        return asked.Length == 0
            ? Text(key, kind)
            : _texts.FirstOf(_culture, name => name == "instrument" ? kind : string.Join("; ", asked), key + ".accepted");

        string Name(string token) => _texts.NameOf(token, _culture);
    }

    private IEnumerable<string> Asked(AcceptedValues values, Func<string, string> nameOf)
    {
        if (!values.AcceptsAny)
        {
            string listed = List([.. values.Values.Select(nameOf)]);
            yield return values.IsExcept ? Phrase("except", _ => listed) : listed;
        }
    }

    private string Upper(string sentence) => char.ToUpper(sentence[0], _culture) + sentence[1..];
}
