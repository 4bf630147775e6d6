using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What the payer sees: a button for each option, or one sentence that says what to do.</summary>
internal sealed class PayerView
{
    private static readonly Style Button = new(Color.Black, Color.Green);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly Reader _reader;
    private readonly ReasonTexts _texts;
    private readonly ReasonVocabulary _vocabulary;
    private readonly PaymentCatalog _catalog;

    public PayerView(Reader reader, ReasonTexts texts, ReasonVocabulary vocabulary, PaymentCatalog catalog)
    {
        _reader = reader;
        _texts = texts;
        _vocabulary = vocabulary;
        _catalog = catalog;
    }

    public IRenderable Draw(PaymentRequest request, AvailabilityResult result)
    {
        var toPay = new Text($"{_reader.Read(Words.ToPay)} {_reader.Read(request.Amount)}", new Style(decoration: Decoration.Bold));
        IRenderable rest = result.PrimaryReason is { } reason ? Refusal(reason, result.Id) : Buttons(result, request.Amount.Currency);
        return new Panel(new Rows(toPay, Text.Empty, rest))
        {
            Header = new PanelHeader($" {_reader.Read(Words.PayerSees)} "),
            Border = BoxBorder.Rounded,
            Padding = new Padding(2, 0),
            Expand = true,
        };
    }

    private Grid Buttons(AvailabilityResult result, Currency currency)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn();
        PaymentMethod? above = null;
        foreach (PaymentOption option in result.Options)
        {
            grid.AddRow(
                new Text(option.Method == above ? "" : _reader.Read(option.Method.Name)),
                new Text($"[ {option.GetLabel(_reader.Culture)} ]", Button),
                new Text(_reader.List(Details(option, currency)), Quiet));
            above = option.Method;
        }

        return grid;
    }

    private IEnumerable<string> Details(PaymentOption option, Currency currency)
    {
        if (OptionLimit.Of(option.Routes[0], currency, _catalog.Definition) is { } limit)
        {
            yield return _reader.Read(Words.UpTo, _reader.Read(limit));
        }

        yield return option.Verification.IsEmpty
            ? _reader.Read(Words.NothingToVerify)
            : string.Join(_reader.Read(Words.Then), option.Verification.Select(Ways));
    }

    private string Ways(VerificationStep step) => string.Join(
        _reader.Read(Words.Or),
        Enum.GetValues<VerificationMethods>().Where(way => way != VerificationMethods.None && step.AnyOf.HasFlag(way)).Select(way => _reader.Read(Words.Of(way))));

    // Only the public face of a reason reaches a payer: what must stay hidden looks like its alias, and carries no facts.
    private Rows Refusal(Reason reason, ResolutionId id)
    {
        Reason told = _vocabulary.PublicFace(reason);
        return new Rows(
            new Text($"✗ {_texts.Title(told.Definition, _reader.Culture)}", new Style(Color.Red, decoration: Decoration.Bold)),
            new Text(_texts.Guidance(told, _reader.Culture, _reader.TimeZone)),
            Text.Empty,
            new Text($"{_reader.Read(Words.Reference)} {id}", Quiet));
    }
}
