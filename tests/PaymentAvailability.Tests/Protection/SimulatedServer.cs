namespace PaymentAvailability.Tests;

/// <summary>
/// A dependency in virtual time that can work on so many calls at full speed; beyond that they share. Offered Poisson arrivals behind a
/// <see cref="Bulkhead{TItem}"/>, it tells how many were answered in time and how long that took.
/// </summary>
internal sealed class SimulatedServer
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);

    private readonly FakeTime _time = new();
    private readonly Random _random;
    private readonly Bulkhead<Customer> _bulkhead;
    private readonly List<Call> _calls = [];
    private readonly List<double> _latencies = [];
    private double _now;

    public SimulatedServer(int seed, ProtectionPlan plan)
    {
        _random = new Random(seed);
        _bulkhead = new Bulkhead<Customer>(plan, _time, Start);
    }

    /// <summary>How many calls it works on at full speed.</summary>
    public required int Capacity { get; set; }

    /// <summary>The mean time of a call alone, in milliseconds.</summary>
    public required double CallMilliseconds { get; init; }

    public int Offered { get; private set; }

    public int Refused { get; private set; }

    public int Answered => _latencies.Count;

    public int Late { get; private set; }

    public int Limit => _bulkhead.Limit;

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share)
    {
        double[] sorted = [.. _latencies.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    public void Forget()
    {
        _latencies.Clear();
        Offered = Refused = Late = 0;
    }

    /// <summary>Offers customers for a while.</summary>
    /// <param name="perMillisecond">How many come.</param>
    /// <param name="milliseconds">For how long.</param>
    public void Run(double perMillisecond, double milliseconds)
    {
        double end = _now + milliseconds;
        double arrival = _now + NextExponential(1 / perMillisecond);
        while (true)
        {
            Call? first = _calls.MinBy(call => call.Left);
            double speed = Math.Min(1, (double)Capacity / Math.Max(1, _calls.Count));
            double completion = first is null ? double.MaxValue : _now + first.Left / speed;
            double next = Math.Min(Math.Min(arrival, completion), end);
            double work = (next - _now) * speed;
            _calls.ForEach(call => call.Left -= work);
            _time.Advance(TimeSpan.FromTicks((long)(next * TimeSpan.TicksPerMillisecond) - (long)(_now * TimeSpan.TicksPerMillisecond)));
            _now = next;
            if (next == end)
            {
                return;
            }

            if (next == arrival)
            {
                Offered++;
                Refused += _bulkhead.TryAdd(new Customer(_now), Deadline) ? 0 : 1;
                arrival = _now + NextExponential(1 / perMillisecond);
            }
            else
            {
                End(first!);
            }
        }
    }

    private void Start(Customer[] batch) => _calls.Add(new Call(batch, _now, NextExponential(CallMilliseconds)));

    private void End(Call call)
    {
        _calls.Remove(call);
        foreach (Customer customer in call.Batch)
        {
            double latency = _now - customer.Came;
            _latencies.Add(latency);
            Late += latency > Deadline.TotalMilliseconds ? 1 : 0;
        }

        _bulkhead.End(call.Batch.Length, TimeSpan.FromMilliseconds(_now - call.Began));
    }

    private double NextExponential(double mean) => -Math.Log(1 - _random.NextDouble()) * mean;

    private sealed record Customer(double Came) : IBulkheadItem
    {
        public bool IsAbandoned => false;

        public int LargestBatch => int.MaxValue;
    }

    private sealed class Call(Customer[] batch, double began, double left)
    {
        public Customer[] Batch { get; } = batch;

        public double Began { get; } = began;

        public double Left { get; set; } = left;
    }
}
