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
