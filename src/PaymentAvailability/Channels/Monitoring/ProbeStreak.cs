namespace PaymentAvailability;

/// <summary>The probes of one channel since one last said something else. Not safe for concurrent use.</summary>
internal struct ProbeStreak
{
    private const int ShowsHealth = 3;

    private DateTimeOffset _failedFrom;
    private int _failed;
    private int _healthy;

    /// <summary>Whether so many in a row were answered that a channel nothing else is known of works.</summary>
    public readonly bool ShowsThatItWorks => _healthy >= ShowsHealth;

    public void Add(bool isHealthy, DateTimeOffset startedAt)
    {
        _failedFrom = _failed == 0 ? startedAt : _failedFrom;
        _failed = isHealthy ? 0 : _failed + 1;
        _healthy = isHealthy ? _healthy + 1 : 0;
    }

    /// <summary>A payment went through, which says more than probes that failed.</summary>
    public void Overrule() => _failed = 0;

    public readonly bool HasFailed(int times) => _failed >= times;

    public readonly ChannelEvidence ToEvidence() =>
        new() { Kind = ChannelEvidenceKind.Probes, From = _failedFrom, Payments = _failed, Failures = _failed };

    public void Shift(TimeSpan by) => _failedFrom = ClockShift.Of(_failedFrom, by);
}
