using AutoLoanRepayment.Screens;
using PaymentAvailability;

namespace AutoLoanRepayment.Playing;

/// <summary>What states and evidence are called on the screen.</summary>
internal static class EvidenceWords
{
    private static readonly LocalizedText Failures = Words.Say("{0} 笔中 {1} 笔失败，平时 {2:P0}", "{1} of {0} failed, usually {2:P0}");
    private static readonly LocalizedText Slowness = Words.Say("{0} 笔中 {1} 笔缓慢，平时 {2:P0}", "{1} of {0} slow, usually {2:P0}");
    private static readonly LocalizedText Silence = Words.Say("应有 {3:F0} 笔，只来 {0} 笔", "{0} came of {3:F0} expected");
    private static readonly LocalizedText Probes = Words.Say("{1} 次探测失败", "{1} probes failed");
    private static readonly LocalizedText Trial = Words.Say("试放 {0} 笔，{1} 笔失败", "{1} of {0} failed on trial");

    public static string Of(ChannelEvidence evidence, Reader reader) => reader.Read(
        evidence.Kind switch
        {
            ChannelEvidenceKind.Failures => Failures,
            ChannelEvidenceKind.Slowness => Slowness,
            ChannelEvidenceKind.Silence => Silence,
            ChannelEvidenceKind.Probes => Probes,
            _ => Trial,
        },
        evidence.Payments, evidence.Failures, evidence.UsualRate ?? 0, evidence.ExpectedPayments ?? 0);

    public static LocalizedText Of(ChannelState state) => state switch
    {
        ChannelState.Healthy => Words.Say("正常", "healthy"),
        ChannelState.Degraded => Words.Say("变差", "degraded"),
        ChannelState.Down => Words.Say("中断", "down"),
        ChannelState.Recovering => Words.Say("试恢复", "recovering"),
        ChannelState.Maintenance => Words.Say("维护", "maintenance"),
        ChannelState.Disabled => Words.Say("停用", "disabled"),
        _ => Words.Say("未知", "unknown"),
    };
}
