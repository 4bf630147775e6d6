using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Who pays whom with what: what counters and histories are kept by. Made by <see cref="AvailabilityResult.FactsFor"/> or by hand.</summary>
/// <remarks>What is <see langword="null"/> is not known, and nothing is counted by it. Never printed, logged or serialised. Immutable, safe for concurrent use.</remarks>
[JsonConverter(typeof(UnwrittenJsonConverter<PaymentFacts>))]
public sealed record PaymentFacts
{
    /// <summary>The payer, as in <see cref="PaymentRequest.PayerId"/>.</summary>
    public string? PayerId { get; init; }

    /// <summary>The instrument, as in <see cref="PaymentInstrument.Id"/>.</summary>
    public string? InstrumentId { get; init; }

    /// <summary>The device, as in <see cref="ClientContext.DeviceId"/>.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The network address, as in <see cref="ClientContext.NetworkAddress"/>.</summary>
    public string? NetworkAddress { get; init; }

    /// <summary>The place of the device.</summary>
    public GeoPoint? Place { get; init; }

    /// <summary>The merchant, as in <see cref="PaymentRequest.MerchantId"/>.</summary>
    public string? MerchantId { get; init; }

    /// <summary>The account that the money goes to, as in <see cref="PaymentRequest.PayeeId"/>.</summary>
    public string? PayeeId { get; init; }

    /// <summary>The order, as in <see cref="PaymentRequest.OrderId"/>.</summary>
    public string? OrderId { get; init; }

    /// <summary>What is paid for, as in <see cref="PaymentRequest.Product"/>.</summary>
    public string? Product { get; init; }

    /// <summary>What is paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>The method, by the identifier in the catalog.</summary>
    public string? Method { get; init; }

    /// <summary>The channel, by the identifier in the catalog.</summary>
    public string? Channel { get; init; }

    /// <summary>The bank of the instrument.</summary>
    public string? Bank { get; init; }

    /// <summary>The class of the account behind the instrument.</summary>
    public AccountClass? AccountClass { get; init; }

    /// <summary>What kind of card the instrument is.</summary>
    public CardType? CardType { get; init; }

    /// <summary>Whether money leaves the payer's account or comes in.</summary>
    public TransferDirection Direction { get; init; }

    /// <summary>Whether the account that the money goes to is bound to the payer's own.</summary>
    public bool? IsPayeeBound { get; init; }

    /// <summary>What the risk rules measured when the payment was resolved, for a model to learn from.</summary>
    internal ImmutableArray<RiskFeature> Features { get; init; } = [];

    /// <summary>What was compared with the threshold that moves, if one does.</summary>
    internal MovingScore? MovingScore { get; init; }

    /// <summary>That these are facts, not which.</summary>
    public override string ToString() => "payment facts";

    /// <summary>What is known of a subject.</summary>
    internal string? Of(RiskSubject subject)
    {
        string? value = subject switch
        {
            RiskSubject.Payer => PayerId,
            RiskSubject.Card => InstrumentId,
            RiskSubject.Device => DeviceId,
            RiskSubject.Address => NetworkAddress,
            RiskSubject.Merchant => MerchantId,
            RiskSubject.Payee => PayeeId,
            _ => OrderId,
        };
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The facts of a request, for one way to pay.</summary>
    internal static PaymentFacts Of(PaymentRequest request, PaymentInstrument? instrument, PaymentRoute? route) => new()
    {
        PayerId = request.PayerId,
        InstrumentId = instrument?.Id,
        DeviceId = request.Client?.DeviceId,
        NetworkAddress = request.Client?.NetworkAddress,
        Place = request.Client?.Place,
        MerchantId = request.MerchantId,
        PayeeId = request.PayeeId,
        OrderId = request.OrderId,
        Product = request.Product,
        Amount = request.Amount,
        Method = route?.Method.Id,
        Channel = route?.Channel.Id,
        Bank = instrument?.Bank,
        AccountClass = instrument?.AccountClass,
        CardType = instrument?.CardType,
        Direction = request.Direction,
        IsPayeeBound = request.IsPayeeBound,
    };
}
