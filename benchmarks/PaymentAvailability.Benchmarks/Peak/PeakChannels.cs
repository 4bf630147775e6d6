namespace PaymentAvailability.Benchmarks;

/// <summary>Two channels; the first fails for two minutes of the compressed hour, in the middle of the peak. Pure.</summary>
internal static class PeakChannels
{
    /// <summary>The channels by number, the cheaper first.</summary>
    public static readonly string[] Names = ["netsunion", "unionpay"];

    private const double OutageFrom = 5;
    private const double OutageTo = 5.35;
    private const double FailsInOutage = 0.95;
    private const double FailsOtherwise = 0.003;

    // Of the payments that fail in an outage, those without any answer: paying again over another channel could take the money twice.
    private const double SilentShare = 0.2;

    private static readonly TimeSpan Answers = TimeSpan.FromMilliseconds(30);

    /// <summary>Whether the channel is in its outage.</summary>
    public static bool IsOut(int channel, double moment) => channel == 0 && moment is >= OutageFrom and < OutageTo;

    /// <summary>Sends a payment over a channel.</summary>
    /// <param name="payment">The payment, whose luck decides.</param>
    /// <param name="channel">The number of the channel.</param>
    /// <param name="moment">Seconds from the start.</param>
    public static async Task<PaymentOutcome> SendAsync(PeakPayment payment, int channel, double moment)
    {
        await Task.Delay(Answers).ConfigureAwait(false);
        return OutcomeOf(payment, channel, moment);
    }

    /// <summary>What would come of a payment.</summary>
    public static PaymentOutcome OutcomeOf(PeakPayment payment, int channel, double moment)
    {
        double failing = IsOut(channel, moment) ? FailsInOutage : FailsOtherwise;
        double luck = payment.ChannelLuck[channel];
        return luck >= failing ? PaymentOutcome.Succeeded
            : IsOut(channel, moment) && luck < failing * SilentShare ? PaymentOutcome.Unknown
            : PaymentOutcome.Failed;
    }
}
