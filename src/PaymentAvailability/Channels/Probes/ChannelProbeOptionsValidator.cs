using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Reports every fault of how channels are probed, each with its path, its value and how to mend it.</summary>
internal sealed class ChannelProbeOptionsValidator : IValidateOptions<ChannelProbeOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public ValidateOptionsResult Validate(string? name, ChannelProbeOptions options)
    {
        var faults = new List<string>();
        Check(faults, "", options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <param name="faults">Where to add what is wrong.</param>
    /// <param name="path">What the path of each fault begins with, a dot at its end included.</param>
    /// <param name="options">What to check.</param>
    internal static void Check(List<string> faults, string path, ChannelProbeOptions options)
    {
        faults.CheckRange(path + nameof(options.Interval), options.Interval, Shortest, TimeSpan.FromDays(1));
        faults.CheckRange(
            path + nameof(options.IntervalInDoubt), options.IntervalInDoubt, Shortest, options.Interval < Shortest ? TimeSpan.FromDays(1) : options.Interval);
        faults.CheckRange(path + nameof(options.Timeout), options.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        faults.CheckRange(path + nameof(options.Jitter), options.Jitter, 0, 0.5);
    }
}
