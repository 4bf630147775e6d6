namespace PaymentAvailability;

/// <summary>Closes the routes of channels that a provider says do not work.</summary>
internal sealed class ChannelStatusGate : IPaymentGate
{
    private readonly IChannelStatusProvider _provider;
    private readonly UnknownPolicy _whenUnknown;
    private readonly Reason _unknown;
    private volatile Judgement? _last;

    public ChannelStatusGate(IChannelStatusProvider provider, UnknownPolicy whenUnknown, string name = GateName.Channel)
    {
        _provider = provider;
        _whenUnknown = whenUnknown;
        _unknown = PlatformReasons.EvaluationIncomplete.With(Fact.OfCatalog("gate", name));
    }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        ValueTask<ChannelStatusSnapshot> pending = _provider.GetStatusAsync(cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Judge(pending.Result, context.At)) : AwaitAsync(pending, context.At);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask<ChannelStatusSnapshot> pending, DateTimeOffset at) =>
        Judge(await pending.AsTask().ConfigureAwait(false), at);

    // A snapshot means the same until one of the ends it announces has passed, so it is judged once until then.
    private GateVerdict Judge(ChannelStatusSnapshot? snapshot, DateTimeOffset at)
    {
        Judgement? last = _last;
        if (last is null || !ReferenceEquals(last.Snapshot, snapshot) || !last.HoldsAt(at))
        {
            if (snapshot is null)
            {
                // No answer at all is for the runner of the gate to tell.
                return null!;
            }

            _last = last = Judgement.Of(snapshot, at, _whenUnknown, _unknown);
        }

        return last.Verdict;
    }

    private sealed record Judgement(ChannelStatusSnapshot Snapshot, GateVerdict Verdict, DateTimeOffset From, DateTimeOffset Until)
    {
        public bool HoldsAt(DateTimeOffset at) => at >= From && at < Until;

        public static Judgement Of(ChannelStatusSnapshot snapshot, DateTimeOffset at, UnknownPolicy whenUnknown, Reason unknown)
        {
            bool isAssuming = false;
            var closures = new List<Closure>();
            DateTimeOffset until = DateTimeOffset.MaxValue;
            foreach (ChannelStatus status in snapshot.Statuses.OrderBy(status => status.Channel, StringComparer.OrdinalIgnoreCase))
            {
                bool isUnknown = !IsKnown(status.State);
                isAssuming |= isUnknown && whenUnknown == UnknownPolicy.Open;
                if ((isUnknown && whenUnknown == UnknownPolicy.Close ? unknown : ReasonOf(status, at)) is { } reason)
                {
                    closures.Add(new Closure(reason, RouteScope.OfChannels(status.Channel)));
                    until = status.ExpectedEnd > at && status.ExpectedEnd < until ? status.ExpectedEnd.Value : until;
                }
            }

            GateVerdict verdict = closures.Count == 0 ? GateVerdict.Open : GateVerdict.Closed(closures);
            return new Judgement(snapshot, isAssuming ? verdict.Assuming("channel_status") : verdict, at, until);
        }

        private static bool IsKnown(ChannelState state) => state is > ChannelState.Unknown and <= ChannelState.Disabled;

        private static Reason? ReasonOf(ChannelStatus status, DateTimeOffset at) => status.State switch
        {
            ChannelState.Down => WithFacts(ChannelReasons.Unavailable, status, at),
            ChannelState.Maintenance => WithFacts(ChannelReasons.Maintenance, status, at),
            ChannelState.Disabled => WithFacts(ChannelReasons.Disabled, status, at),
            _ => null,
        };

        // An end that has passed was wrong, and is not told to anybody.
        private static Reason WithFacts(ReasonDefinition definition, ChannelStatus status, DateTimeOffset at) => status.ExpectedEnd > at
            ? definition.With(Fact.OfCatalog("channel", status.Channel), Fact.Of("until", status.ExpectedEnd.Value))
            : definition.With(Fact.OfCatalog("channel", status.Channel));
    }
}
