using System.Threading.RateLimiting;

namespace PaymentAvailability.Benchmarks;

/// <summary>The platform's own: a limiter partitioned by subject, with a sliding window of six segments. It counts on its own clock, and no amounts.</summary>
internal sealed class LimiterContestant : IContestant, IDisposable
{
    private const int Permits = int.MaxValue;

    private readonly PartitionedRateLimiter<ulong> _limiter = PartitionedRateLimiter.Create<ulong, ulong>(static key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, static _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = Permits, Window = VelocityKeys.Window, SegmentsPerWindow = 6, AutoReplenishment = false,
        }));

    private readonly VelocityKeys _keys;

    public LimiterContestant(VelocityKeys keys)
    {
        _keys = keys;
        for (int i = 0; i < keys.Count; i++)
        {
            using RateLimitLease lease = _limiter.AttemptAcquire(VelocityKeys.KeyOf(i));
        }

        AnswerAll();
    }

    public string Name => "limiter";

    public long AnswerAll()
    {
        long sum = 0;
        for (int i = 0; i < VelocityKeys.Questions; i++)
        {
            using RateLimitLease lease = _limiter.AttemptAcquire(_keys[i]);
            sum += lease.IsAcquired ? 1 : 0;
        }

        return sum;
    }

    public string Explain(int question) =>
        (Permits - _limiter.GetStatistics(_keys[question])!.CurrentAvailablePermits).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => _limiter.Dispose();
}
