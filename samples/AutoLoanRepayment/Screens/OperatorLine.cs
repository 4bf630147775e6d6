using System.Collections.Immutable;
using System.Globalization;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Writes parts of a result in the way of operators: names for reading, identifiers for searching.</summary>
internal sealed class OperatorLine
{
    private readonly Reader _reader;
    private readonly ReasonTexts _texts;
    private readonly PaymentCatalog _catalog;

    public OperatorLine(Reader reader, ReasonTexts texts, PaymentCatalog catalog)
    {
        _reader = reader;
        _texts = texts;
        _catalog = catalog;
    }

    public string Title(Reason reason) => _texts.Title(reason.Definition, _reader.Culture);

    /// <summary>Each fact with its name. The method and the channel are left out: they stand beside, as option and route.</summary>
    public IEnumerable<string> Facts(IEnumerable<Fact> facts) =>
        facts.Where(fact => fact.Name is not ("method" or "channel")).Select(fact => $"{_reader.Read(FactNames.Name(fact.Name))} {Value(fact)}");

    /// <summary>The method, and of the instrument the bank and the last digits.</summary>
    public string Option(PaymentMethod method, PaymentInstrument? instrument)
    {
        string? bank = instrument?.Bank is { } id ? _reader.Read(_catalog.NameOfBank(id)) : null;
        string? digits = instrument?.LastFour is { } last ? $"••{last}" : null;
        return string.Join(' ', new[] { _reader.Read(method.Name), bank, digits }.OfType<string>());
    }

    /// <summary>The part of a route's identifier that its method does not say already.</summary>
    public static string Route(PaymentRoute route)
    {
        string method = $"{route.Method.Id}/";
        return route.Id.StartsWith(method, StringComparison.Ordinal) ? route.Id[method.Length..] : route.Id;
    }

    private string Value(Fact fact) => fact switch
    {
        _ when fact.TryGetToken(out string? token) => Name(fact.Name, token),
        _ when fact.TryGetTokens(out ImmutableArray<string> tokens) => string.Join(" / ", tokens.Select(token => Name(fact.Name, token))),
        _ when fact.TryGetMoney(out Money money) => _reader.Read(money),
        _ when fact.TryGetTime(out DateTimeOffset time) => _reader.Read(time),
        _ when fact.TryGetDuration(out TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture),
        _ when fact.TryGetCount(out long count) => count.ToString("N0", _reader.Culture),
        _ => fact.ToString(),
    };

    private string Name(string fact, string token) => _reader.Read(fact switch
    {
        "bank" => _catalog.NameOfBank(token),
        "attribute" => FactNames.Name(token),
        _ => FactNames.Value(token),
    });
}
