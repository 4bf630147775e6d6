namespace PaymentAvailability;

/// <summary>Verifies orders against their records.</summary>
public sealed class OrderVerifier : IOrderVerifier
{
    private readonly BatchLoader<OrderRecord> _orders;

    internal OrderVerifier(BatchLoader<OrderRecord> orders) => _orders = orders;

    /// <inheritdoc/>
    public async ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Loaded<OrderRecord> loaded = await _orders.LoadAsync(context.Request.OrderId!, context.At, context.Deadline, cancellationToken).ConfigureAwait(false);
        return loaded.Status == LoadStatus.Found ? OrderVerdict.Payable : OrderVerdict.Unknown;
    }
}
