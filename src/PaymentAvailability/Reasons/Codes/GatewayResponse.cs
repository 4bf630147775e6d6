using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What a gateway answered, as it came.</summary>
/// <remarks>
/// Codes may hold anything, even personal data that a gateway put in the wrong field, so they appear neither in
/// <see cref="ToString"/> nor in JSON. The lists know what they may keep; see <see cref="GatewayResult.Code"/>.
/// </remarks>
public readonly struct GatewayResponse
{
    /// <summary>Whose codes these are, such as <c>unionpay_gateway</c>; case does not matter. See <see cref="GatewayCodes.Schemes"/>.</summary>
    public required string? Scheme { get; init; }

    /// <summary>What the gateway was asked. Default: to take money.</summary>
    public GatewayOperation Operation { get; init; }

    /// <summary>The code of the response, however it is spelled; <see langword="null"/> or blank when none came.</summary>
    [JsonIgnore]
    public string? Code { get; init; }

    /// <summary>The more exact code beside it, such as Alipay's <c>sub_code</c> or WeChat Pay's <c>err_code</c>. Default: none.</summary>
    [JsonIgnore]
    public string? SubCode { get; init; }

    /// <summary>The HTTP status, 100 to 599. Default: not known, or nothing came back.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The operation and the HTTP status, without the codes.</summary>
    public override string ToString() => HttpStatus is { } status ? $"response to {Operation}, HTTP {status}" : $"response to {Operation}";
}
