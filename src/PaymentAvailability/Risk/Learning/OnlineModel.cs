using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Learns from one labelled payment after the other how likely a payment is bad: logistic regression by FTRL-Proximal
/// (H. B. McMahan et al., Ad Click Prediction: a View from the Trenches, KDD 2013) over features as <see cref="FeatureEncoder"/> spreads
/// them out. What it says is a sum over features, so that each answer can be explained.
/// </summary>
/// <remarks>
/// One label moves the log-odds of any payment by at most <see cref="OnlineModelOptions.MostInfluence"/>: an input is at most 1, so the
/// most that can move is the sum of all steps, and steps are shortened until it is within the limit. Reading takes no lock and may see a
/// label that is half learned; learning is done by one at a time.
/// </remarks>
internal sealed class OnlineModel
{
    /// <summary>The most features it knows; later names are ignored.</summary>
    public const int MostFeatures = 128;

    /// <summary>The most pairs of features.</summary>
    public const int MostPairs = 8;

    private readonly OnlineModelOptions _options;
    private readonly Lock _learning = new();
    private readonly List<(InputWeights Weights, FeatureInput Input)> _active = [];
    private ModelWeights _weights;
    private long _labels;

    public OnlineModel(OnlineModelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Pairs.Count, MostPairs);
        _options = options;
        double odds = options.AssumedRate / (1 - options.AssumedRate);
        _weights = new ModelWeights(
            new InputWeights(1, Math.Log(odds)),
            new Dictionary<string, ModelWeights.Slot>(StringComparer.Ordinal),
            [.. options.Pairs.Select(_ => new InputWeights(FeatureEncoder.Places * FeatureEncoder.Places, 0))]);
        foreach (string name in options.Priors.Keys.Order(StringComparer.Ordinal))
            Add(name);
    }

    /// <summary>How many labels it has learned from.</summary>
    public long Labels => Volatile.Read(ref _labels);

    /// <summary>How likely a payment is bad.</summary>
    /// <param name="features">What is known about it; of two with one name the first counts.</param>
    public double Predict(ReadOnlySpan<RiskFeature> features) => ProbabilityOf(Sum(features, default));

    /// <summary>How likely a payment is bad, and why.</summary>
    /// <param name="features">What is known about it; of two with one name the first counts.</param>
    public RiskPrediction Explain(ReadOnlySpan<RiskFeature> features)
    {
        var shares = new double[features.Length + 1];
        Sum(features, shares);
        ImmutableArray<RiskContribution>.Builder contributions = ImmutableArray.CreateBuilder<RiskContribution>(features.Length);
        double logOdds = shares[^1];
        for (int i = 0; i < features.Length; i++)
        {
            logOdds += shares[i];
            contributions.Add(new RiskContribution(features[i].Name, shares[i]));
        }

        return new RiskPrediction(ProbabilityOf(logOdds), logOdds, shares[^1], contributions.MoveToImmutable());
    }

    /// <summary>Learns from one payment.</summary>
    /// <param name="features">What was known about it when it was judged.</param>
    /// <param name="isBad">What it has turned out to be.</param>
    public void Learn(ReadOnlySpan<RiskFeature> features, bool isBad)
    {
        lock (_learning)
        {
            Activate(features);
            double logOdds = 0;
            double reach = 0;
            foreach ((InputWeights weights, FeatureInput input) in _active)
            {
                logOdds += weights[input.Index] * input.Value;
                reach += weights.StepOf(input.Index, _options) * Math.Abs(input.Value);
            }

            double error = ProbabilityOf(logOdds) - (isBad ? 1 : 0);
            error *= Math.Min(1, _options.MostInfluence / (reach * Math.Abs(error)));
            foreach ((InputWeights weights, FeatureInput input) in _active)
                weights.Step(input.Index, error * input.Value, _options);
            Volatile.Write(ref _labels, _labels + 1);
        }
    }

    /// <summary>What it has learned so far and from how many labels, apart from what it will learn.</summary>
    public (ModelWeights Weights, long Labels) Copy()
    {
        lock (_learning)
            return (_weights.Copy(), _labels);
    }

    /// <summary>Goes back, or on, to what was learned elsewhere.</summary>
    /// <param name="weights">Is copied.</param>
    /// <param name="labels">How many labels it was learned from.</param>
    /// <exception cref="LearnedStateException">It has other pairs of features; nothing has changed.</exception>
    public void Restore(ModelWeights weights, long labels)
    {
        if (weights.Pairs.Length != _options.Pairs.Count)
            throw new LearnedStateException($"what was learned has `{weights.Pairs.Length}` pairs of features, the model `{_options.Pairs.Count}`; use the same pairs");

        lock (_learning)
        {
            Volatile.Write(ref _weights, weights.Copy());
            Volatile.Write(ref _labels, labels);
        }
    }

    private static double ProbabilityOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    // Shares, if wanted: one for each feature and the base last. A pair's share is split in half.
    private double Sum(ReadOnlySpan<RiskFeature> features, Span<double> shares)
    {
        ModelWeights weights = Volatile.Read(ref _weights);
        Span<bool> isSeen = stackalloc bool[MostFeatures];
        Span<FeatureInput> inputs = stackalloc FeatureInput[FeatureEncoder.MostActive];
        double sum = weights.Base[0];
        if (!shares.IsEmpty)
            shares[^1] = sum;
        for (int i = 0; i < features.Length; i++)
        {
            if (weights.Find(features[i].Name) is not { } slot || isSeen[slot.Number])
                continue;

            isSeen[slot.Number] = true;
            double share = 0;
            int count = FeatureEncoder.Encode(features[i].Value, slot.Typical, inputs);
            for (int j = 0; j < count; j++)
                share += slot.Weights[inputs[j].Index] * inputs[j].Value;
            sum += share;
            if (!shares.IsEmpty)
                shares[i] += share;
        }

        for (int pair = 0; pair < weights.Pairs.Length; pair++)
        {
            if (PlaceOf(pair, features, out int first, out int second) is not { } place)
                continue;

            double share = weights.Pairs[pair][place];
            sum += share;
            if (!shares.IsEmpty)
            {
                shares[first] += share / 2;
                shares[second] += share / 2;
            }
        }

        return sum;
    }

    private void Activate(ReadOnlySpan<RiskFeature> features)
    {
        _active.Clear();
        _active.Add((_weights.Base, new FeatureInput(0, 1)));
        Span<bool> isSeen = stackalloc bool[MostFeatures];
        Span<FeatureInput> inputs = stackalloc FeatureInput[FeatureEncoder.MostActive];
        foreach (RiskFeature feature in features)
        {
            if ((_weights.Find(feature.Name) ?? Add(feature.Name)) is not { } slot || isSeen[slot.Number])
                continue;

            isSeen[slot.Number] = true;
            int count = FeatureEncoder.Encode(feature.Value, slot.Typical, inputs);
            for (int j = 0; j < count; j++)
                _active.Add((slot.Weights, inputs[j]));
        }

        for (int pair = 0; pair < _weights.Pairs.Length; pair++)
        {
            if (PlaceOf(pair, features, out _, out _) is { } place)
                _active.Add((_weights.Pairs[pair], new FeatureInput(place, 1)));
        }
    }

    private ModelWeights.Slot? Add(string? name)
    {
        if (name is null || _weights.Count == MostFeatures)
            return null;

        RiskPrior prior = _options.Priors.GetValueOrDefault(name);
        var weights = new InputWeights(FeatureEncoder.Inputs, prior.PerDoubling * FeatureEncoder.DoublingsOfMagnitude);
        Volatile.Write(ref _weights, _weights.With(name, FeatureEncoder.MagnitudeOf(prior.Typical), weights));
        return _weights.Find(name);
    }

    private int? PlaceOf(int pair, ReadOnlySpan<RiskFeature> features, out int first, out int second)
    {
        first = IndexOf(_options.Pairs[pair].First, features);
        second = IndexOf(_options.Pairs[pair].Second, features);
        return first < 0 || second < 0 || double.IsNaN(features[first].Value) || double.IsNaN(features[second].Value)
            ? null
            : (FeatureEncoder.PlaceOf(features[first].Value) * FeatureEncoder.Places) + FeatureEncoder.PlaceOf(features[second].Value);
    }

    private static int IndexOf(string name, ReadOnlySpan<RiskFeature> features)
    {
        for (int i = 0; i < features.Length; i++)
        {
            if (features[i].Name == name)
                return i;
        }

        return -1;
    }
}
