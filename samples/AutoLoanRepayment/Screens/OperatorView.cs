using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>What an operator sees: every option by route, open or closed, with every reason and its facts, and what is not certain.</summary>
internal sealed class OperatorView
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly Reader _reader;
    private readonly ReasonLine _line;

    public OperatorView(Reader reader, ReasonLine line)
    {
        _reader = reader;
        _line = line;
    }

    public IRenderable Draw(AvailabilityResult result)
    {
        RouteGroups closed = RouteGroups.Of(result, option => Label(option.Method, option.Instrument, option.GetLabel(_reader.Culture)), Story);
        Table table = new Table().Border(TableBorder.Rounded).Expand().ShowRowSeparators();
        table.Title = new TableTitle($"{_reader.Read(Words.OperatorSees)}", new Style(decoration: Decoration.Bold));
        table.AddColumn(_reader.Read(Words.State), column => column.NoWrap());
        table.AddColumn($"{_reader.Read(Words.Option)} · {_reader.Read(Words.Route)}");
        table.AddColumn(_reader.Read(Words.Reasons));

        foreach (PaymentOption option in result.Options)
        {
            AddOpen(table, option);
        }

        if (!closed.Common.IsEmpty)
        {
            table.AddRow(State(Words.Closed, Bad), new Text(_reader.Read(Words.Everything)), Reasons(closed.Common));
        }

        foreach (RouteGroup group in closed.Groups)
        {
            IRenderable reasons = group.Reasons.IsEmpty ? new Text(_reader.Read(Words.NothingElse), Quiet) : Reasons(group.Reasons);
            table.AddRow(State(Words.Closed, Bad), Members(group.Members), reasons);
        }

        return new Rows(table, Footer(result, closed.Unlisted));
    }

    private void AddOpen(Table table, PaymentOption option)
    {
        var routes = string.Join('\n', option.Routes.Select(RouteGroups.NameOf));
        var closed = option.ClosedRoutes.Where(route => !RouteGroups.IsForOthers(route)).ToList();
        string label = Label(option.Method, option.Instrument, option.GetLabel(_reader.Culture));
        table.AddRow(State(Words.Open, Good), Members([(label, routes)]), Text.Empty);
        foreach (ClosedRoute route in closed)
        {
            table.AddRow(State(Words.Closed, Bad), Members([(label, RouteGroups.NameOf(route.Route))]), Reasons(route.Reasons));
        }
    }

    private string Label(PaymentMethod method, PaymentInstrument? instrument, string label) =>
        instrument is null ? label : $"{_reader.Read(method.Name)}, {label}";

    private Text State(LocalizedText word, Style style) => new(_reader.Read(word), style);

    private static Grid Members(IEnumerable<(string Option, string Routes)> members)
    {
        Grid grid = new Grid().AddColumn().AddColumn(new GridColumn().PadRight(0));
        foreach ((string option, string routes) in members)
        {
            grid.AddRow(new Text(option), new Text(routes, Quiet));
        }

        return grid;
    }

    private Rows Reasons(IEnumerable<Reason> reasons) => new(reasons.Select(reason => new Text(Story(reason))));

    private string Story(Reason reason)
    {
        string facts = _line.Facts(reason);
        string head = $"{_line.Title(reason)} {reason.Code}";
        return facts.Length == 0 ? head : $"{head}\n  {facts}";
    }

    private Grid Footer(AvailabilityResult result, int unlisted)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (Notice notice in result.Notices)
        {
            Add(Words.Notices, Describe(notice));
        }

        foreach (UnknownGate gate in result.UnknownGates)
        {
            LocalizedText policy = gate.Policy == UnknownPolicy.Close ? Words.PolicyClose : Words.PolicyOpen;
            Add(Words.UnknownGates, _reader.List([$"{gate.Gate} {_reader.Read(Words.Of(gate.Cause))}", _reader.Read(policy)]));
        }

        if (!result.Assumptions.IsEmpty)
        {
            string facts = _reader.List(result.Assumptions.Select(assumption => _reader.Read(FactNames.Name(assumption.Fact))));
            Add(Words.Assumptions, _reader.Read(Words.AssumedFit, facts));
        }

        if (unlisted > 0)
        {
            Add(Words.Route, _reader.Read(Words.NotListed, unlisted));
        }

        string counts = _reader.Read(Words.Counts, result.Options.Length, result.ClosedOptions.Length);
        Add(Words.Id, $"{result.Id} · {counts} · {_reader.Read(Words.Time)} {_reader.Read(result.At)} · {_reader.Read(Words.Catalog)} {result.CatalogVersion}");
        return grid;

        void Add(LocalizedText name, string value) => grid.AddRow(new Text(_reader.Read(name), Quiet), new Text(value));
    }

    private string Describe(Notice notice)
    {
        string why = Story(notice.Reason).ReplaceLineEndings(" ");
        return notice is { From: { } from, To: { } to }
            ? $"{_reader.Read(Words.InsteadOf, _reader.Read(to.Name), _reader.Read(from.Name))}: {why}"
            : why;
    }
}
