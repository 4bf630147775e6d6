namespace PaymentAvailability;

/// <summary>How <see cref="OnlineModel"/> learns and what it takes as true before it has.</summary>
internal sealed record OnlineModelOptions
{
    /// <summary>The share of bad payments that is assumed at first, above 0 and below 1.</summary>
    public double AssumedRate { get; init; } = 0.01;

    /// <summary>What is known beforehand: by how much the log-odds rise with each doubling of one plus a feature's value.</summary>
    public IReadOnlyDictionary<string, double> PerDoubling { get; init; } = new Dictionary<string, double>();

    /// <summary>Features that say more together than each alone; at most <see cref="OnlineModel.MostPairs"/>.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; init; } = [];

    /// <summary>How far a weight goes on its first label (alpha of the paper), above 0.</summary>
    public double LearningRate { get; init; } = 0.2;

    /// <summary>How slowly a weight's steps become shorter at first (beta of the paper), above 0.</summary>
    public double Caution { get; init; } = 1;

    /// <summary>How much evidence a weight needs to count at all (L1), at least 0.</summary>
    public double Sparsity { get; init; }

    /// <summary>How strongly a weight is drawn to what was known beforehand (L2), at least 0.</summary>
    public double Shrinkage { get; init; } = 1;

    /// <summary>The most that one label moves the log-odds of any payment, above 0.</summary>
    public double MostInfluence { get; init; } = 2;

    /// <summary>The most that a weight may differ from what was known beforehand, above 0.</summary>
    public double MostWeight { get; init; } = 8;
}
