using System.Threading.RateLimiting;

namespace PaymentAvailability.Benchmarks;

/// <summary>The framework's sliding window, a limiter a key, as its documentation has it made. It has a clock of its own and counts no amounts.</summary>
internal sealed class LimiterContestant : VelocityContestant, IDisposable
{
    private const int Permits = 1_000_000_000;
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<ulong> _limiter = PartitionedRateLimiter.Create<ulong, ulong>(static payer => RateLimitPartition.GetSlidingWindowLimiter(
        payer, static _ => new SlidingWindowRateLimiterOptions { PermitLimit = Permits, Window = VelocityQuestions.Window, SegmentsPerWindow = Segments }));

    public LimiterContestant(VelocityQuestions questions)
        : base("limiter", questions) => Fill();

    public void Dispose() => _limiter.Dispose();

    protected override long AnswerTurn(ReadOnlySpan<ulong> payers, long utcTicks, long ticksBetween)
    {
        long sum = 0;
        foreach (ulong payer in payers)
        {
            using RateLimitLease lease = _limiter.AttemptAcquire(payer);
            sum += lease.IsAcquired ? 1 : 0;
        }

        // A single answer is for comparison.
        return payers.Length == 1 && ticksBetween == 0 ? Permits - _limiter.GetStatistics(payers[0])!.CurrentAvailablePermits : sum;
    }
}
