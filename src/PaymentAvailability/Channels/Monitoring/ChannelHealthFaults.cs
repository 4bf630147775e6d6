using System.Globalization;

namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="ChannelHealthOptions"/>: each fault with its path, its value and how to mend it.</summary>
internal static class ChannelHealthFaults
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Find(ChannelHealthOptions? options, string path)
    {
        if (options is null)
        {
            return [$"{path} is missing; leave it at its default or set its properties"];
        }

        var faults = new List<string>();
        Check(faults, $"{path}.DownBelow", options.DownBelow, 0, 1);
        Check(faults, $"{path}.MaximumDownShare", options.MaximumDownShare, 0, 1);
        Check(faults, $"{path}.ProbeFailuresToDown", options.ProbeFailuresToDown, 1, 100);
        Check(faults, $"{path}.MaximumParts", options.MaximumParts, 0, 1_000_000);
        Check(faults, $"{path}.LatestReport", options.LatestReport, Second, TimeSpan.FromDays(1));
        if (options.UnknownCountsAs is not (PaymentOutcome.Failed or PaymentOutcome.Succeeded or PaymentOutcome.Ignored))
        {
            faults.Add($"{path}.UnknownCountsAs: `{options.UnknownCountsAs}` is not possible; use `Failed`, `Succeeded` or `Ignored`");
        }

        faults.AddRange(options.Detection?.Faults($"{path}.Detection") ?? [$"{path}.Detection is missing; leave it at its default or set its properties"]);
        CheckRecovery(faults, $"{path}.Recovery", options.Recovery);
        CheckSharing(faults, $"{path}.Sharing", options.Sharing);
        return faults;
    }

    private static void CheckRecovery(List<string> faults, string path, ChannelRecoveryOptions? recovery)
    {
        if (recovery is null)
        {
            faults.Add($"{path} is missing; leave it at its default or set its properties");
            return;
        }

        Check(faults, $"{path}.BaseTime", recovery.BaseTime, Second, TimeSpan.FromHours(1));
        Check(faults, $"{path}.MaximumTime", recovery.MaximumTime, recovery.BaseTime, TimeSpan.FromDays(1));
        Check(faults, $"{path}.ForgetAfter", recovery.ForgetAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
        Check(faults, $"{path}.Growth", recovery.Growth, 1, 10);
        Check(faults, $"{path}.Error", recovery.Error, 0.0001, 0.2);
    }

    private static void CheckSharing(List<string> faults, string path, ChannelSharingOptions? sharing)
    {
        if (sharing is null)
        {
            faults.Add($"{path} is missing; leave it at its default or set its properties");
            return;
        }

        Check(faults, $"{path}.Interval", sharing.Interval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Check(faults, $"{path}.Timeout", sharing.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(faults, $"{path}.Window", sharing.Window, Second, TimeSpan.FromMinutes(10));
    }

    // Written so that what is not a number is out of every range.
    private static void Check<T>(List<string> faults, string path, T value, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (!(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: `{value}` is out of range; use {least} to {most}"));
        }
    }
}
