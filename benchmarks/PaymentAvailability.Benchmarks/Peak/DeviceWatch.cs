using System.Collections.Concurrent;

namespace PaymentAvailability.Benchmarks;

/// <summary>How often a device tried to pay within the last minute of the compressed hour. Safe for concurrent use.</summary>
internal sealed class DeviceWatch
{
    /// <summary>More attempts than this within a minute are too many.</summary>
    public const int MostPerMinute = 3;

    /// <summary>From this amount on a payment is large.</summary>
    public const decimal LargeAmount = 8_950m;

    // A minute of an hour that takes eleven seconds.
    private const double Minute = PeakStream.Seconds / 60;

    private readonly ConcurrentDictionary<string, Queue<double>> _attempts = new(StringComparer.Ordinal);

    /// <summary>Notes an attempt.</summary>
    public void Note(string device, double moment)
    {
        Queue<double> attempts = _attempts.GetOrAdd(device, _ => new Queue<double>());
        lock (attempts)
        {
            attempts.Enqueue(moment);
        }
    }

    /// <summary>Whether the device has tried too often; its latest attempt counts.</summary>
    public bool IsBusy(string device, double moment)
    {
        if (!_attempts.TryGetValue(device, out Queue<double>? attempts))
        {
            return false;
        }

        lock (attempts)
        {
            while (attempts.TryPeek(out double oldest) && oldest < moment - Minute)
            {
                attempts.Dequeue();
            }

            return attempts.Count > MostPerMinute;
        }
    }
}
