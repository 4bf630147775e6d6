namespace PaymentAvailability.Benchmarks;

/// <summary>Picks a channel for every payment and learns from outcomes, which may come much later.</summary>
internal interface IRouter
{
    /// <summary>The channel for the payment with this number.</summary>
    int Choose(int payment);

    /// <summary>Tells what came of an earlier payment.</summary>
    void Learn(int payment, int channel, bool isSuccess);
}

/// <summary>A router that is told when a channel changes, which no real one is.</summary>
internal interface IToldOfChanges
{
    /// <summary>How many payments after the change it is told.</summary>
    int ToldAfter { get; }

    /// <summary>Tells that a channel has another rate since <paramref name="payment"/>; not which.</summary>
    void Tell(int payment, int channel);
}
