using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Looks up the most that one payment over a route may be: the smallest maximum of the method, the channel and the route.</summary>
internal static class OptionLimit
{
    public static Money? Of(PaymentRoute route, Currency currency, CatalogDefinition catalog)
    {
        MethodDefinition method = catalog.Methods.First(candidate => candidate.Id == route.Method.Id);
        ChannelDefinition channel = catalog.Channels.First(candidate => candidate.Id == route.Channel.Id);
        RouteDefinition own = method.Routes.First(candidate => (candidate.Id ?? $"{method.Id}/{candidate.Channel}") == route.Id);
        decimal? maximum = new[] { method.Terms, channel.Terms, own.Terms }.Min(terms => MaximumOf(terms, currency));
        return maximum is { } amount ? new Money(amount, currency) : null;
    }

    private static decimal? MaximumOf(TermsDefinition terms, Currency currency) =>
        terms.Amounts.TryGetValue(currency.Code, out AmountRangeDefinition? range) ? range.Maximum : null;
}
