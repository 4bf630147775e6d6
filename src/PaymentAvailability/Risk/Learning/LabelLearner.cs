namespace PaymentAvailability;

/// <summary>Teaches the model and the threshold from labels whose time has come.</summary>
internal sealed class LabelLearner
{
    private readonly OnlineModel _model;
    private readonly ThresholdControl _threshold;

    public LabelLearner(OnlineModel model, ThresholdControl threshold)
    {
        _model = model;
        _threshold = threshold;
    }

    /// <summary>Learns from one label.</summary>
    /// <param name="example">The payment and its label.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="InvalidOperationException">The label's time has not come; nothing was learned.</exception>
    public void Learn(LabelledExample example, DateTimeOffset now)
    {
        bool isBad = example.IsBad(now);
        _model.Learn(example.Payment.Features.AsSpan(), isBad);
        if (!isBad)
            _threshold.LearnGood(example.Payment.Score, example.Payment.Decision);
    }

    /// <summary>Learns from all labels of a queue whose time has come.</summary>
    /// <returns>How many.</returns>
    public int LearnAll(LabelQueue queue, DateTimeOffset now, int most = int.MaxValue)
    {
        IReadOnlyList<LabelledExample> released = queue.Release(now, most);
        foreach (LabelledExample example in released)
            Learn(example, now);
        return released.Count;
    }
}
