namespace PaymentAvailability.Benchmarks;

/// <summary>What became of the customers of an <see cref="OfferedLoad"/>. Safe for concurrent use.</summary>
internal sealed class LoadReport(TimeSpan duration)
{
    private readonly Lock _gate = new();
    private readonly List<double> _latencies = [];
    private int _offered;
    private int _useful;
    private int _answers;

    /// <summary>Useful answers a second.</summary>
    public double Goodput => _answers / duration.TotalSeconds;

    /// <summary>The share of customers without a useful answer.</summary>
    public double Loss => 1 - (double)_useful / _offered;

    public int Offered => _offered;

    /// <summary>The time within which 99 of 100 answers were given, useful or not, in seconds.</summary>
    public double P99
    {
        get
        {
            double[] sorted = [.. _latencies.Order()];
            return sorted.Length == 0 ? 0 : sorted[(int)(0.99 * (sorted.Length - 1))];
        }
    }

    public void Offer(bool isUseful, double? latency)
    {
        lock (_gate)
        {
            _offered++;
            _useful += isUseful ? 1 : 0;
            if (latency is { } seconds)
            {
                _latencies.Add(seconds);
            }
        }
    }

    public void Answer()
    {
        lock (_gate)
        {
            _answers++;
        }
    }
}
