using PaymentAvailability;
using Spectre.Console;

namespace AutoLoanRepayment.Screens;

/// <summary>What an operator should know of a result as a whole: which one it is, and what in it is not certain.</summary>
internal sealed class ResultSummary
{
    private readonly Reader _reader;
    private readonly OperatorLine _line;

    public ResultSummary(Reader reader, OperatorLine line)
    {
        _reader = reader;
        _line = line;
    }

    public Grid Draw(AvailabilityResult result, int unlistedRoutes)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Add(Words.Result, _reader.Join(
            result.Id.ToString(),
            _reader.Read(Words.Counts, result.Options.Length, result.ClosedOptions.Length),
            _reader.Read(result.At),
            _reader.Read(Words.Catalog, result.CatalogVersion)));
        foreach (Notice notice in result.Notices)
        {
            Add(Words.Notice, Describe(notice));
        }

        foreach (UnknownGate gate in result.UnknownGates)
        {
            Add(Words.Unknown, _reader.Join(_reader.Read(Words.Of(gate.Cause), gate.Gate), _reader.Read(Words.Of(gate.Policy))));
        }

        if (!result.Assumptions.IsEmpty)
        {
            string facts = _reader.List(result.Assumptions.Select(assumption => _reader.Read(FactNames.Name(assumption.Fact))));
            Add(Words.Assumed, _reader.Read(Words.TakenToFit, facts));
        }

        if (unlistedRoutes > 0)
        {
            Add(Words.OtherRoutes, _reader.Read(Words.WorseThanBelow, unlistedRoutes));
        }

        return grid;

        void Add(LocalizedText name, string value) => grid.AddRow(new Text(_reader.Read(name), new Style(Color.Grey)), new Text(value));
    }

    private string Describe(Notice notice)
    {
        string why = _reader.Join([_line.Title(notice.Reason), notice.Reason.Code.Value, .. _line.Facts(notice.Reason.Facts)]);
        return notice is { From: { } from, To: { } to }
            ? _reader.Read(Words.InsteadOf, _reader.Read(to.Name), _reader.Read(from.Name), why)
            : why;
    }
}
