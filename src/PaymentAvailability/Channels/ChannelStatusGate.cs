namespace PaymentAvailability;

/// <summary>Closes the routes of channels that a provider says do not work.</summary>
internal sealed class ChannelStatusGate : IPaymentGate
{
    private readonly IChannelStatusProvider _provider;
    private readonly IChannelStatusReader? _reader;
    private readonly UnknownPolicy _whenUnknown;
    private readonly Reason _unknown;
    private volatile ChannelJudgement? _last;

    public ChannelStatusGate(IChannelStatusProvider provider, UnknownPolicy whenUnknown, string name = GateName.Channel)
    {
        _provider = provider;
        _reader = provider as IChannelStatusReader;
        _whenUnknown = whenUnknown;
        _unknown = PlatformReasons.EvaluationIncomplete.With(Fact.OfCatalog("gate", name));
    }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        // What is in memory is asked for the moment of the resolution, which reads the clock once.
        if (_reader is not null)
        {
            return new(Judge(_reader.SnapshotAt(context.At), context));
        }

        ValueTask<ChannelStatusSnapshot> pending = _provider.GetStatusAsync(cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Judge(pending.Result, context)) : AwaitAsync(pending, context);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask<ChannelStatusSnapshot> pending, GateContext context) =>
        Judge(await pending.AsTask().ConfigureAwait(false), context);

    private GateVerdict Judge(ChannelStatusSnapshot? snapshot, GateContext context)
    {
        if (snapshot is null)
        {
            // No answer at all is for the runner of the gate to tell.
            return null!;
        }

        ChannelJudgement? last = _last;
        if (last is null || !last.HoldsFor(snapshot, context.Catalog, context.At))
        {
            _last = last = new ChannelJudgement(snapshot, context.Catalog, context.At, _whenUnknown, _unknown);
        }

        return last.VerdictFor(context.Request);
    }
}
