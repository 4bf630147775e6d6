namespace PaymentAvailability.Tests;

/// <summary>Made-up payments for a tracker, at an even pace of made-up time.</summary>
internal sealed class PaymentStream
{
    private readonly Random _random;

    public PaymentStream(int seed, ChannelDetectionOptions? options = null)
    {
        _random = new Random(seed);
        Tracker = new OutcomeTracker(options ?? new ChannelDetectionOptions(), Now);
    }

    public OutcomeTracker Tracker { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Alarms so far, of any kind.</summary>
    public int Alarms { get; private set; }

    /// <summary>Sends payments for a while.</summary>
    /// <param name="time">For how long.</param>
    /// <param name="perMinute">How many a minute.</param>
    /// <param name="failureRate">The share that fails.</param>
    /// <param name="latency">Draws a latency; none by default.</param>
    public void Send(TimeSpan time, int perMinute, double failureRate, Func<Random, TimeSpan>? latency = null)
    {
        DateTimeOffset end = Now + time;
        TimeSpan pace = TimeSpan.FromMinutes(1) / perMinute;
        while (Now < end)
        {
            Now += pace;
            Suspicion before = Tracker.Suspicion;
            Tracker.Record(_random.NextDouble() < failureRate, latency?.Invoke(_random), Now);
            Tracker.Advance(Now);
            Alarms += Tracker.Suspicion != Suspicion.None && before == Suspicion.None ? 1 : 0;
        }
    }

    /// <summary>Lets time pass without payments, with a look every few seconds.</summary>
    public void Wait(TimeSpan time)
    {
        for (DateTimeOffset end = Now + time; Now < end;)
        {
            Now += TimeSpan.FromSeconds(5);
            Tracker.Advance(Now);
        }
    }

    /// <summary>A latency around 200 milliseconds, with a tail.</summary>
    public static TimeSpan Quick(Random random) => TimeSpan.FromMilliseconds(200 * Math.Exp(0.4 * Normal(random)));

    /// <summary>A standard normal number.</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
