using System.Collections.Immutable;
using System.Globalization;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Writes a reason for operators: its title, its code and the facts of the case.</summary>
internal sealed class ReasonLine
{
    private readonly Reader _reader;
    private readonly ReasonTexts _texts;
    private readonly PaymentCatalog _catalog;

    public ReasonLine(Reader reader, ReasonTexts texts, PaymentCatalog catalog)
    {
        _reader = reader;
        _texts = texts;
        _catalog = catalog;
    }

    public string Title(Reason reason) => _texts.Title(reason.Definition, _reader.Culture);

    /// <summary>The facts, or nothing. The method is left out: the screen names it already.</summary>
    public string Facts(Reason reason) =>
        _reader.List(reason.Facts.Where(fact => fact.Name != "method").Select(fact => $"{_reader.Read(FactNames.Name(fact.Name))} {Value(fact)}"));

    private string Value(Fact fact) => fact switch
    {
        _ when fact.TryGetToken(out string? token) => Name(fact.Name, token),
        _ when fact.TryGetTokens(out ImmutableArray<string> tokens) => _reader.List(tokens.Select(token => Name(fact.Name, token))),
        _ when fact.TryGetMoney(out Money money) => _reader.Read(money),
        _ when fact.TryGetTime(out DateTimeOffset time) => _reader.Read(time),
        _ when fact.TryGetDuration(out TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture),
        _ when fact.TryGetCount(out long count) => count.ToString("N0", _reader.Culture),
        _ => fact.ToString(),
    };

    private string Name(string fact, string token) => _reader.Read(fact switch
    {
        "channel" => _catalog.FindChannel(token)?.Name,
        "bank" => _catalog.NameOfBank(token),
        _ => null,
    } ?? FactNames.Value(token));
}
