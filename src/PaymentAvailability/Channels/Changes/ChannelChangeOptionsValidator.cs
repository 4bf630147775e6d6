using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Reports every fault of how changes are told, each with its path, its value and how to mend it.</summary>
internal sealed class ChannelChangeOptionsValidator : IValidateOptions<ChannelChangeOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelChangeOptions options)
    {
        var faults = new List<string>();
        Check(faults, "", options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <param name="faults">Where to add what is wrong.</param>
    /// <param name="path">What the path of each fault begins with, a dot at its end included.</param>
    /// <param name="options">What to check.</param>
    internal static void Check(List<string> faults, string path, ChannelChangeOptions options)
    {
        faults.CheckRange(path + nameof(options.MaximumWaiting), options.MaximumWaiting, 1, 1_000_000);
        faults.CheckRange(path + nameof(options.ObserverTimeout), options.ObserverTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
    }
}
