namespace PaymentAvailability.Benchmarks;

/// <summary>
/// What a good developer writes by hand for the same answer over the same terms: for each method its routes, for each route the list
/// of checks it fails.
/// </summary>
internal sealed class HandWrittenCheckout : IContestant
{
    private readonly PaymentRequest[] _payments;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _downChannels = [Checkout.DownChannel];
    private readonly List<Method> _methods;

    public HandWrittenCheckout(CatalogDefinition definition, PaymentRequest[] payments, TimeProvider time)
    {
        _payments = payments;
        _time = time;
        _methods = [.. definition.Methods.Select(method => new Method(
            method.Id,
            method.Instrument,
            [.. method.Routes.Select(route => new Route($"{method.Id}/{route.Channel}", route.Channel, [new(method.Terms), new(route.Terms)]))]))];
    }

    public string Name => "linq";

    public long AnswerAll()
    {
        long open = 0;
        foreach (PaymentRequest payment in _payments)
            open += Resolve(payment).Open.Count;
        return open;
    }

    public string Explain(int question)
    {
        Answer answer = Resolve(_payments[question]);
        return string.Join('\n', answer.Open.Concat(answer.Closed).Select(option =>
            $"{option.Method}: {string.Join(' ', option.Open)}{(option.Open.Count > 0 ? " " : "")}/ {string.Join(", ", option.Closed.Select(closed =>
                $"{closed.Route} {string.Join(' ', closed.Reasons.Order(StringComparer.Ordinal))}"))}"));
    }

    private Answer Resolve(PaymentRequest payment)
    {
        DateTimeOffset now = _time.GetUtcNow();
        List<Option> options = _methods
            .SelectMany(method => method.Instrument == InstrumentKind.None
                ? [(method, instrument: null)]
                : payment.Instruments!.Where(instrument => instrument.Kind == method.Instrument).Select(instrument => (method, instrument: (PaymentInstrument?)instrument)))
            .Select(pair => Judge(pair.method, pair.instrument, payment, now))
            .ToList();
        return new Answer(Guid.NewGuid(), now, options.Where(option => option.Open.Count > 0).ToList(), options.Where(option => option.Open.Count == 0).ToList());
    }

    private Option Judge(Method method, PaymentInstrument? instrument, PaymentRequest payment, DateTimeOffset now)
    {
        List<(string Route, List<string> Reasons)> judged = method.Routes
            .Select(route => (route.Id, Reasons: route.Terms
                .SelectMany(terms => terms.Refusals(payment, instrument, now))
                .Concat(_downChannels.Contains(route.Channel) ? ["channel.unavailable"] : [])
                .Distinct()
                .ToList()))
            .ToList();
        return new Option(
            method.Id,
            judged.Where(route => route.Reasons.Count == 0).Select(route => route.Route).ToList(),
            judged.Where(route => route.Reasons.Count > 0).ToList());
    }

    private sealed record Method(string Id, InstrumentKind Instrument, List<Route> Routes);

    private sealed record Route(string Id, string Channel, List<HandWrittenTerms> Terms);

    private sealed record Option(string Method, List<string> Open, List<(string Route, List<string> Reasons)> Closed);

    private sealed record Answer(Guid Id, DateTimeOffset At, List<Option> Open, List<Option> Closed);
}
