using AutoLoanRepayment.Situations;
using PaymentAvailability;
using Spectre.Console;

namespace AutoLoanRepayment.Screens;

/// <summary>Prints results: a title, what the payer sees, what an operator sees.</summary>
internal sealed class Screen
{
    private readonly IAnsiConsole _console;
    private readonly Reader _reader;
    private readonly PayerView _payer;
    private readonly OperatorView _operator;

    public Screen(IAnsiConsole console, Reader reader, ReasonTexts texts, ReasonVocabulary vocabulary, PaymentCatalogStore catalogs)
    {
        PaymentCatalog catalog = catalogs.Current;
        _console = console;
        _reader = reader;
        _payer = new PayerView(reader, texts, vocabulary, catalog);
        _operator = new OperatorView(reader, new OperatorLine(reader, texts, catalog));
    }

    public void Show(Situation? situation, PaymentRequest request, AvailabilityResult result)
    {
        if (situation is not null)
        {
            var title = new Style(Color.Aqua, decoration: Decoration.Bold);
            _console.Write(new Rule(Markup.Escape(_reader.Read(situation.Title))) { Justification = Justify.Left, Style = title });
            _console.Write(new Text($"{_reader.Read(situation.Story)}\n\n"));
        }

        _console.Write(_payer.Draw(request, result));
        _console.Write(_operator.Draw(result));
        _console.WriteLine();
    }
}
