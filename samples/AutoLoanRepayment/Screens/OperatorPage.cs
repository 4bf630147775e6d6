using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What an operator sees: codes to search for, the true reasons among them, in a few lines.</summary>
internal sealed class OperatorPage
{
    private const int MostListed = 5;

    private readonly Reader _reader;

    public OperatorPage(Reader reader) => _reader = reader;

    public IRenderable Draw(OperatorView view)
    {
        AvailabilityResult result = view.Result;
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().PadRight(0));
        Add("result", $"{result.Id} at {result.At:O}, catalog {result.CatalogVersion}");
        if (view.Diagnosis is { } diagnosis)
        {
            Add("primary", diagnosis.PrimaryReason.ToString(), diagnosis.Primary.ToString());
            Add("findings", Cut([.. diagnosis.Findings.Select(finding => finding.ToString())]));
            Add("remedies", Cut([.. diagnosis.Remedies.Select(remedy => $"{remedy} → {string.Join(", ", remedy.Opens)}")]));
        }

        Add("open", [.. result.Options.Select(option => $"{option} over {string.Join(" → ", option.Routes.Select(route => route.Channel))}")]);
        Add("notices", [.. result.Notices.Select(notice => notice.ToString())]);
        Add("unknown", [.. result.UnknownGates.Select(gate => gate.ToString())]);
        return Screen.Frame(_reader.Read(Words.OperatorSees), [grid]);

        void Add(string name, params string[] lines)
        {
            if (lines.Length > 0)
            {
                grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(string.Join('\n', lines)));
            }
        }
    }

    private string[] Cut(string[] lines) =>
        lines.Length <= MostListed ? lines : [.. lines.Take(MostListed), _reader.Read(Words.More, lines.Length - MostListed)];
}
