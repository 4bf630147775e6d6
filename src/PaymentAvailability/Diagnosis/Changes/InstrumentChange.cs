using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Another card, wallet or account, bound already or not: <see cref="ChangeKind.UseInstrument"/>. Empty lists accept everything.</summary>
public sealed record InstrumentChange : Change
{
    internal InstrumentChange(InstrumentKind instrument)
        : base(ChangeKind.UseInstrument, RemedyActor.PayerNow) => Instrument = instrument;

    /// <summary>What kind of instrument it is.</summary>
    public InstrumentKind Instrument { get; }

    /// <summary>The banks that work.</summary>
    public AcceptedValues Banks { get; internal init; }

    /// <summary>The card types that work, as they are on the wire.</summary>
    public AcceptedValues CardTypes { get; internal init; }

    /// <summary>The card networks that work.</summary>
    public AcceptedValues CardNetworks { get; internal init; }

    /// <summary>The account classes that work, as they are on the wire.</summary>
    public AcceptedValues AccountClasses { get; internal init; }

    internal override string WrittenValue => string.Concat(
        WireNames.Instrument.NameOf(Instrument), Banks.Written("bank"), CardTypes.Written("card_type"),
        CardNetworks.Written("card_network"), AccountClasses.Written("account_class"));

    // The instrument does not exist yet: it stands for any that fits, and takes the first value that a list accepts.
    internal override PaymentRequest ApplyTo(PaymentRequest request) => request with
    {
        Instruments =
        [
            new PaymentInstrument
            {
                Id = "another",
                Kind = Instrument,
                Bank = Banks.First,
                CardType = CardTypes.First is { } type && WireNames.CardType.TryParse(type, out CardType cardType) ? cardType : null,
                CardNetwork = CardNetworks.First,
                AccountClass = AccountClasses.First is { } named && WireNames.AccountClass.TryParse(named, out AccountClass accountClass) ? accountClass : null,
            },
            .. request.Instruments ?? [],
        ],
    };
}

/// <summary>The values that work: only these, all except these, or any. Immutable, safe for concurrent use.</summary>
/// <param name="Values">The values listed; empty means any.</param>
/// <param name="IsExcept">Whether the values listed are those that do not work.</param>
public readonly record struct AcceptedValues(ImmutableArray<string> Values, bool IsExcept)
{
    /// <summary>Whether every value works.</summary>
    public bool AcceptsAny => Values.IsDefaultOrEmpty;

    /// <summary>A value that works, or nothing where any other than those listed does.</summary>
    internal string? First => AcceptsAny || IsExcept ? null : Values[0];

    /// <inheritdoc/>
    public bool Equals(AcceptedValues other) =>
        AcceptsAny ? other.AcceptsAny : IsExcept == other.IsExcept && !other.AcceptsAny && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => AcceptsAny ? 0 : HashCode.Combine(IsExcept, Values.Length, Values[0]);

    /// <summary>The values, joined by <c>|</c>.</summary>
    public override string ToString() => AcceptsAny ? "any" : (IsExcept ? "not " : "") + string.Join('|', Values);

    internal string Written(string name) => AcceptsAny ? "" : $" {name}={this}";
}
