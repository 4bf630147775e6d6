namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="ChannelHealthOptions"/>: each fault with its path, its value and how to mend it.</summary>
internal static class ChannelHealthFaults
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Find(ChannelHealthOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        faults.CheckRange($"{path}.DownBelow", options.DownBelow, 0, 1);
        faults.CheckRange($"{path}.MaximumDownShare", options.MaximumDownShare, 0, 1);
        faults.CheckRange($"{path}.ProbeFailuresToDown", options.ProbeFailuresToDown, 1, 100);
        faults.CheckRange($"{path}.MaximumParts", options.MaximumParts, 0, 1_000_000);
        faults.CheckRange($"{path}.LatestReport", options.LatestReport, Second, TimeSpan.FromDays(1));
        if (options.UnknownCountsAs is not (PaymentOutcome.Failed or PaymentOutcome.Succeeded or PaymentOutcome.Ignored))
        {
            faults.Add($"{path}.UnknownCountsAs: `{options.UnknownCountsAs}` is not possible; use `Failed`, `Succeeded` or `Ignored`");
        }

        CheckDetection(faults, $"{path}.Detection", options.Detection);
        CheckRecovery(faults, $"{path}.Recovery", options.Recovery);
        CheckSharing(faults, $"{path}.Sharing", options.Sharing);
        return faults;
    }

    private static void CheckDetection(List<string> faults, string path, ChannelDetectionOptions? detection)
    {
        if (detection is null)
        {
            faults.Add(OptionChecks.Missing(path));
            return;
        }

        ChannelDetectionFaults.Check(faults, path, detection);
    }

    private static void CheckRecovery(List<string> faults, string path, ChannelRecoveryOptions? recovery)
    {
        if (recovery is null)
        {
            faults.Add(OptionChecks.Missing(path));
            return;
        }

        faults.CheckRange($"{path}.BaseTime", recovery.BaseTime, Second, TimeSpan.FromHours(1));
        faults.CheckRange($"{path}.MaximumTime", recovery.MaximumTime, recovery.BaseTime, TimeSpan.FromDays(1));
        faults.CheckRange($"{path}.ForgetAfter", recovery.ForgetAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
        faults.CheckRange($"{path}.Growth", recovery.Growth, 1, 10);
        faults.CheckRange($"{path}.Error", recovery.Error, 0.0001, 0.2);
    }

    private static void CheckSharing(List<string> faults, string path, ChannelSharingOptions? sharing)
    {
        if (sharing is null)
        {
            faults.Add(OptionChecks.Missing(path));
            return;
        }

        faults.CheckRange($"{path}.Interval", sharing.Interval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        faults.CheckRange($"{path}.Timeout", sharing.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        faults.CheckRange($"{path}.Window", sharing.Window, Second, TimeSpan.FromMinutes(10));
    }
}
