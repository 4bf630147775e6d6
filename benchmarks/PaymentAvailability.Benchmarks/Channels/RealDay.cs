using System.Globalization;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>A real day of payments counted by the minute, with missing minutes and counts that vary more than chance.</summary>
internal sealed class RealDay
{
    private readonly SortedDictionary<int, (int Payments, int Failures)> _minutes = [];

    /// <summary>Reads one of the days, or <see langword="null"/> where they are not at hand.</summary>
    public static RealDay? TryRead(int number)
    {
        string path = Path.Combine(ProjectRoot.Path, "..", "shared", "data", $"status-stream-day{number}.csv");
        if (!File.Exists(path))
            return null;

        var day = new RealDay();
        foreach (string[] cells in File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length == 3))
        {
            int minute = (int.Parse(cells[0][..2], CultureInfo.InvariantCulture) * 60) + int.Parse(cells[0][^2..], CultureInfo.InvariantCulture);
            day.Count(minute, cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        return day;
    }

    /// <summary>Feeds the day to a tracker, each minute's failures evenly among its payments, and tells the alarms.</summary>
    /// <param name="tracker">Watches; begins anew once its suspicion has gone.</param>
    /// <param name="midnight">When the day begins.</param>
    public List<Alarm> Feed(OutcomeTracker tracker, DateTimeOffset midnight)
    {
        var alarms = new List<Alarm>();
        Suspicion before = Suspicion.None;
        for (int minute = 0; minute < 24 * 60; minute++)
        {
            (int payments, int failures) = _minutes.GetValueOrDefault(minute);
            for (int payment = 0; payment < payments; payment++)
            {
                DateTimeOffset now = midnight.AddMinutes(minute + ((payment + 0.5) / payments));
                bool isFailure = (payment + 1) * failures / payments > payment * failures / payments;
                Note(tracker, tracker.Record(isFailure, null, now), ref before, now, alarms);
            }

            DateTimeOffset end = midnight.AddMinutes(minute + 1).AddMilliseconds(-1);
            Note(tracker, tracker.Advance(end), ref before, end, alarms);
        }

        return alarms;
    }

    private static void Note(OutcomeTracker tracker, Suspicion suspicion, ref Suspicion before, DateTimeOffset now, List<Alarm> alarms)
    {
        Suspicion begun = suspicion & ~before;
        before = suspicion;
        if (begun != Suspicion.None)
            alarms.Add(new Alarm(now, begun, tracker.Evidence(begun, now)));
    }

    // `failed` and `backend_reversed` are the channel's: it could not finish, or took back what it had done. `denied` is the issuer's or the
    // payer's, `reversed` and `refunded` are the merchant's. A refund is a business of its own and no outcome of this payment.
    private void Count(int minute, string status, int count)
    {
        if (status == "refunded")
            return;

        (int payments, int failures) = _minutes.GetValueOrDefault(minute);
        _minutes[minute] = (payments + count, failures + (status is "failed" or "backend_reversed" ? count : 0));
    }

    /// <summary>An alarm that the day has set off.</summary>
    internal sealed record Alarm(DateTimeOffset At, Suspicion Suspicion, ChannelEvidence Evidence);
}
