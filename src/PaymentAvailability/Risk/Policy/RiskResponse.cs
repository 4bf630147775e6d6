namespace PaymentAvailability;

/// <summary>What is done from some score on: ask for a verification, have a person look, or close; for all routes or some. Validated when the host starts.</summary>
public sealed class RiskResponse
{
    /// <summary>What explanations, metrics and back-tests call it. 1 to 64 plain characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>From which combined score on it applies. Above 0 to 1, default 0.5. Scores combine as <see cref="RiskAssessment.Score"/> says.</summary>
    public double From { get; set; } = 0.5;

    /// <summary>What is done. Default <see cref="RiskAction.Verify"/>: an honest payer can pass a verification, but not a closed door.</summary>
    public RiskAction Action { get; set; }

    /// <summary>The ways of which one is asked, for <see cref="RiskAction.Verify"/>. Default: a face, a fingerprint, a hardware key or a code to the reserved phone.</summary>
    public VerificationMethods AnyOf { get; set; } =
        VerificationMethods.Face | VerificationMethods.Fingerprint | VerificationMethods.HardwareKey | VerificationMethods.OneTimeCode;

    /// <summary>How strong the verification has to be. Default <see cref="VerificationStrength.Low"/>.</summary>
    public VerificationStrength MinimumStrength { get; set; }

    /// <summary>From which age on an earlier verification does not count. Default: as <see cref="VerificationOptions.MaximumAge"/>.</summary>
    public TimeSpan? MaximumAge { get; set; }

    /// <summary>The methods that it is about, by identifier. Empty for all: closing only quick pay leaves the bank transfer open.</summary>
    public IList<string> Methods { get; } = [];

    /// <summary>The channels that it is about, by identifier, instead of <see cref="Methods"/>. Empty for all.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>The rules whose scores count, by name. Empty for all.</summary>
    public IList<string> Rules { get; } = [];

    /// <summary>Which score is compared. Default <see cref="RiskScoreSource.Rules"/>.</summary>
    public RiskScoreSource Score { get; set; }

    /// <summary>Whether it has effect. Default <see cref="RiskMode.Enforced"/>.</summary>
    public RiskMode Mode { get; set; }

    /// <summary>For which share of payers it has effect. 0 to 1, default 1.</summary>
    public double EnforcedShare { get; set; } = 1;

    /// <summary>
    /// The share of good payments that may score as high as the threshold; the threshold then moves between <see cref="LowestFrom"/> and
    /// <see cref="HighestFrom"/> to hold it, as labels tell which payments were good. 0.0001 to 0.5, for one response at most, and only one that verifies: whom it
    /// closed could not pay, and would never be labelled. Default: none, the threshold stays at <see cref="From"/>.
    /// </summary>
    public double? TargetFalsePositiveRate { get; set; }

    /// <summary>The least that the threshold may become. Above 0 to <see cref="From"/>, default 0.05.</summary>
    public double LowestFrom { get; set; } = 0.05;

    /// <summary>The most that the threshold may become. <see cref="From"/> to 1, default 1.</summary>
    public double HighestFrom { get; set; } = 1;

    /// <summary>What is done where nothing is configured: verify from 0.5, have a person look from 0.95.</summary>
    internal static IReadOnlyList<RiskResponse> Defaults { get; } =
    [
        new() { Name = "verify" },
        new() { Name = "review", From = 0.95, Action = RiskAction.Review },
    ];
}

/// <summary>Which score a response compares with its threshold.</summary>
public enum RiskScoreSource
{
    /// <summary>The combined score of the rules. On the wire: <c>rules</c>.</summary>
    Rules,

    /// <summary>The probability of fraud by the model. Where that gives none, the response does not apply, and the result says so. On the wire: <c>model</c>.</summary>
    Model,
}
