using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The states of all channels at one moment, put together from operators, calendars and what was measured.</summary>
internal sealed class ChannelPicture
{
    private readonly ImmutableDictionary<ChannelKey, ChannelStatus>.Builder _statuses =
        ImmutableDictionary.CreateBuilder<ChannelKey, ChannelStatus>(ChannelKey.Comparer);

    private readonly List<ChannelStatus> _coming = [];

    public ChannelPicture(ChannelStatusBoard board, ChannelCalendars calendars, IEnumerable<ChannelWatch> watches, DateTimeOffset now)
    {
        Due = DateTimeOffset.MaxValue;
        var closed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var set = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ChannelStatus status in board.Current.Statuses)
        {
            if (status.Expires is not { } expires || expires > now)
            {
                DueAt(status.Expires);
                Add(status);
                if (!status.IsOfWholeChannel)
                {
                    continue;
                }

                set.Add(status.Channel);
                if (status.State is ChannelState.Down or ChannelState.Maintenance or ChannelState.Disabled)
                {
                    closed.Add(status.Channel);
                }
            }
        }

        foreach ((string channel, ChannelCalendar calendar) in calendars.All)
        {
            DueAt(calendar.NextChange(now));
            if (set.Contains(channel))
            {
                continue;
            }

            if (calendar.ClosingAt(now) is { } closing)
            {
                Add(Closed(channel, closing));
                closed.Add(channel);
                set.Add(channel);
            }
            else if (calendar.NextClosing(now) is { } next)
            {
                _coming.Add(Closed(channel, next));
            }
        }

        foreach (ChannelWatch watch in watches)
        {
            watch.IsKeptClosed = closed.Contains(watch.Channel);
            AddMeasured(watch, set.Contains(watch.Channel));
        }

        Statuses = _statuses.ToImmutable();
    }

    /// <summary>The first moment at which a state changes although nothing is reported.</summary>
    public DateTimeOffset Due { get; private set; }

    public ImmutableDictionary<ChannelKey, ChannelStatus> Statuses { get; }

    public ChannelStatusSnapshot ToSnapshot() => new(Statuses.Values) { Coming = [.. _coming] };

    public bool IsSameAs(ImmutableDictionary<ChannelKey, ChannelStatus> before) =>
        before.Count == Statuses.Count && Statuses.All(pair => before.TryGetValue(pair.Key, out ChannelStatus? was) && was.Equals(pair.Value));

    /// <summary>The statuses whose state is another than before, channels in the order of their names.</summary>
    public IEnumerable<(ChannelState From, ChannelStatus Status)> ChangesSince(ImmutableDictionary<ChannelKey, ChannelStatus> before, DateTimeOffset now)
    {
        foreach (ChannelKey key in before.Keys.Union(Statuses.Keys, ChannelKey.Comparer).Order(ChannelKey.Comparer))
        {
            ChannelState from = before.TryGetValue(key, out ChannelStatus? was) ? was.State : StateOfAbsent(key, before);
            ChannelStatus status = Statuses.TryGetValue(key, out ChannelStatus? current) ? current : AbsentNow(key, now);
            if (from != status.State)
            {
                yield return (from, status);
            }
        }
    }

    private static ChannelStatus Closed(string channel, ChannelClosing closing) =>
        new() { Channel = channel, State = ChannelState.Maintenance, Since = closing.From, ExpectedEnd = closing.Until, Closing = closing.Kind };

    // What nobody watches is not known; a part without a state of its own has that of its channel.
    private static ChannelState StateOfAbsent(in ChannelKey key, ImmutableDictionary<ChannelKey, ChannelStatus> statuses) =>
        key.IsWholeChannel ? ChannelState.Unknown
        : statuses.TryGetValue(key.OfWholeChannel, out ChannelStatus? whole) ? whole.State
        : ChannelState.Healthy;

    private ChannelStatus AbsentNow(in ChannelKey key, DateTimeOffset now) =>
        new() { Channel = key.Channel, Bank = key.Bank, Method = key.Method, State = StateOfAbsent(key, Statuses), Since = now };

    private void AddMeasured(ChannelWatch watch, bool isSet)
    {
        DueAt(watch.Whole.TrialAt);
        if (!isSet)
        {
            Add(watch.Whole.ToStatus());
        }

        foreach (TrafficHealth part in watch.PartsInTrouble())
        {
            DueAt(part.TrialAt);
            if (!isSet && watch.Whole.State != ChannelState.Down && !_statuses.ContainsKey(part.Key))
            {
                Add(part.ToStatus());
            }
        }
    }

    private void Add(ChannelStatus status) => _statuses[new ChannelKey(status.Channel, status.Bank, status.Method)] = status;

    private void DueAt(DateTimeOffset? moment) => Due = moment < Due ? moment.Value : Due;
}
