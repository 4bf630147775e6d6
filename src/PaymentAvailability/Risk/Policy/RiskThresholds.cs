namespace PaymentAvailability;

/// <summary>From which score on each response applies now: where it is set, or where labels have moved it. Safe for concurrent use.</summary>
internal sealed class RiskThresholds
{
    private readonly string? _moving;

    public RiskThresholds(RiskOptions options)
    {
        if (options.Responses.FirstOrDefault(static response => response.TargetFalsePositiveRate is not null) is not { } moving)
        {
            return;
        }

        _moving = moving.Name;
        Control = new ThresholdControl(new ThresholdControlOptions
        {
            Target = moving.TargetFalsePositiveRate!.Value,
            Static = moving.From,
            Minimum = moving.LowestFrom,
            Maximum = moving.HighestFrom,
            FewestLabels = options.Learning.FewestLabels,
        });
    }

    /// <summary>What moves the threshold of the one response that has a target; <see langword="null"/> where none has.</summary>
    public ThresholdControl? Control { get; }

    /// <summary>The threshold of a response.</summary>
    public double Of(RiskResponse response) => IsMoving(response) && Control!.IsAdapting ? Control.Threshold : response.From;

    public bool IsMoving(RiskResponse response) => _moving is not null && response.Name == _moving;
}

/// <summary>The score that was compared with the threshold that moves, and that threshold.</summary>
internal readonly record struct MovingScore(double Score, double Threshold);
