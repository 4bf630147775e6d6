namespace PaymentAvailability;

/// <summary>One channel to be ranked in one resolution. A value; what it refers to is immutable.</summary>
public readonly struct ChannelDecision
{
    internal ChannelDecision(PaymentChannel channel, ChannelStatus? status, double cost, ResolutionId resolution, GateContext payment)
    {
        Channel = channel;
        Status = status;
        Cost = cost;
        Resolution = resolution;
        Payment = payment;
    }

    /// <summary>What is to be scored.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>The state of the whole channel, or <see langword="null"/> when it is not known.</summary>
    public ChannelStatus? Status { get; }

    /// <summary>What <see cref="ChannelRankingOptions.Costs"/> says of it, 0 when nothing.</summary>
    public double Cost { get; }

    /// <summary>Identifies the resolution. Take chance from it and from nothing else, so that the answer can be repeated.</summary>
    public ResolutionId Resolution { get; }

    /// <summary>The payment, the catalog and the moment.</summary>
    public GateContext Payment { get; }
}
