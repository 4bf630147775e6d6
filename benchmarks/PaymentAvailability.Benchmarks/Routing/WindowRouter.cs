namespace PaymentAvailability.Benchmarks;

/// <summary>
/// What published payment routers do: the channel with the best success rate over its last 125 outcomes, and a channel at random for one payment in
/// twenty, so that the others are seen at all.
/// </summary>
internal sealed class WindowRouter : IRouter
{
    private const int Window = 125;
    private const double Hedging = 0.05;

    private readonly Random _random;
    private readonly Queue<bool>[] _outcomes;
    private readonly int[] _successes;

    public WindowRouter(int seed, int channels)
    {
        _random = new Random(seed);
        _outcomes = [.. Enumerable.Range(0, channels).Select(_ => new Queue<bool>(Window + 1))];
        _successes = new int[channels];
    }

    public int Choose(int payment)
    {
        if (_random.NextDouble() < Hedging)
            return _random.Next(_outcomes.Length);

        int best = 0;
        for (int channel = 1; channel < _outcomes.Length; channel++)
        {
            if (RateOf(channel) > RateOf(best))
                best = channel;
        }

        return best;
    }

    public void Learn(int payment, int channel, bool isSuccess)
    {
        _outcomes[channel].Enqueue(isSuccess);
        _successes[channel] += isSuccess ? 1 : 0;
        if (_outcomes[channel].Count > Window && _outcomes[channel].Dequeue())
            _successes[channel]--;
    }

    private double RateOf(int channel) => _outcomes[channel].Count == 0 ? 1 : (double)_successes[channel] / _outcomes[channel].Count;
}
