namespace PaymentAvailability.Sql;

/// <summary>A decision as a row of its table.</summary>
internal sealed class DecisionRow
{
    public string Id { get; init; } = "";

    public string? Registration { get; init; }

    public long At { get; init; }

    public bool IsAvailable { get; init; }

    public string? PrimaryReason { get; init; }

    public byte[] Result { get; init; } = [];

    public static DecisionRow Of(Decision decision) => new()
    {
        Id = decision.Id,
        Registration = decision.Registration,
        At = decision.At.UtcTicks,
        IsAvailable = decision.IsAvailable,
        PrimaryReason = decision.PrimaryReason,
        Result = decision.Result.ToArray(),
    };

    public Decision ToDecision() => new()
    {
        Id = Id,
        Registration = Registration,
        At = new DateTimeOffset(At, TimeSpan.Zero),
        IsAvailable = IsAvailable,
        PrimaryReason = PrimaryReason,
        Result = Result,
    };
}
