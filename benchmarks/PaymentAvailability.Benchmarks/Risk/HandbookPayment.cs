namespace PaymentAvailability.Benchmarks;

/// <summary>One payment of the Fraud Detection Handbook's simulator.</summary>
/// <param name="customer">Who pays.</param>
/// <param name="terminal">Where.</param>
/// <param name="second">When, in seconds since the simulation began.</param>
internal sealed class HandbookPayment(int customer, int terminal, int second)
{
    public int Customer { get; } = customer;

    public int Terminal { get; } = terminal;

    public int Second { get; } = second;

    public int Day => Second / HandbookWorld.SecondsOfDay;

    public double Amount { get; set; }

    public bool IsFraud { get; set; }
}
