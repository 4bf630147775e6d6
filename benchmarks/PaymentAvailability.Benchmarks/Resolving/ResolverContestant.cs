using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>The library: a whole resolution, all reasons included.</summary>
internal sealed class ResolverContestant : IContestant
{
    private readonly IPaymentAvailabilityResolver _resolver;
    private readonly PaymentRequest[] _payments;

    public ResolverContestant(IServiceProvider host, PaymentRequest[] payments)
    {
        _resolver = host.GetRequiredService<IPaymentAvailabilityResolver>();
        _payments = payments;
    }

    public string Name => "resolver";

    public long AnswerAll()
    {
        long open = 0;
        foreach (PaymentRequest payment in _payments)
            open += Resolve(payment).Options.Length;
        return open;
    }

    public string Explain(int question)
    {
        AvailabilityResult result = Resolve(_payments[question]);
        IEnumerable<string> open = result.Options.Select(option =>
            $"{option.Method}: {string.Join(' ', option.Routes)} / {Explain(option.ClosedRoutes)}");
        IEnumerable<string> closed = result.ClosedOptions.Select(option => $"{option.Method}: / {Explain(option.Routes)}");
        return string.Join('\n', open.Concat(closed));
    }

    private AvailabilityResult Resolve(PaymentRequest payment)
    {
        ValueTask<AvailabilityResult> result = _resolver.ResolveAsync(payment);
        return result.IsCompletedSuccessfully ? result.Result : throw new InvalidOperationException("the resolver did not answer at once");
    }

    private static string Explain(IEnumerable<ClosedRoute> routes) => string.Join(", ", routes.Select(closed =>
        $"{closed.Route} {string.Join(' ', closed.Reasons.Select(reason => reason.Code.Value).Order(StringComparer.Ordinal))}"));
}
