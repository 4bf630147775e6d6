using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What the payer sees: a button for each option, or what is the matter and what to do about it.</summary>
internal sealed class PayerView
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
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
        var toPay = new Text($"{_reader.Read(Words.ToPay)} {_reader.Read(request.Amount)}", Strong);
        IRenderable rest = result.PrimaryReason is { } reason ? Refusal(reason, result.Id) : Buttons(result, request.Amount.Currency);
        return new Panel(new Rows(toPay, Text.Empty, rest))
        {
            Header = new PanelHeader(_reader.Read(Words.PayerSees)),
            Border = BoxBorder.Rounded,
            Padding = new Padding(2, 0),
            Expand = true,
        };
    }

    // A method whose options are cards gets a heading; any other is its own button.
    private Grid Buttons(AvailabilityResult result, Currency currency)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (IGrouping<PaymentMethod, PaymentOption> method in result.Options.GroupBy(option => option.Method))
        {
            bool hasHeading = method.Any(option => option.Instrument is not null);
            if (hasHeading)
            {
                grid.AddRow(new Text(_reader.Read(method.Key.Name)), Text.Empty);
            }

            foreach (PaymentOption option in method)
            {
                var button = new Text($"[ {option.GetLabel(_reader.Culture)} ]", Button);
                grid.AddRow(new Padder(button, new Padding(hasHeading ? 2 : 0, 0, 0, 0)), new Text(Details(option, currency), Quiet));
            }
        }

        return grid;
    }

    private string Details(PaymentOption option, Currency currency)
    {
        Money? limit = OptionLimit.Of(option.Routes[0], currency, _catalog.Definition);
        string verification = string.Join(_reader.Read(Words.Then), option.Verification.Select(Ways));
        string upTo = limit is { } most ? _reader.Read(Words.UpTo, _reader.Read(most)) : "";
        return _reader.Join(new[] { upTo, verification }.Where(part => part.Length > 0));
    }

    private string Ways(VerificationStep step) => string.Join(" / ", Enum.GetValues<VerificationMethods>()
        .Where(way => way != VerificationMethods.None && step.AnyOf.HasFlag(way))
        .Select(way => _reader.Read(Words.Of(way))));

    // Only the public face of a reason reaches a payer: what must stay hidden looks like its alias, and carries no facts.
    private Rows Refusal(Reason reason, ResolutionId id)
    {
        Reason told = _vocabulary.PublicFace(reason);
        return new Rows(
            new Text($"✗ {_texts.Title(told.Definition, _reader.Culture)}", Strong.Foreground(Color.Red)),
            new Text(_texts.Guidance(told, _reader.Culture, _reader.TimeZone)),
            Text.Empty,
            new Text(_reader.Read(Words.Reference, id), Quiet));
    }
}
