using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Estimates how probable fraud is from what the rules found: a model of the host's own, in ML.NET, ONNX or a service.</summary>
/// <remarks>
/// Must be safe for concurrent use. A model that throws, is later than <see cref="RiskModelOptions.Timeout"/>, or gives something outside 0 to 1 gives no
/// probability: responses by the model's score do not apply then, those by the rules' do, and the result says so.
/// </remarks>
public interface IRiskModel
{
    /// <summary>Estimates the probability of fraud.</summary>
    /// <param name="features">What the rules measured, by name, and some facts of the payment; nothing personal.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<RiskModelScore> ScoreAsync(ImmutableArray<RiskFeature> features, CancellationToken cancellationToken);
}

/// <summary>What a model answers.</summary>
/// <param name="Probability">Of fraud, 0 to 1.</param>
/// <param name="Contributions">How much each feature added, in units of the model's choice; for explanations. Default: not told.</param>
/// <param name="Version">Which model it was, for auditors: 1 to 64 plain characters. Default: not told.</param>
public readonly record struct RiskModelScore(double Probability, ImmutableArray<RiskFeature> Contributions = default, string? Version = null);

/// <summary>How a model is asked. Validated when the host starts.</summary>
public sealed class RiskModelOptions
{
    /// <summary>How long it may take, within the deadline of the resolution. 1 ms to 10 s, default 50 ms.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many calls may run beyond their time before it is no longer asked. 1 to 1,000, default 8.</summary>
    public int MaximumStuckCalls { get; set; } = 8;
}
