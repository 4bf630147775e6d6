namespace PaymentAvailability;

/// <summary>Has every result kept as a decision.</summary>
internal sealed class RecordedResolver(IPaymentAvailabilityResolver resolver, DecisionRecorder recorder) : IPaymentAvailabilityResolver
{
    public ValueTask<AvailabilityResult> ResolveAsync(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ValueTask<AvailabilityResult> pending = resolver.ResolveAsync(request, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Record(pending.Result)) : AwaitAsync(pending);
    }

    private async ValueTask<AvailabilityResult> AwaitAsync(ValueTask<AvailabilityResult> pending) => Record(await pending.ConfigureAwait(false));

    private AvailabilityResult Record(AvailabilityResult result)
    {
        recorder.Record(result);
        return result;
    }
}
