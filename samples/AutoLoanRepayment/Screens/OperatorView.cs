using System.Collections.Immutable;
using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What an operator sees: every option by route, under the reasons why it is closed, and what is not certain.</summary>
internal sealed class OperatorView
{
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);
    private static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly Reader _reader;
    private readonly OperatorLine _line;
    private readonly ResultSummary _summary;

    public OperatorView(Reader reader, OperatorLine line)
    {
        _reader = reader;
        _line = line;
        _summary = new ResultSummary(reader, line);
    }

    public IRenderable Draw(AvailabilityResult result)
    {
        RouteGroups closed = RouteGroups.Of(result);
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn().AddColumn(new GridColumn().PadRight(0));
        AddOpen(grid, result.Options);
        if (!closed.Common.IsEmpty)
        {
            grid.AddEmptyRow();
            AddReasons(grid, [closed.Common]);
            AddEntry(grid, _reader.Read(Words.ClosesEverything), "");
        }

        foreach (IReadOnlyList<ClosedEntry> group in closed.Groups)
        {
            AddClosed(grid, group);
        }

        return new Panel(new Rows(_summary.Draw(result, closed.Unlisted), grid))
        {
            Header = new PanelHeader(_reader.Read(Words.OperatorSees)),
            Border = BoxBorder.Rounded,
            Padding = new Padding(2, 0),
            Expand = true,
        };
    }

    private void AddOpen(Grid grid, ImmutableArray<PaymentOption> options)
    {
        if (options.IsEmpty)
        {
            return;
        }

        grid.AddEmptyRow();
        AddHeading(grid, "✓", _reader.Read(Words.Open), _reader.Read(Words.FailoverOrder), Good);
        foreach (PaymentOption option in options)
        {
            AddEntry(grid, _line.Option(option.Method, option.Instrument), string.Join(" → ", option.Routes.Select(OperatorLine.Route)));
        }
    }

    private void AddClosed(Grid grid, IReadOnlyList<ClosedEntry> group)
    {
        grid.AddEmptyRow();
        AddReasons(grid, [.. group.Select(entry => entry.Reasons)]);
        if (group[0].Reasons.IsEmpty)
        {
            AddHeading(grid, "", _reader.Read(Words.NothingElse), "", Style.Plain);
        }

        foreach (var option in group.GroupBy(entry => _line.Option(entry.Method, entry.Instrument)))
        {
            // What is the same for the whole group was told by its heading; what is a route's own is told beside it.
            IEnumerable<string> routes = option.GroupBy(entry => OwnFacts(entry, group)).Select(alike =>
                string.Join(", ", alike.Select(entry => OperatorLine.Route(entry.Route))) + (alike.Key.Length == 0 ? "" : _reader.Read(Words.InBrackets, alike.Key)));
            AddEntry(grid, option.Key, string.Join('\n', routes));
        }
    }

    /// <summary>Adds a heading for each kind of reason that all these lists have, with the facts that all of them share.</summary>
    private void AddReasons(Grid grid, IReadOnlyList<ImmutableArray<Reason>> alike)
    {
        for (int place = 0; place < alike[0].Length; place++)
        {
            Reason reason = alike[0][place];
            AddHeading(grid, "✗", _line.Title(reason), _reader.Join([reason.Code.Value, .. _line.Facts(SharedFacts(alike, place))]), Bad);
        }
    }

    private string OwnFacts(ClosedEntry entry, IReadOnlyList<ClosedEntry> group)
    {
        ImmutableArray<Reason>[] alike = [.. group.Select(other => other.Reasons)];
        return _reader.Join(_line.Facts(entry.Reasons.SelectMany((reason, place) => reason.Facts.Except(SharedFacts(alike, place)))));
    }

    private static IEnumerable<Fact> SharedFacts(IReadOnlyList<ImmutableArray<Reason>> alike, int place) =>
        alike[0][place].Facts.Where(fact => alike.All(reasons => reasons[place].Facts.Contains(fact)));

    private static void AddHeading(Grid grid, string mark, string title, string details, Style style) =>
        grid.AddRow(new Text(mark, style), new Text(title, style), new Text(details));

    private static void AddEntry(Grid grid, string option, string routes) => grid.AddRow(Text.Empty, new Text(option), new Text(routes, Quiet));
}
