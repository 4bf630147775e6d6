using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Something the payer can pay with now: a method, with one of the payer's instruments where it needs one.</summary>
/// <remarks>Immutable, safe for concurrent use.</remarks>
public sealed class PaymentOption
{
    internal PaymentOption(
        PaymentMethod method,
        PaymentInstrument? instrument,
        ImmutableArray<PaymentRoute> routes,
        ImmutableArray<ClosedRoute> closedRoutes,
        ImmutableArray<VerificationStep> verification,
        ImmutableArray<CountedVerification> completed)
    {
        Method = method;
        Instrument = instrument;
        Routes = routes;
        ClosedRoutes = closedRoutes;
        Verification = verification;
        Completed = completed;
    }

    /// <summary>What the payer picks.</summary>
    public PaymentMethod Method { get; }

    /// <summary>The payer's instrument, the same instance as in the request; <see langword="null"/> when the method needs none.</summary>
    public PaymentInstrument? Instrument { get; }

    /// <summary>The routes that will work, each over its channel, in failover order: try the first, and the next when it fails. At least one.</summary>
    public ImmutableArray<PaymentRoute> Routes { get; }

    /// <summary>The channel to try first.</summary>
    public PaymentChannel Channel => Routes[0].Channel;

    /// <summary>The method's other routes, each with all reasons why it is closed.</summary>
    public ImmutableArray<ClosedRoute> ClosedRoutes { get; }

    /// <summary>What the payer still has to prove before paying: every step, each in any one of its ways. Only ways that the payer can take now.</summary>
    public ImmutableArray<VerificationStep> Verification { get; }

    /// <summary>What the payer has completed of what the option needs, each once. What counts for none of its steps is left out.</summary>
    public ImmutableArray<CountedVerification> Completed { get; }

    /// <summary>What to call the option on the page, for example <c>China Merchants Bank ••1234</c> or <c>WeChat Pay</c>.</summary>
    /// <param name="culture">The payer's culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public string GetLabel(CultureInfo culture) => OptionLabel.Of(Method, Instrument, culture);

    /// <summary>The method, the instrument's kind and the number of open routes; never an identifier of the host's.</summary>
    public override string ToString() => Instrument is null ? $"{Method}: {Routes.Length} open" : $"{Method} with {Instrument}: {Routes.Length} open";
}
