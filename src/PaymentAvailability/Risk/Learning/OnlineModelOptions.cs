namespace PaymentAvailability;

/// <summary>How <see cref="OnlineModel"/> learns and what it takes as true before it has.</summary>
internal sealed record OnlineModelOptions
{
    /// <summary>The share of bad payments that is assumed at first, above 0 and below 1.</summary>
    public double AssumedRate { get; init; } = 0.01;

    /// <summary>What is known of features beforehand; of others nothing is.</summary>
    public IReadOnlyDictionary<string, RiskPrior> Priors { get; init; } = new Dictionary<string, RiskPrior>();

    /// <summary>Features that say more together than each alone; at most <see cref="OnlineModel.MostPairs"/>.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; init; } = [];

    /// <summary>How many features payments usually have; they share what is learned.</summary>
    public int ExpectedFeatures { get; init; } = 16;

    /// <summary>How far the weights of all features go together on a first label (alpha of the paper times the features), above 0.</summary>
    public double LearningRate { get; init; } = 3;

    /// <summary>How slowly a weight's steps become shorter at first (beta of the paper), above 0.</summary>
    public double Caution { get; init; } = 1;

    /// <summary>How much evidence a weight needs to count at all (L1), at least 0.</summary>
    public double Sparsity { get; init; }

    /// <summary>How strongly weights are drawn to what was known beforehand (L2 over the features: the more, the less each may say), at least 0.</summary>
    public double Shrinkage { get; init; } = 0.1;

    /// <summary>The most that one label moves the log-odds of any payment, above 0.</summary>
    public double MostInfluence { get; init; } = 2;

    /// <summary>The most that a weight may differ from what was known beforehand, above 0.</summary>
    public double MostWeight { get; init; } = 8;

    /// <summary>How far one weight goes on its first label.</summary>
    public double FirstStep => LearningRate / ExpectedFeatures;

    /// <summary>How strongly one weight is drawn to what was known beforehand.</summary>
    public double Pull => Shrinkage * ExpectedFeatures;
}
