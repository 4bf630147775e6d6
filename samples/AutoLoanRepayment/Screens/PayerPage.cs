using PaymentAvailability;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoLoanRepayment.Screens;

/// <summary>The payment page: a button for each option, or what is the matter and what to do about it.</summary>
internal sealed class PayerPage
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Button = new(Color.Black, Color.Green);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly Reader _reader;

    public PayerPage(Reader reader) => _reader = reader;

    public IRenderable Draw(Money amount, PayerView view)
    {
        List<IRenderable> page =
        [
            new Text(_reader.Read(Words.ToPay, _reader.Read(amount)), Strong),
            Text.Empty,
            new Text(view.Title, view.IsAvailable ? Strong : Strong.Foreground(Color.Red)),
            new Text(view.Text),
        ];
        if (view.IsAvailable)
        {
            page.Add(Buttons(view));
        }

        AddSuggestions(page, view);
        page.AddRange(view.LoanNotes.Select(note => new Text(note)));
        AddClosed(page, view);
        page.Add(Text.Empty);
        page.Add(new Text(_reader.Read(Words.Reference, view.Reference), Quiet));
        return Screen.Frame(_reader.Read(Words.PayerSees), page);
    }

    private Grid Buttons(PayerView view)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (PayerOption option in view.Options)
        {
            string verification = string.Join(_reader.Read(Words.Then), option.Verification.Select(Ways));
            grid.AddRow(new Text($"[ {option.Label} ]", Button), new Text(verification, Quiet));
        }

        return grid;
    }

    private void AddSuggestions(List<IRenderable> page, PayerView view)
    {
        if (!view.Suggestions.IsEmpty)
        {
            page.Add(Text.Empty);
            page.Add(new Text(_reader.Read(Words.WhatYouCanDo)));
            page.AddRange(view.Suggestions.Select(suggestion => new Text($"· {suggestion}")));
        }
    }

    // The methods closed for the same reason stand together, and what the page says at its top is not said again.
    private void AddClosed(List<IRenderable> page, PayerView view)
    {
        if (view.ClosedOptions.All(option => option.Text == view.Text))
        {
            return;
        }

        page.Add(Text.Empty);
        page.Add(new Text(_reader.Read(Words.ClosedWays), Quiet));
        foreach (IGrouping<string, PayerOption> alike in view.ClosedOptions.GroupBy(option => option.Text!))
        {
            string labels = string.Join(" / ", alike.Select(option => option.Label).Distinct());
            page.Add(new Text(alike.Key == view.Text ? $"✗ {labels}" : $"✗ {labels}\n  {alike.Key}", Quiet));
        }
    }

    private string Ways(VerificationStep step) => string.Join(" / ", Enum.GetValues<VerificationMethods>()
        .Where(way => way != VerificationMethods.None && step.AnyOf.HasFlag(way))
        .Select(way => _reader.Read(Words.Of(way))));
}
