namespace PaymentAvailability.Benchmarks;

/// <summary>Somebody who comes to pay in the peak hour, and everything that is true of them, which no platform knows.</summary>
internal sealed class PeakPayment
{
    /// <summary>When they come, in seconds from the start.</summary>
    public required double Due { get; init; }

    public required LoanOrder Order { get; init; }

    /// <summary>What they pay from; dealers and families share one.</summary>
    public required string Device { get; init; }

    /// <summary>Whether it is their own money.</summary>
    public required bool IsHonest { get; init; }

    /// <summary>How often they mistype the card before they have it right.</summary>
    public required int Fumbles { get; init; }

    /// <summary>Whether they never get it right, so that nobody can serve them.</summary>
    public required bool IsAlwaysMistyped { get; init; }

    /// <summary>Whether they would pass a verification: nearly all who are honest, few who are not.</summary>
    public required bool PassesVerification { get; init; }

    /// <summary>How each channel would take the payment, from 0 to 1: below its failure rate at that moment, it fails.</summary>
    public required double[] ChannelLuck { get; init; }

    /// <summary>Where between the answer "try again at …" and coming again they are slow, in seconds.</summary>
    public required double Slowness { get; init; }

    /// <summary>Whether somebody who knows everything could serve it, and should.</summary>
    public bool IsServable => IsHonest && !IsAlwaysMistyped && Order.State == "payable" && Order.ExpiresAt.Year > 2050;
}
