namespace PaymentAvailability;

/// <summary>
/// The weights of a group of inputs and what FTRL-Proximal keeps of their gradients (H. B. McMahan et al., Ad Click Prediction: a View from
/// the Trenches, KDD 2013, algorithm 1). The weights are drawn to their start instead of to 0.
/// </summary>
/// <remarks>One may write while many read: a weight is one single-precision number, so that a reader never sees half of one.</remarks>
internal sealed class InputWeights
{
    private readonly float[] _weights;
    private readonly double[] _sums;
    private readonly double[] _squares;

    /// <param name="inputs">How many.</param>
    /// <param name="start">The weight of input 0 at first; the others start at 0.</param>
    public InputWeights(int inputs, double start)
        : this(start, new float[inputs], new double[inputs], new double[inputs]) => _weights[0] = (float)start;

    private InputWeights(double start, float[] weights, double[] sums, double[] squares)
    {
        Start = start;
        _weights = weights;
        _sums = sums;
        _squares = squares;
    }

    /// <summary>The weight of input 0 before anything was learned.</summary>
    public double Start { get; }

    public int Count => _weights.Length;

    public float this[int input] => _weights[input];

    /// <summary>How far the weight of an input would go at most for a gradient of 1.</summary>
    public double StepOf(int input, OnlineModelOptions options) =>
        1 / (((options.Caution + Math.Sqrt(_squares[input])) / options.FirstStep) + options.Pull);

    /// <summary>Takes one step against a gradient.</summary>
    public void Step(int input, double gradient, OnlineModelOptions options)
    {
        double start = input == 0 ? Start : 0;
        double squares = _squares[input] + (gradient * gradient);
        double sigma = (Math.Sqrt(squares) - Math.Sqrt(_squares[input])) / options.FirstStep;
        double sum = _sums[input] + gradient - (sigma * (_weights[input] - start));
        double strength = ((options.Caution + Math.Sqrt(squares)) / options.FirstStep) + options.Pull;
        double learned = Math.Abs(sum) <= options.Sparsity ? 0 : (Math.CopySign(options.Sparsity, sum) - sum) / strength;
        if (Math.Abs(learned) > options.MostWeight)
        {
            // The sum stays where the weight does, or it would take as many labels again to come back.
            learned = Math.CopySign(options.MostWeight, learned);
            sum = -(learned * strength) - Math.CopySign(options.Sparsity, learned);
        }

        _sums[input] = sum;
        _squares[input] = squares;
        _weights[input] = (float)(start + learned);
    }

    /// <summary>The same weights, apart from these.</summary>
    public InputWeights Copy() => new(Start, (float[])_weights.Clone(), (double[])_sums.Clone(), (double[])_squares.Clone());

    /// <summary>Writes what was learned: the start, how many inputs have learned, and each of those.</summary>
    public void Write(BinaryWriter writer)
    {
        int[] learned = [.. Enumerable.Range(0, Count).Where(input => _squares[input] != 0 || _sums[input] != 0)];
        writer.Write(Start);
        writer.Write(learned.Length);
        foreach (int input in learned)
        {
            writer.Write(input);
            writer.Write(_weights[input]);
            writer.Write(_sums[input]);
            writer.Write(_squares[input]);
        }
    }

    /// <summary>Reads what was written.</summary>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public static InputWeights Read(BinaryReader reader, int inputs)
    {
        var weights = new InputWeights(inputs, reader.ReadDouble());
        int learned = reader.ReadInt32();
        int previous = -1;
        for (int i = 0; i < learned; i++)
        {
            int input = reader.ReadInt32();
            (float weight, double sum, double square) = (reader.ReadSingle(), reader.ReadDouble(), reader.ReadDouble());
            if (input <= previous || input >= inputs || !float.IsFinite(weight) || !double.IsFinite(sum) || !(square >= 0 && double.IsFinite(square)))
                throw new FormatException($"input `{input}` of `{inputs}` makes no sense");

            weights._weights[input] = weight;
            weights._sums[input] = sum;
            weights._squares[input] = square;
            previous = input;
        }

        return double.IsFinite(weights.Start) ? weights : throw new FormatException("a start is not finite");
    }
}
