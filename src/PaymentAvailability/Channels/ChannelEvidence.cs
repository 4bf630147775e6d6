using System.Globalization;

namespace PaymentAvailability;

/// <summary>Why a channel is thought to be in its state, in numbers. Immutable, safe for concurrent use.</summary>
public sealed record ChannelEvidence
{
    /// <summary>What it rests on.</summary>
    public required ChannelEvidenceKind Kind { get; init; }

    /// <summary>When what it counts began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>How many payments (or probes) it counts; declined ones count as answered, ignored ones not at all.</summary>
    public int Payments { get; init; }

    /// <summary>How many of them speak against the channel: failed, or slow.</summary>
    public int Failures { get; init; }

    /// <summary>The usual share of failures (or slow answers) at this time of day, 0 to 1, where it was learned.</summary>
    public double? UsualRate { get; init; }

    /// <summary>The share of failures (or slow answers) that explains the evidence best, 0 to 1.</summary>
    public double? CurrentRate { get; init; }

    /// <summary>For silence: how many payments should have come since <see cref="From"/>.</summary>
    public double? ExpectedPayments { get; init; }

    /// <summary>In a few words, for logs and consoles: <c>17 of 25 failed since 12:03:10Z, usually 3.0 %</c>.</summary>
    public override string ToString()
    {
        string since = string.Create(CultureInfo.InvariantCulture, $"since {From.UtcDateTime:HH:mm:ss}Z");
        string usual = UsualRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $", usually {rate:P1}") : "";
        return Kind switch
        {
            ChannelEvidenceKind.Failures => $"{Failures} of {Payments} failed {since}{usual}",
            ChannelEvidenceKind.Slowness => $"{Failures} of {Payments} slow {since}{usual}",
            ChannelEvidenceKind.Silence => string.Create(CultureInfo.InvariantCulture, $"{Payments} of {ExpectedPayments:F0} expected payments came {since}"),
            ChannelEvidenceKind.Probes => $"{Failures} of {Payments} probes failed {since}",
            _ => $"{Failures} of {Payments} failed on trial {since}",
        };
    }
}

/// <summary>What evidence about a channel rests on.</summary>
public enum ChannelEvidenceKind
{
    /// <summary>More payments fail than usual. On the wire: <c>failures</c>.</summary>
    Failures,

    /// <summary>More answers are slow than usual. On the wire: <c>slowness</c>.</summary>
    Slowness,

    /// <summary>Payments that should come do not. On the wire: <c>silence</c>.</summary>
    Silence,

    /// <summary>Probes. On the wire: <c>probes</c>.</summary>
    Probes,

    /// <summary>Payments and probes let through after an outage. On the wire: <c>trial</c>.</summary>
    Trial,
}
