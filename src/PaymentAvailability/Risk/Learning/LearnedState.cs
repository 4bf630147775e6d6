using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Everything that was learned about risk, apart from what learns on: it can be kept, saved and gone back to.</summary>
/// <param name="Weights">The model's; not to be changed.</param>
/// <param name="Labels">How many labels the model was learned from.</param>
/// <param name="Threshold">What the threshold control has learned.</param>
internal sealed record LearnedState(ModelWeights Weights, long Labels, ThresholdState Threshold)
{
    public static LearnedState Of(OnlineModel model, ThresholdControl threshold)
    {
        (ModelWeights weights, long labels) = model.Copy();
        return new LearnedState(weights, labels, threshold.Copy());
    }

    /// <summary>Goes back, or on, to this state.</summary>
    /// <exception cref="LearnedStateException">The model has other pairs of features; nothing has changed.</exception>
    public void RestoreTo(OnlineModel model, ThresholdControl threshold)
    {
        model.Restore(Weights, Labels);
        threshold.Restore(Threshold);
    }

    /// <summary>The state as bytes: the same for the same state, see <see cref="LearnedStateFormat"/>.</summary>
    public ImmutableArray<byte> Save() => LearnedStateFormat.Write(this);

    /// <summary>The state that bytes stand for.</summary>
    /// <exception cref="LearnedStateException">They are damaged or of an unknown version.</exception>
    public static LearnedState Load(ReadOnlySpan<byte> bytes) => LearnedStateFormat.Read(bytes);
}
