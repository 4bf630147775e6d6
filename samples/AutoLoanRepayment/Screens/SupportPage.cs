using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What a support person has in front of them when the payer calls and quotes the reference.</summary>
internal sealed class SupportPage
{
    private readonly Reader _reader;

    public SupportPage(Reader reader) => _reader = reader;

    public IRenderable Draw(SupportView view)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().PadRight(0));
        foreach (SupportSection section in view.Sections)
        {
            IEnumerable<Text> lines = section.Lines.Select(line => new Text(section.Lines.Length == 1 ? line : $"· {line}"));
            grid.AddRow(new Text(section.Heading, new Style(Color.Grey)), new Rows(lines));
        }

        return Screen.Frame(_reader.Read(Words.SupportSees), [grid]);
    }
}
