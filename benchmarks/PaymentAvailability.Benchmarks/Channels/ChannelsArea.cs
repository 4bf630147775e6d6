namespace PaymentAvailability.Benchmarks;

/// <summary>Whether trouble of a channel is found soon, seldom falsely, cheaply and in little memory.</summary>
internal sealed class ChannelsArea : Area
{
    private const int Rounds = 41;
    private const int Keys = 10_000;

    public override string Name => "channels";

    public override void Measure(FigureWriter figures)
    {
        // Before the rest, so that nothing else's garbage is timed.
        MeasureCost(figures);
        MeasureRealDays(figures);
        DetectionFigures.Measure(figures);
    }

    private static void MeasureCost(FigureWriter figures)
    {
        var recording = new Contest(
            RecordQuestions.Count, new RecordContestant(false), new PollyContestant(), new RecordContestant(false), new RecordContestant(true));
        recording.Run(Rounds);
        var reading = new Contest(RecordQuestions.Count, new ReadContestant());
        reading.Run(Rounds);
        figures.Write("status.read_ns", reading.Nanoseconds(0).Median(), "ns");
        figures.Write("outcome.record_ns", recording.Nanoseconds(0).Median(), "ns");
        figures.Write("outcome.record_with_parts_ns", recording.Nanoseconds(3).Median(), "ns");
        figures.Write("outcome.polly_speedup", recording.SpeedUps(1).Median(), "x");
        figures.Write("control.aa", recording.SpeedUps(2).Median(), "x");
        figures.Write("outcome.flood_per_second", OutcomeFlood.PerSecond(isOutage: false), "1/s");
        figures.Write("outcome.flood_per_second.outage", OutcomeFlood.PerSecond(isOutage: true), "1/s");
        figures.Write("channels.bytes_per_key", WatchedMarket.BytesPerKey(Keys), "B");
    }

    // The first day from a cold start, the second after it, by one tracker.
    private static void MeasureRealDays(FigureWriter figures)
    {
        var tracker = new OutcomeTracker(new ChannelDetectionOptions(), RealDays.Midnight(1));
        for (int day = 1; day <= 2; day++)
        {
            if (RealDay.TryRead(day) is { } counts)
                RealDays.Write(figures, day, counts.Feed(tracker, RealDays.Midnight(day)));
            else
                figures.Skip($"detect.false_episodes.day{day}", $"../shared/data/status-stream-day{day}.csv is absent");
        }
    }
}
