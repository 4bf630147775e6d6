namespace PaymentAvailability;

/// <summary>Finds out when trouble short of an outage is over. Not safe for concurrent use.</summary>
/// <remarks>
/// More failures than usual end as an outage does, by <see cref="RecoveryTrial"/>; slowness when a run as long as several of the one that
/// gave it away went by, in which it would have shown again; silence with a few payments.
/// </remarks>
internal struct TroubleWatch
{
    private const int RunsWithoutTrouble = 3;
    private const int ShortestRunWithoutTrouble = 30;
    private const int PaymentsThatEndSilence = 5;

    private readonly bool _isFailing;
    private readonly int _enough;
    private RecoveryTrial _trial;
    private int _seen;

    /// <param name="evidence">What gave the trouble away.</param>
    /// <param name="usualFailureRate">The failure rate of the channel when it works.</param>
    /// <param name="failureRate">Its failure rate now.</param>
    /// <param name="error">How probable either error of a trial may be.</param>
    public TroubleWatch(ChannelEvidence evidence, double usualFailureRate, double failureRate, double error)
    {
        _isFailing = evidence.Kind is ChannelEvidenceKind.Failures or ChannelEvidenceKind.Probes or ChannelEvidenceKind.Trial;
        _trial = new RecoveryTrial(usualFailureRate, failureRate, error);
        _enough = evidence.Kind == ChannelEvidenceKind.Silence
            ? PaymentsThatEndSilence
            : Math.Max(RunsWithoutTrouble * evidence.Payments, ShortestRunWithoutTrouble);
    }

    public readonly bool IsOver => _isFailing ? _trial.HasRecovered : _seen >= _enough;

    public void Add(int payments, int failures)
    {
        _seen += payments;
        if (_isFailing)
        {
            _trial = _trial.IsDecided && !_trial.HasRecovered ? _trial.Again() : _trial;
            _trial.Add(payments, failures);
        }
    }
}
