namespace PaymentAvailability;

/// <summary>All weights of a model: of any payment, of each feature and of each pair. Names are added to a new copy, never to this one.</summary>
internal sealed class ModelWeights
{
    private readonly Dictionary<string, Slot> _features;

    public ModelWeights(InputWeights bias, Dictionary<string, Slot> features, InputWeights[] pairs)
    {
        Base = bias;
        _features = features;
        Pairs = pairs;
    }

    /// <summary>One weight: what is thought of any payment.</summary>
    public InputWeights Base { get; }

    /// <summary>Of each pair, in the order of the options.</summary>
    public InputWeights[] Pairs { get; }

    public int Count => _features.Count;

    public IEnumerable<KeyValuePair<string, Slot>> Features => _features;

    public Slot? Find(string? name) => name is null ? null : _features.GetValueOrDefault(name);

    /// <summary>The same weights, not apart from these, with one name more.</summary>
    public ModelWeights With(string name, double typical, InputWeights weights) =>
        new(Base, new Dictionary<string, Slot>(_features, StringComparer.Ordinal) { [name] = new Slot(Count, typical, weights) }, Pairs);

    /// <summary>The same weights, not apart from these, with other pairs.</summary>
    public ModelWeights With(InputWeights[] pairs) => new(Base, _features, pairs);

    /// <summary>The same weights, apart from these.</summary>
    public ModelWeights Copy() => new(
        Base.Copy(),
        _features.ToDictionary(pair => pair.Key, pair => pair.Value with { Weights = pair.Value.Weights.Copy() }, StringComparer.Ordinal),
        [.. Pairs.Select(pair => pair.Copy())]);

    /// <summary>The weights of one feature.</summary>
    /// <param name="Number">Features are numbered in the order in which they came.</param>
    /// <param name="Typical">The magnitude that stands for 0.</param>
    /// <param name="Weights">One for each of its inputs.</param>
    internal sealed record Slot(int Number, double Typical, InputWeights Weights);
}
