using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Learns from labels: the model, and the threshold that holds the share of good payments that are held up. Take it from the container to save
/// what was learned, to restore it, and to go back to an earlier version. Safe for concurrent use.
/// </summary>
/// <remarks>A label is learned from when its time has come, never before. Every 1,000 labels a version is kept, the latest 20.</remarks>
public sealed class RiskLearner
{
    private const int LabelsOfVersion = 1_000;

    private const int MostVersions = 20;

    private readonly OnlineModel _model;
    private readonly ThresholdControl _threshold;
    private readonly LabelQueue _queue;
    private readonly LabelLearner _learner;
    private readonly LearnedHistory _history = new(MostVersions);
    private readonly TimeProvider _time;
    private long _labelsAtVersion;

    internal RiskLearner(RiskOptions options, RiskThresholds thresholds, TimeProvider time)
    {
        _model = new OnlineModel(new OnlineModelOptions());
        _threshold = thresholds.Control ?? new ThresholdControl(new ThresholdControlOptions());
        _queue = new LabelQueue(options.Learning.MaximumPending);
        _learner = new LabelLearner(_model, _threshold);
        _time = time;
    }

    /// <summary>How many labels were learned from.</summary>
    public long Labels => _model.Labels;

    /// <summary>From which score on the response with a target applies now.</summary>
    public double Threshold => _threshold.Threshold;

    /// <summary>The versions that can be gone back to, oldest first.</summary>
    public IReadOnlyList<RiskLearnerVersion> Versions => [.. _history.Versions.Select(static version => new RiskLearnerVersion(version.Number, version.KeptAt, version.State.Labels))];

    internal OnlineModel Model => _model;

    /// <summary>What was learned so far as bytes: with a format version and a checksum, and without anything personal.</summary>
    public ImmutableArray<byte> Save() => LearnedState.Of(_model, _threshold).Save();

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="LearnedStateException">The bytes are damaged, of an unknown version, or of a model that was set up otherwise; nothing has changed.</exception>
    public void Restore(ReadOnlySpan<byte> state)
    {
        LearnedState.Load(state).RestoreTo(_model, _threshold);
        CountAnew();
    }

    /// <summary>Keeps what was learned so far as a version to go back to.</summary>
    /// <returns>Its number.</returns>
    public int KeepVersion() => _history.Keep(LearnedState.Of(_model, _threshold), _time.GetUtcNow()).Number;

    /// <summary>Goes back to a version: what was learned since is forgotten, as after labels that turned out to be wrong.</summary>
    /// <param name="version">One of <see cref="Versions"/>.</param>
    /// <exception cref="LearnedStateException">There is no such version; nothing has changed.</exception>
    public void RollBack(int version)
    {
        _history.RollBack(version, _model, _threshold);
        CountAnew();
    }

    /// <summary>Expects a label for a payment.</summary>
    internal void Expect(string id, ImmutableArray<RiskFeature> features, MovingScore? judged, DateTimeOffset at)
    {
        LearnDue(_time.GetUtcNow());
        ThresholdDecision decision = _threshold.Decide();
        _queue.Keep(new PendingPayment(
            id, features, judged?.Score ?? double.NaN, judged is { } moving ? decision with { Threshold = moving.Threshold } : decision, at));
    }

    /// <summary>Takes a label in; it is learned from as soon as its time has come.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label is older than the payment.</exception>
    internal LabelAnswer Take(string id, PaymentLabel label, DateTimeOffset knownAt)
    {
        DateTimeOffset now = _time.GetUtcNow();
        LabelAnswer answer = _queue.Label(id, label != PaymentLabel.Good, knownAt, now);
        LearnDue(now);
        return answer;
    }

    // The next version comes a thousand labels after what was gone back to, or on to.
    private void CountAnew() => Volatile.Write(ref _labelsAtVersion, Labels);

    private void LearnDue(DateTimeOffset now)
    {
        _learner.LearnAll(_queue, now);
        long labels = Labels;
        long atVersion = Volatile.Read(ref _labelsAtVersion);
        if (labels - atVersion >= LabelsOfVersion && Interlocked.CompareExchange(ref _labelsAtVersion, labels, atVersion) == atVersion)
        {
            KeepVersion();
        }
    }
}

/// <summary>A version of what was learned.</summary>
/// <param name="Number">By which it is gone back to.</param>
/// <param name="At">When it was kept.</param>
/// <param name="Labels">How many labels it was learned from.</param>
public readonly record struct RiskLearnerVersion(int Number, DateTimeOffset At, long Labels);
