namespace PaymentAvailability;

/// <summary>Whom something is counted for, or who is on a list.</summary>
public enum RiskSubject
{
    /// <summary>The payer. On the wire: <c>payer</c>.</summary>
    Payer,

    /// <summary>A card or other instrument: only options that use it are concerned. On the wire: <c>card</c>.</summary>
    Card,

    /// <summary>The payer's device. On the wire: <c>device</c>.</summary>
    Device,

    /// <summary>The network address that the payer comes from. On the wire: <c>address</c>.</summary>
    Address,

    /// <summary>The merchant. On the wire: <c>merchant</c>.</summary>
    Merchant,

    /// <summary>The account that the money goes to. On the wire: <c>payee</c>.</summary>
    Payee,

    /// <summary>The order. On the wire: <c>order</c>.</summary>
    Order,
}

internal static class RiskSubjects
{
    /// <summary>What the request knows of a subject that is the same for every option; <see langword="null"/> when it does not know, and for cards.</summary>
    public static string? Of(PaymentRequest request, RiskSubject subject)
    {
        string? value = subject switch
        {
            RiskSubject.Payer => request.PayerId,
            RiskSubject.Device => request.Client?.DeviceId,
            RiskSubject.Address => request.Client?.NetworkAddress,
            RiskSubject.Merchant => request.MerchantId,
            RiskSubject.Payee => request.PayeeId,
            RiskSubject.Order => request.OrderId,
            _ => null,
        };
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>What a request calls the fact that it did not give.</summary>
    public static string FactOf(RiskSubject subject) => subject switch
    {
        RiskSubject.Payer => "payer",
        RiskSubject.Card => "instruments",
        RiskSubject.Device => "device",
        RiskSubject.Address => "network_address",
        RiskSubject.Merchant => "merchant",
        RiskSubject.Payee => "payee",
        _ => "order",
    };
}
