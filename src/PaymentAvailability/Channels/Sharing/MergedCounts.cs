namespace PaymentAvailability;

/// <summary>
/// Remembers what was taken in of the counts of other instances, and yields what is new: sums grow, so the difference to what was
/// taken in before is exactly what nobody counted here yet, however often and in whatever order sums are told. Not safe for concurrent use.
/// </summary>
internal sealed class MergedCounts
{
    private readonly Dictionary<(string Instance, ChannelKey Key, DateTimeOffset Window), (int Payments, int Failures)> _taken = [];
    private readonly TimeSpan _kept;

    /// <param name="kept">How long a window is remembered; older ones are not taken in at all, so nothing can be counted twice.</param>
    public MergedCounts(TimeSpan kept) => _kept = kept;

    /// <summary>What is new in the counts of one instance.</summary>
    public IEnumerable<(ChannelKey Key, int Payments, int Failures)> Take(ChannelHealthShare share)
    {
        foreach (ChannelCounts counts in share.Counts)
        {
            if (counts.Payments <= 0 || counts.Failures < 0 || counts.Failures > counts.Payments || share.At - counts.Window > _kept)
            {
                continue;
            }

            var key = new ChannelKey(counts.Channel, counts.Bank, counts.Method);
            (string, ChannelKey, DateTimeOffset) window = (share.Instance, key, counts.Window);
            (int Payments, int Failures) before = _taken.GetValueOrDefault(window);
            if (counts.Payments <= before.Payments)
            {
                continue;
            }

            _taken[window] = (counts.Payments, Math.Max(counts.Failures, before.Failures));
            yield return (key, counts.Payments - before.Payments, Math.Max(counts.Failures - before.Failures, 0));
        }
    }

    /// <summary>Forgets windows that are not taken in any more.</summary>
    /// <param name="now">By the clocks of the instances, which nearly agree; twice the time is kept so that nearly is enough.</param>
    public void Forget(DateTimeOffset now)
    {
        foreach ((string, ChannelKey, DateTimeOffset Window) old in _taken.Keys.Where(window => now - window.Window > 2 * _kept).ToArray())
        {
            _taken.Remove(old);
        }
    }
}
