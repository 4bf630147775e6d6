namespace PaymentAvailability;

/// <summary>Something the payer has bound and a method needs: a card at a bank, a wallet, an account.</summary>
/// <remarks>
/// Carries no account number, and nothing of <see cref="Id"/> is ever printed, logged or serialised. What is
/// <see langword="null"/> is not known and closes nothing. Immutable, safe for concurrent use.
/// </remarks>
public sealed record PaymentInstrument
{
    private readonly string? _lastFour;

    /// <summary>The host's own reference to the instrument, opaque to the library. Never printed, logged or serialised.</summary>
    public required string Id { get; init; }

    /// <summary>What it is. Default <see cref="InstrumentKind.Card"/>.</summary>
    public InstrumentKind Kind { get; init; } = InstrumentKind.Card;

    /// <summary>The issuing bank, by the identifier that the catalog uses.</summary>
    public string? Bank { get; init; }

    /// <summary>What kind of card it is.</summary>
    public CardType? CardType { get; init; }

    /// <summary>The card network, for example <c>unionpay</c>.</summary>
    public string? CardNetwork { get; init; }

    /// <summary>The class of the account behind it.</summary>
    public AccountClass? AccountClass { get; init; }

    /// <summary>The month at whose end the card expires.</summary>
    public CardExpiry? Expiry { get; init; }

    /// <summary>The last four digits of the number, for the payer to tell cards apart.</summary>
    /// <exception cref="ArgumentException">The value is not four digits: a whole number must not come in here.</exception>
    public string? LastFour
    {
        get => _lastFour;
        init => _lastFour = value is null or { Length: 4 } && (value is null || value.All(char.IsAsciiDigit))
            ? value
            : throw new ArgumentException("the last four digits are not four digits; pass exactly the last four of the number", nameof(value));
    }

    /// <summary>The kind and the last four digits, for example <c>card ••1234</c>; never the identifier.</summary>
    public override string ToString() => LastFour is null ? WireNames.Instrument.NameOf(Kind) : $"{WireNames.Instrument.NameOf(Kind)} ••{LastFour}";
}
