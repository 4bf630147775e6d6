namespace PaymentAvailability.Benchmarks;

/// <summary>The first channel for every payment, as a catalog without ranking has it.</summary>
internal sealed class FixedRouter : IRouter
{
    public int Choose(int payment) => 0;

    public void Learn(int payment, int channel, bool isSuccess)
    {
    }
}

/// <summary>One channel after the other.</summary>
internal sealed class RoundRobinRouter(int channels) : IRouter
{
    public int Choose(int payment) => payment % channels;

    public void Learn(int payment, int channel, bool isSuccess)
    {
    }
}
