namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="ChannelDetectionOptions"/>: each fault with its path, its value and how to mend it.</summary>
internal static class ChannelDetectionFaults
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestMemory = TimeSpan.FromDays(90);

    public static void Check(List<string> faults, string path, ChannelDetectionOptions options)
    {
        faults.CheckRange($"{path}.PaymentsBetweenFalseAlarms", options.PaymentsBetweenFalseAlarms, 100, 1e15);
        faults.CheckRange($"{path}.AssumedFailureRate", options.AssumedFailureRate, 0.001, 0.5);
        faults.CheckRange($"{path}.AssumedFailureRateWeight", options.AssumedFailureRateWeight, 10, 1_000_000);
        faults.CheckRange($"{path}.SmallestRise", options.SmallestRise, 0.005, 0.5);
        faults.CheckRange($"{path}.Window", options.Window, TimeSpan.FromSeconds(1), LongestWindow);
        faults.CheckRange($"{path}.Memory", options.Memory, TimeSpan.FromDays(1), LongestMemory);
        faults.CheckRange($"{path}.NewUsualAfter", options.NewUsualAfter, LongestWindow, LongestMemory);
        faults.CheckRange($"{path}.SlowAnswerQuantile", options.SlowAnswerQuantile, 0.8, 0.999);
    }
}
