using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Makes what support reads.</summary>
internal sealed class SupportViewBuilder
{
    private const int MostRemedies = 8;
    private const int MostFindings = 8;

    private readonly AvailabilityResult _result;
    private readonly CultureInfo _culture;
    private readonly TimeZoneInfo? _timeZone;
    private readonly ReasonWording _wording;
    private readonly DiagnosedCase _told;
    private readonly RemedyWriter _writer;
    private readonly FactWriter _facts;
    private readonly ImmutableArray<SupportSection>.Builder _sections = ImmutableArray.CreateBuilder<SupportSection>();

    public SupportViewBuilder(AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone)
    {
        _result = result;
        _culture = culture;
        _timeZone = timeZone;
        _wording = result.Wording;
        _told = new DiagnosedCase(result, Told);
        _writer = new RemedyWriter(result, culture, timeZone);
        _facts = _wording.Texts.WriterFor(culture, timeZone);
    }

    public SupportView Build()
    {
        PayerView payer = PayerViewBuilder.Of(_result, _culture, _timeZone);
        Diagnosis? diagnosis = payer.Code is null ? null : new Diagnosis(_result, _told);
        Add("reference", _result.Id.ToString());
        Add("payer_reads", [About(payer.Title, payer.Text), .. payer.Suggestions]);
        Add("loan", payer.LoanNotes);
        Add("open", [.. payer.Options.Select(option => option.Label)]);
        if (diagnosis is not null)
        {
            AddDiagnosis(diagnosis);
        }
        else
        {
            Add("findings", [.. _result.ClosedOptions.Where(PayerViewBuilder.IsForPayers).Select(ClosedLine), .. Withheld()]);
        }

        return new SupportView
        {
            Reference = _result.Id.ToString(),
            At = _result.At,
            PayerReads = payer,
            Code = diagnosis?.PrimaryReason.Code,
            Retry = diagnosis?.Retry,
            OpensAt = diagnosis?.OpensAt,
            Sections = _sections.ToImmutable(),
        };
    }

    /// <summary>The reason as support may know it.</summary>
    private Reason Told(Reason reason) => reason.Definition.Disclosure == Disclosure.Internal ? _wording.Vocabulary.PublicFace(reason) : reason;

    private void AddDiagnosis(Diagnosis diagnosis)
    {
        Add("reason", [Named(diagnosis.PrimaryReason, null), .. Withheld()]);
        Add("causes", [.. diagnosis.Shares.Where(share => share.Share > 0).Select(ShareLine)]);
        Add("findings", Cut([.. FindingsNearOpen(diagnosis).Select(finding => FindingLine(finding, diagnosis.Primary.AllOptions))], MostFindings));
        Add("remedies", diagnosis.Remedies.Count == 0
            ? [NothingHelps(diagnosis)]
            : [.. Cut([.. AlikeRemedies.Merge(diagnosis.Remedies).Select(RemedyLine)], MostRemedies), .. CutOff(diagnosis)]);

        Add("retry", Name(ReasonWireNames.Retries.NameOf(diagnosis.Retry)));
        if (diagnosis.OpensAt is { } opens)
        {
            Add("opens", _facts.Write(opens));
        }

        Add("contact", Name(ReasonWireNames.Contacts.NameOf(diagnosis.PrimaryReason.Definition.Contact)));
    }

    // What closes everything comes alone with what is mended in the same way. Otherwise, what stands against a route while another route of
    // the option is nearer to open would only distract.
    private IEnumerable<Finding> FindingsNearOpen(Diagnosis diagnosis)
    {
        int all = diagnosis.Primary.AllOptions;
        if (diagnosis.Primary.ClosedOptions == all)
        {
            ChangeKind mend = diagnosis.PrimaryReason.Definition.LiftedBy;
            return diagnosis.Findings.Where(finding => finding.Options.Length == all || finding.Reason.Definition.LiftedBy == mend);
        }

        HashSet<Reason> near =
            [.. _result.ClosedOptions.Where(PayerViewBuilder.IsForPayers).SelectMany(option => Headline.NearestOf(_told.ToldOf(option)).Reasons)];
        return diagnosis.Findings.Where(finding => finding.Reasons.Any(reason => near.Contains(reason) || reason == diagnosis.PrimaryReason));
    }

    private ImmutableArray<string> Cut(ImmutableArray<string> lines, int most) =>
        lines.Length <= most ? lines : [.. lines.Take(most), Phrase("more", _ => _facts.Write(lines.Length - most))];

    private string NothingHelps(Diagnosis diagnosis) =>
        Phrase(diagnosis.PrimaryReason.Definition == OrderReasons.AlreadyPaid ? "order_is_paid"
            : diagnosis.Remedies.IsComplete ? "nothing_helps"
            : "search_cut_off");

    private IEnumerable<string> CutOff(Diagnosis diagnosis) => diagnosis.Remedies.IsComplete ? [] : [Phrase("search_cut_off")];

    private IEnumerable<string> Withheld() =>
        _result.ClosedOptions.Any(option => option.Reasons.Any(reason => reason.Definition.Disclosure == Disclosure.Internal)) ? [Phrase("withheld")] : [];

    private string ShareLine(CauseShare share) => Phrase("share", name => name == "cause"
        ? Name(ReasonWireNames.Causes.NameOf(share.Cause))
        : _facts.Write((long)Math.Round(share.Share * 100)));

    private string FindingLine(Finding finding, int all) => Phrase("closes", name => name switch
    {
        "reason" => Named(finding.Reason, finding.Name?.In(_culture)),
        "count" => _facts.Write(finding.Options.Length),
        _ => _facts.Write(all),
    });

    private string RemedyLine(Remedy remedy) => Phrase("by_actor", name => name switch
    {
        "actor" => Name(remedy.Actor == RemedyActor.Channel ? "channel" : WireNames.Actor.NameOf(remedy.Actor)),
        "changes" => _writer.Changes(remedy),
        _ => _writer.Options(remedy),
    });

    private string ClosedLine(ClosedOption option) => Phrase("closed_by", name => name == "option"
        ? option.GetLabel(_culture)
        : _writer.List([.. option.Reasons.Select(Told).Distinct().Select(reason => Named(reason, null))]));

    // A title, whom or what it is about, and the details of the case.
    private string Named(Reason reason, string? subject)
    {
        string title = _wording.Texts.Title(reason.Definition, _culture);
        subject ??= reason.Find("channel") is { } channel && channel.TryGetToken(out string? id) ? _result.Catalog.NameOfUpstream(id).In(_culture) : null;
        string[] details = [.. reason.Facts.Select(DetailOf).OfType<string>()];
        string named = details.Length == 0 ? title : Phrase("details", name => name == "title" ? title : string.Join("; ", details));
        return (subject is null ? named : About(subject, named)) + $" [{reason.Code}]";
    }

    private string About(string subject, string text) => Phrase("about", name => name == "subject" ? subject : text);

    private string? DetailOf(Fact fact) => fact.Name switch
    {
        "channel" or "gate" => null,
        "minimum_version" => fact.TryGetToken(out string? version) ? Phrase("or_later", _ => version) : null,
        _ => _facts.Write(fact) is { } written ? DetailOf(fact.Name, written) : null,
    };

    private string DetailOf(string name, string written) => name switch
    {
        "until" => Phrase("until", _ => written),
        "accepted" => Phrase("only", _ => written),
        "excluded" => Phrase("except", _ => written),
        _ => written,
    };

    private string Name(string token) => _wording.Texts.NameOf(token, _culture);

    private string Phrase(string key, Func<string, string?>? valueOf = null) => _writer.Phrase(key, valueOf);

    private void Add(string label, params ImmutableArray<string> lines)
    {
        if (!lines.IsEmpty)
        {
            _sections.Add(new SupportSection(Phrase("label_" + label), lines));
        }
    }
}
