namespace PaymentAvailability;

/// <summary>Takes in what probes found, and says which channels are worth asking more often. Safe for concurrent use.</summary>
internal interface IProbeSink
{
    /// <summary>Whether the state of a channel is doubtful now: it is not known, degraded, down or recovering.</summary>
    bool IsInDoubt(string channel);

    /// <summary>Takes in one answer.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="isHealthy">Whether the channel answered as it should, in time.</param>
    /// <param name="startedAt">When the question was sent, by the library's clock.</param>
    /// <param name="latency">How long the answer took, where there was one.</param>
    void RecordProbe(string channel, bool isHealthy, DateTimeOffset startedAt, TimeSpan? latency);
}
