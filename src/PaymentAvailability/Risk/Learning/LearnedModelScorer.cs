using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Asks the model that the library learns itself, in memory.</summary>
internal sealed class LearnedModelScorer(OnlineModel model) : IRiskScorer
{
    public ValueTask<RiskModelOpinion> ScoreAsync(GateContext context, ImmutableArray<RiskFeature> features, CancellationToken cancellationToken)
    {
        RiskPrediction prediction = model.Explain(features.AsSpan());
        return new(HostModelScorer.OpinionOf(new RiskModelScore(
            prediction.Probability,
            [.. prediction.Contributions.Select(static part => new RiskFeature(part.Name, part.LogOdds)).Prepend(new RiskFeature("base", prediction.Base))],
            string.Create(CultureInfo.InvariantCulture, $"online-{model.Labels}"))));
    }
}
