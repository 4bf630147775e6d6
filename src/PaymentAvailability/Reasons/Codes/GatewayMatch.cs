namespace PaymentAvailability;

/// <summary>How a response was found in the lists of codes.</summary>
public enum GatewayMatch
{
    /// <summary>A list has the code, the sub-code, or where there is neither, the HTTP status.</summary>
    Listed,

    /// <summary>The list of the scheme does not have the code.</summary>
    UnknownCode,

    /// <summary>There is no list of that name; <see cref="GatewayCodes.Schemes"/> has the names.</summary>
    UnknownScheme,

    /// <summary>There was no code, and no HTTP status that tells anything.</summary>
    NoCode,
}
