using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Something the payer cannot pay with now, and every reason why. Immutable, safe for concurrent use.</summary>
public sealed class ClosedOption
{
    internal ClosedOption(PaymentMethod method, PaymentInstrument? instrument, ImmutableArray<ClosedRoute> routes)
    {
        Method = method;
        Instrument = instrument;
        Routes = routes;
    }

    /// <summary>What the payer would pick.</summary>
    public PaymentMethod Method { get; }

    /// <summary>The payer's instrument, the same instance as in the request; <see langword="null"/> when the method needs none or the payer has none.</summary>
    public PaymentInstrument? Instrument { get; }

    /// <summary>All routes of the method, each with all its reasons. At least one.</summary>
    public ImmutableArray<ClosedRoute> Routes { get; }

    /// <summary>The reasons of all routes, each once, in the order in which they are found.</summary>
    public IEnumerable<Reason> Reasons => Routes.Length == 1 ? Routes[0].Reasons : Routes.SelectMany(route => route.Reasons).Distinct();

    /// <summary>What to call the option on the page, for example <c>China Merchants Bank ••1234</c> or <c>WeChat Pay</c>.</summary>
    /// <param name="culture">The payer's culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public string GetLabel(CultureInfo culture) => OptionLabel.Of(Method, Instrument, culture);

    /// <summary>The method, the instrument's kind and the reasons; never an identifier of the host's.</summary>
    public override string ToString() => Instrument is null
        ? $"{Method}: {string.Join(", ", Reasons)}"
        : $"{Method} with {Instrument}: {string.Join(", ", Reasons)}";
}

/// <summary>A closed route and every reason why it is closed.</summary>
/// <param name="Route">What cannot be used.</param>
/// <param name="Reasons">At least one, each once.</param>
public readonly record struct ClosedRoute(PaymentRoute Route, ImmutableArray<Reason> Reasons)
{
    /// <summary>The route and the reasons.</summary>
    public override string ToString() => $"{Route}: {string.Join(", ", Reasons)}";
}
