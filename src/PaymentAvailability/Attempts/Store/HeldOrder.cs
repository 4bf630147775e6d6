namespace PaymentAvailability;

/// <summary>An order with attempts. Only touched under the lock of its stripe.</summary>
internal sealed class HeldOrder(string id)
{
    public string Id { get; } = id;

    /// <summary>How many attempts are known.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of them are open.</summary>
    public int Open { get; set; }

    /// <summary>How many of them succeeded.</summary>
    public int Successes { get; set; }

    public OrderProgress Progress => Open > 0 ? OrderProgress.InProgress : Successes > 0 ? OrderProgress.Paid : OrderProgress.None;
}
