using AutoLoanRepayment.Situations;
using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>Prints results: a title, then the three views of the library, or how the result came about.</summary>
internal sealed class Screen
{
    private readonly IAnsiConsole _console;
    private readonly Reader _reader;
    private readonly PayerPage _payer;
    private readonly SupportPage _support;
    private readonly OperatorPage _operator;

    public Screen(IAnsiConsole console, Reader reader)
    {
        _console = console;
        _reader = reader;
        _payer = new PayerPage(reader);
        _support = new SupportPage(reader);
        _operator = new OperatorPage(reader);
    }

    /// <summary>Prints what each audience sees.</summary>
    public void Show(Situation? situation, PaymentRequest request, AvailabilityResult result)
    {
        ShowTitle(situation);
        _console.Write(_payer.Draw(request.Amount, result.ForPayer(_reader.Culture, _reader.TimeZone)));
        if (!result.IsAvailable)
        {
            _console.Write(_support.Draw(result.ForSupport(_reader.Culture, _reader.TimeZone)));
        }

        _console.Write(_operator.Draw(result.ForOperator()));
        if (result.Risk is { Decisions.IsEmpty: false } risk)
        {
            _console.Write(Frame(_reader.Read(Words.AuditorReads), [new Text(risk.Explain(_reader.Culture))]));
        }

        _console.WriteLine();
    }

    /// <summary>Prints what the terms and every gate said, option by option.</summary>
    public void Explain(Situation? situation, PaymentRequest request, AvailabilityResult result)
    {
        ShowTitle(situation);

        // Past the console, which would break the long lines of the tree.
        _console.Profile.Out.Writer.WriteLine($"{result.Explain()}\n");
    }

    public static Panel Frame(string header, IEnumerable<IRenderable> content) => new(new Rows(content))
    {
        Header = new PanelHeader(header),
        Border = BoxBorder.Rounded,
        Padding = new Padding(2, 0),
        Expand = true,
    };

    private void ShowTitle(Situation? situation)
    {
        if (situation is not null)
        {
            var title = new Style(Color.Aqua, decoration: Decoration.Bold);
            _console.Write(new Rule(Markup.Escape(_reader.Read(situation.Title))) { Justification = Justify.Left, Style = title });
            _console.Write(new Text($"{_reader.Read(situation.Story)}\n\n"));
        }
    }
}
