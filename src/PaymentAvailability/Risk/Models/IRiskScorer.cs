using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Gets a model's opinion for the policy, whatever the model does. Safe for concurrent use.</summary>
internal interface IRiskScorer
{
    /// <summary>Asks the model; never fails.</summary>
    ValueTask<RiskModelOpinion> ScoreAsync(GateContext context, ImmutableArray<RiskFeature> features, CancellationToken cancellationToken);
}
