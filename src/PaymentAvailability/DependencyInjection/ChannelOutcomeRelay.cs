namespace PaymentAvailability;

/// <summary>Hands results of attempts to whatever follows the health of channels.</summary>
internal sealed class ChannelOutcomeRelay : IOutcomeObserver
{
    private readonly IChannelOutcomeSink[] _sinks;
    private readonly bool _doubtCounts;

    /// <param name="sinks">Who follows the channels.</param>
    /// <param name="doubtCounts">Whether an attempt counts when it comes into doubt, and so not again when the doubt is settled.</param>
    public ChannelOutcomeRelay(IEnumerable<IChannelOutcomeSink> sinks, bool doubtCounts)
    {
        _sinks = [.. sinks];
        _doubtCounts = doubtCounts;
    }

    public void Observe(PaymentReport report, AttemptStatus? before, DateTimeOffset now)
    {
        if (report.Attempt.Channel is not { } channel || report.Outcome is not { } result || (_doubtCounts && before == AttemptStatus.InDoubt))
        {
            return;
        }

        var outcome = new ChannelOutcome
        {
            Channel = channel,
            Bank = report.Attempt.Bank,
            Method = report.Attempt.Method,
            Outcome = result,
            Latency = report.Latency,
            At = report.At ?? now,
            ReportedAt = now,
        };
        foreach (IChannelOutcomeSink sink in _sinks)
        {
            sink.Record(outcome);
        }
    }
}
