namespace PaymentAvailability;

/// <summary>A resolution as it is kept for auditors and back-tests. Names no payer and no order. Immutable, safe for concurrent use.</summary>
public sealed record Decision
{
    /// <summary>The identifier of the resolution, which a payer can read to support.</summary>
    public required string Id { get; init; }

    /// <summary>When it was resolved.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The key of the registration; <see langword="null"/> without one.</summary>
    public string? Registration { get; init; }

    /// <summary>Whether anything could be used.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>The code of the reason told first; <see langword="null"/> when something could be used.</summary>
    public string? PrimaryReason { get; init; }

    /// <summary>The whole result as JSON, as <see cref="AvailabilityResult.ToJsonUtf8Bytes"/> writes it.</summary>
    public required ReadOnlyMemory<byte> Result { get; init; }

    /// <summary>The identifier and the reason told first.</summary>
    public override string ToString() => PrimaryReason is null ? $"{Id}: available" : $"{Id}: {PrimaryReason}";
}
