using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>What a snapshot of channel states closes in a catalog, worked out once and good until an end it announces. Immutable.</summary>
internal sealed class ChannelJudgement
{
    // Of announced maintenance, what is near matters to somebody who might wait.
    private const int MostComing = 32;

    private readonly ChannelStatusSnapshot _snapshot;
    private readonly PaymentCatalog _catalog;
    private readonly GateVerdict _verdict;
    private readonly ImmutableArray<(string Bank, Closure Closure)> _closedBanks;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;

    public ChannelJudgement(ChannelStatusSnapshot snapshot, PaymentCatalog catalog, DateTimeOffset at, UnknownPolicy whenUnknown, Reason unknown)
    {
        _snapshot = snapshot;
        _catalog = catalog;
        _from = at;
        _until = DateTimeOffset.MaxValue;
        bool isAssuming = false;
        var closures = new List<Closure>();
        var banks = new List<(string Bank, Closure Closure)>();
        foreach (ChannelStatus status in snapshot.Statuses)
        {
            bool isUnknown = !IsKnown(status.State);
            isAssuming |= isUnknown && whenUnknown == UnknownPolicy.Open;
            if ((isUnknown && whenUnknown == UnknownPolicy.Close ? unknown : ReasonOf(status, at)) is { } reason)
            {
                _until = status.ExpectedEnd > at && status.ExpectedEnd < _until ? status.ExpectedEnd.Value : _until;
                if (status.Bank is { } bank)
                {
                    banks.Add((bank, new Closure(reason, ScopeOf(status))));
                }
                else
                {
                    closures.Add(new Closure(reason, ScopeOf(status)));
                }
            }
        }

        GateVerdict verdict = closures.Count == 0 ? GateVerdict.Open : GateVerdict.Closed(closures);
        foreach (ChannelStatus coming in snapshot.Coming.Where(coming => coming.Since > at).OrderBy(coming => coming.Since).Take(MostComing))
        {
            verdict = verdict.ClosingFrom(coming.Since!.Value, new Closure(ReasonOf(coming, at)!, ScopeOf(coming)));
        }

        _verdict = isAssuming ? verdict.Assuming("channel_status") : verdict;
        _closedBanks = [.. banks];
    }

    public bool HoldsFor(ChannelStatusSnapshot snapshot, PaymentCatalog catalog, DateTimeOffset at) =>
        ReferenceEquals(_snapshot, snapshot) && ReferenceEquals(_catalog, catalog) && at >= _from && at < _until;

    /// <summary>The verdict for one payment: only the banks of its instruments make a difference.</summary>
    public GateVerdict VerdictFor(PaymentRequest request)
    {
        if (_closedBanks.IsEmpty || request.Instruments is not { } instruments)
        {
            return _verdict;
        }

        List<Closure>? closures = null;
        for (int i = 0; i < instruments.Count; i++)
        {
            foreach ((string bank, Closure closure) in _closedBanks)
            {
                if (string.Equals(instruments[i].Bank, bank, StringComparison.OrdinalIgnoreCase))
                {
                    closures ??= [.. _verdict.Closures];
                    closures.Add(new Closure(closure.Reason, closure.Scope.WithInstrument(instruments[i])));
                }
            }
        }

        return closures is null ? _verdict : _verdict.With(CollectionsMarshal.AsSpan(closures));
    }

    private static bool IsKnown(ChannelState state) => state is > ChannelState.Unknown and <= ChannelState.Disabled;

    private RouteScope ScopeOf(ChannelStatus status) => status.Method is not { } method
        ? RouteScope.OfChannels(status.Channel)
        : RouteScope.OfRoutes(_catalog.Routes
            .Where(route => Is(route.Channel.Id, status.Channel) && Is(route.Method.Id, method))
            .Select(route => route.Id));

    private static bool Is(string id, string named) => string.Equals(id, named, StringComparison.OrdinalIgnoreCase);

    private static Reason? ReasonOf(ChannelStatus status, DateTimeOffset at) => status.State switch
    {
        ChannelState.Down when status.Bank is { } bank => WithFacts(ChannelReasons.IssuerUnavailable, Fact.OfCatalog("bank", bank), status, at),
        ChannelState.Down => WithFacts(ChannelReasons.Unavailable, Fact.OfCatalog("channel", status.Channel), status, at),
        ChannelState.Maintenance when status.Closing == ChannelClosingKind.OutsideServiceHours =>
            WithFacts(ChannelReasons.OutsideServiceHours, Fact.OfCatalog("channel", status.Channel), status, at),
        ChannelState.Maintenance => WithFacts(ChannelReasons.Maintenance, Fact.OfCatalog("channel", status.Channel), status, at),
        ChannelState.Disabled => WithFacts(ChannelReasons.Disabled, Fact.OfCatalog("channel", status.Channel), status, at),
        _ => null,
    };

    // An end that has passed was wrong, and is not told to anybody.
    private static Reason WithFacts(ReasonDefinition definition, Fact subject, ChannelStatus status, DateTimeOffset at) => status.ExpectedEnd > at
        ? definition.With(subject, Fact.Of("until", status.ExpectedEnd.Value))
        : definition.With(subject);
}
