using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>Customers who come at random times and do not wait for each other: an open loop, in which a slow answer delays nobody but its own customer.</summary>
/// <remarks>Who comes late because the machine was busy is still measured from the moment at which they meant to come.</remarks>
internal sealed class OfferedLoad
{
    private readonly Random _random;
    private readonly double _perSecond;
    private readonly TimeSpan _duration;
    private readonly TimeSpan _warmUp;
    private readonly TimeSpan _deadline;

    /// <param name="seed">Makes the times.</param>
    /// <param name="perSecond">How many come on average.</param>
    /// <param name="warmUp">For how long they come before anything is counted.</param>
    /// <param name="duration">For how long they are counted.</param>
    /// <param name="deadline">Within what time an answer is of use.</param>
    public OfferedLoad(int seed, double perSecond, TimeSpan warmUp, TimeSpan duration, TimeSpan deadline)
    {
        _random = new Random(seed);
        _perSecond = perSecond;
        _warmUp = warmUp;
        _duration = duration;
        _deadline = deadline;
    }

    /// <summary>Offers the load from a thread of its own, and waits for the last answer.</summary>
    /// <param name="serve">Serves the customer of a number; tells whether there was an answer, or a refusal.</param>
    public LoadReport Run(Func<int, ValueTask<bool>> serve)
    {
        var report = new LoadReport(_duration);
        var last = new CountdownEvent(1);
        long start = Stopwatch.GetTimestamp();
        double from = _warmUp.TotalSeconds;
        double end = from + _duration.TotalSeconds;
        double due = 0;
        for (int customer = 0; ; customer++)
        {
            due += -Math.Log(1 - _random.NextDouble()) / _perSecond;
            if (due >= end)
            {
                break;
            }

            WaitUntil(start, due);
            ValueTask<bool> served = serve(customer);
            if (served.IsCompletedSuccessfully)
            {
                Note(served.Result, due);
            }
            else
            {
                last.AddCount();
                _ = AwaitAsync(served, due);
            }
        }

        last.Signal();
        last.Wait();
        return report;

        async Task AwaitAsync(ValueTask<bool> served, double due)
        {
            Note(await served.ConfigureAwait(false), due);
            last.Signal();
        }

        // Answers are counted when they are given, customers when they come: both as they are in the steady state.
        void Note(bool isAnswered, double due)
        {
            double now = Stopwatch.GetElapsedTime(start).TotalSeconds;
            bool isUseful = isAnswered && now - due <= _deadline.TotalSeconds;
            if (due >= from)
            {
                report.Offer(isUseful, isAnswered ? now - due : null);
            }

            if (isUseful && now >= from && now < end)
            {
                report.Answer();
            }
        }
    }

    private static void WaitUntil(long start, double due)
    {
        while (true)
        {
            double left = due - Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (left <= 0)
            {
                return;
            }

            // A sleep lasts about a tenth of a millisecond longer than asked for.
            if (left > 0.0003)
            {
                Thread.Sleep(TimeSpan.FromSeconds(left - 0.0002));
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
