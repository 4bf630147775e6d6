namespace PaymentAvailability;

/// <summary>
/// Holds the share of good payments that are held up at a target while scores drift, from labels that come late: adaptive conformal
/// inference (I. Gibbs, E. Candès, NeurIPS 2021) with the integrator of conformal PID control (A. Angelopoulos, E. Candès,
/// R. Tibshirani, NeurIPS 2023). The threshold rises a little with each good payment that was held up and falls a little with each that was not.
/// </summary>
/// <remarks>
/// What counts is whether a payment really was held up, by the threshold of its time: so errors add up to no more than the threshold
/// has moved. A step is as long as the delay allows (a control loop swings when it corrects faster than it hears), in units of the mean
/// excess of scores over the threshold, which is how sensitive the share is to it. Bad payments say nothing here, so that a wave of them
/// does not raise the threshold. Safe for concurrent use; reading takes no lock.
/// </remarks>
internal sealed class ThresholdControl
{
    // An error is worked off within about one delay; from pi / 2 on the loop would swing.
    private const double Gain = 0.8;

    // How much of a lasting error goes into the drift within one delay.
    private const double DriftGain = 0.1;

    // The drift alone moves the threshold by no more than so much of its scale within one delay.
    private const double MostDrift = 0.25;

    // Delays shorter than it takes for so many good payments to be held up are treated as if they were as long.
    private const double FewestErrors = 5;

    private const double FirstScale = 0.5;
    private const double LeastScale = 0.05;
    private const double MostScale = 2;
    private const double ScaleMemory = 0.02;
    private const double DelayMemory = 0.01;
    private const double LeastOdds = 1e-6;

    private readonly ThresholdControlOptions _options;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly Lock _learning = new();
    private ThresholdState _state;
    private double _threshold;
    private long _decisions;

    public ThresholdControl(ThresholdControlOptions options)
    {
        _options = options;
        _minimum = LogOddsOf(options.Minimum);
        _maximum = LogOddsOf(options.Maximum);
        Restore(new ThresholdState(LogOddsOf(options.Static), 0, FirstScale, 0, 0, 0, 0));
    }

    /// <summary>Scores from here on are held up.</summary>
    public double Threshold => Volatile.Read(ref _threshold);

    /// <summary>Whether enough was learned to leave the static threshold.</summary>
    public bool IsAdapting => Copy().Labels > _options.FewestLabels;

    /// <summary>Judges a payment.</summary>
    /// <returns>The threshold that holds now; to be given back with the label.</returns>
    public ThresholdDecision Decide() => new(Threshold, Interlocked.Increment(ref _decisions));

    /// <summary>Learns that a payment was good.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="decision">What it was judged by.</param>
    public void LearnGood(double score, ThresholdDecision decision)
    {
        if (double.IsNaN(score))
            return;

        lock (_learning)
        {
            bool isHeldUp = decision.IsHeldUp(score);
            ThresholdState state = _state with
            {
                Labels = _state.Labels + 1,
                Heard = _state.Heard + 1,
                Scale = isHeldUp ? ScaleAfter(LogOddsOf(score) - LogOddsOf(decision.Threshold)) : _state.Scale,
                Delay = DelayAfter(decision),
            };
            Set(state.Labels > _options.FewestLabels ? Correct(state, (isHeldUp ? 1 : 0) - _options.Target) : state);
        }
    }

    /// <summary>What it has learned so far.</summary>
    public ThresholdState Copy()
    {
        lock (_learning)
            return _state with { Decisions = Volatile.Read(ref _decisions) };
    }

    /// <summary>Goes back, or on, to what was learned elsewhere; within the bounds.</summary>
    public void Restore(ThresholdState state)
    {
        lock (_learning)
        {
            // Counting goes on: decisions on their way bear their number.
            Interlocked.Exchange(ref _decisions, Math.Max(_decisions, state.Decisions));
            Set(state with
            {
                Position = Math.Clamp(state.Position, _minimum, _maximum),
                Scale = Math.Clamp(state.Scale, LeastScale, MostScale),
                Delay = Math.Max(0, state.Delay),
                Heard = Math.Max(_state.Heard, state.Heard),
            });
        }
    }

    /// <summary>Goes back to the static threshold and learns anew.</summary>
    public void Reset() => Restore(new ThresholdState(LogOddsOf(_options.Static), 0, FirstScale, 0, 0, 0, 0));

    private ThresholdState Correct(ThresholdState state, double error)
    {
        double delay = Math.Max(state.Delay, FewestErrors / _options.Target);
        double step = Gain * state.Scale / (_options.Target * delay);
        double mostDrift = MostDrift * state.Scale / delay;
        double drift = Math.Clamp(state.Drift + (DriftGain * step / delay * error), -mostDrift, mostDrift);
        double position = state.Position + (step * error) + drift;
        double held = Math.Clamp(position, _minimum, _maximum);
        return state with { Position = held, Drift = held == position ? drift : 0 };
    }

    private double ScaleAfter(double excess) =>
        Math.Clamp(_state.Scale + (ScaleMemory * (Math.Clamp(excess, 0, 3 * _state.Scale) - _state.Scale)), LeastScale, MostScale);

    // In labels: of the decisions since then as many will get one as of those before.
    private double DelayAfter(ThresholdDecision decision)
    {
        double share = Math.Min(1, (_state.Heard + 1.0) / Math.Max(1, decision.Number));
        double delay = Math.Max(0, Volatile.Read(ref _decisions) - decision.Number) * share;
        return _state.Delay + ((_state.Heard == 0 ? 1 : DelayMemory) * (delay - _state.Delay));
    }

    private void Set(ThresholdState state)
    {
        _state = state;
        Volatile.Write(ref _threshold, 1 / (1 + Math.Exp(-state.Position)));
    }

    private static double LogOddsOf(double score)
    {
        double within = Math.Clamp(score, LeastOdds, 1 - LeastOdds);
        return Math.Log(within / (1 - within));
    }
}
