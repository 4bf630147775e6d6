namespace PaymentAvailability;

/// <summary>How well it is known what a code means.</summary>
public enum GatewayConfidence
{
    /// <summary>From general knowledge, or seen without a text.</summary>
    Low,

    /// <summary>From one source.</summary>
    Medium,

    /// <summary>From the provider's own documents, several agreeing sources, or the host.</summary>
    High,
}
