using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Tells the alarms of the real days, and which of them are false.</summary>
internal static class RealDays
{
    // What a look at the counts of each minute shows. An alarm outside is false.
    private static readonly (int Day, TimeSpan From, TimeSpan To, string What)[] Incidents =
    [
        (1, new(14, 30, 0), new(19, 0, 0), "real: ten to thirty times the usual failures, and broken traffic, for four hours"),
        (2, new(0, 0, 0), new(0, 13, 0), "real: one payment in eight taken back"),
        (2, new(0, 39, 0), new(1, 38, 0), "real: no payment for an hour"),
        (2, new(10, 51, 0), new(10, 56, 0), "real: one payment in ten taken back"),
        (2, new(16, 0, 0), new(19, 0, 0), "real: fifteen times the usual failures for more than two hours"),
    ];

    // Alarms that follow each other sooner are one episode.
    private static readonly TimeSpan BetweenEpisodes = TimeSpan.FromMinutes(30);

    public static DateTimeOffset Midnight(int day) => new(2026, 3, 1 + day, 0, 0, 0, TimeSpan.Zero);

    public static void Write(FigureWriter figures, int day, List<RealDay.Alarm> alarms)
    {
        int falseEpisodes = 0;
        DateTimeOffset lastFalse = DateTimeOffset.MinValue;
        foreach (RealDay.Alarm alarm in alarms)
        {
            TimeSpan time = alarm.At.TimeOfDay;
            string? what = Incidents.FirstOrDefault(incident => incident.Day == day && time >= incident.From && time < incident.To).What;
            if (what is null)
            {
                falseEpisodes += alarm.At - lastFalse > BetweenEpisodes ? 1 : 0;
                lastFalse = alarm.At;
            }

            ChannelEvidence evidence = alarm.Evidence;
            figures.Write(
                $"detect.episode.day{day}.{time:hh\\:mm}".Replace(":", "", StringComparison.Ordinal),
                evidence.Failures,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"of {evidence.Payments} since {evidence.From:HH:mm}, usual {evidence.UsualRate:0.0000}, {alarm.Suspicion}: {what ?? "false"}"));
        }

        figures.Write($"detect.false_episodes.day{day}", falseEpisodes, "episodes");
    }
}
