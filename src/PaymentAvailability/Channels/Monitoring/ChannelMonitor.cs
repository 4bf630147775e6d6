using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Watches every channel: what payments and probes show, what calendars announce and what operators set become one state a channel.
/// Registered by default.
/// </summary>
/// <remarks>
/// <para>What an operator set on <see cref="ChannelStatusBoard"/> wins in both directions; then comes announced maintenance; then what
/// was measured. A channel nothing is known of is not in the snapshot and is taken as working; one that is watched but not yet known is
/// <see cref="ChannelState.Unknown"/>, and results say that its state was assumed.</para>
/// <para>Safe for concurrent use. Reading takes no lock.</para>
/// </remarks>
public sealed partial class ChannelMonitor : IChannelStatusProvider, IChannelStatusReader, IChannelOutcomeSink, IProbeSink
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    // Reports name channels by text that no catalog has checked; whoever reports nonsense must not fill the memory.
    private const int MostChannels = 1_000;

    // Clocks are set by fractions of a second all the time; what goes back farther is a jump.
    private const long LargestStepBack = 2 * TimeSpan.TicksPerSecond;

    private const long PauseBetweenParts = TimeSpan.TicksPerSecond / 10;

    // When nobody looked for so long, what did not come was not missed.
    private const long LongestGap = TimeSpan.TicksPerMinute;

    private readonly ConcurrentDictionary<string, ChannelWatch> _watches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _changing = new();
    private readonly ChannelHealthOptions _options;
    private readonly ChannelStatusBoard _board;
    private readonly ChannelCalendars _calendars;
    private readonly DownShare _downShare;
    private readonly PartAllowance _allowance;
    private readonly SwitchHistory _switches;
    private readonly MergedCounts _merged;
    private readonly bool _isShared;
    private readonly TimeProvider _time;
    private readonly ChangeTeller _teller;

    // The spelling that each channel was first reported by, replaced whole: found quicker than when case has to be ignored.
    private volatile Dictionary<string, ChannelWatch> _exact = new(StringComparer.Ordinal);
    private ImmutableDictionary<ChannelKey, ChannelStatus> _published = ImmutableDictionary<ChannelKey, ChannelStatus>.Empty;
    private volatile ChannelStatusSnapshot _snapshot = ChannelStatusSnapshot.Empty;
    private long _latest;
    private long _publishedAt = long.MinValue / 2;
    private long _due = long.MinValue;
    private long _sequence;

    internal ChannelMonitor(
        ChannelHealthOptions options,
        ChannelStatusBoard board,
        ChannelCalendars calendars,
        Func<IEnumerable<string>> channels,
        TimeProvider time,
        Action<ChannelStatusChange>? changed = null,
        bool isShared = false)
    {
        _isShared = isShared;
        _switches = new SwitchHistory(board);
        _merged = new MergedCounts(options.LatestReport);
        _options = options;
        _board = board;
        _calendars = calendars;
        _downShare = new DownShare(options.MaximumDownShare, channels, _watches);
        _allowance = new PartAllowance(options.MaximumParts);
        _time = time;
        _teller = new ChangeTeller(changed ?? (static _ => { }));
        _latest = time.GetUtcNow().UtcTicks;
        board.Changed += Refresh;
        _switches.Note(time.GetUtcNow());
    }

    /// <summary>The current states, as of the clock's present moment.</summary>
    public ChannelStatusSnapshot Current => SnapshotAt(_time.GetUtcNow());

    /// <inheritdoc/>
    public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken) => new(Current);

    /// <summary>The states at <paramref name="at"/>; the same instance until one changes.</summary>
    ChannelStatusSnapshot IChannelStatusReader.SnapshotAt(DateTimeOffset at) => SnapshotAt(at);

    internal ChannelStatusSnapshot SnapshotAt(DateTimeOffset at)
    {
        if (at.UtcTicks >= Volatile.Read(ref _due) || at.UtcTicks < Volatile.Read(ref _latest) - LargestStepBack)
        {
            Advance(at);
        }

        return _snapshot;
    }

    void IChannelOutcomeSink.Record(in ChannelOutcome outcome) => Record(outcome);

    internal void Record(in ChannelOutcome outcome)
    {
        PaymentOutcome counted = outcome.Outcome == PaymentOutcome.Unknown ? _options.UnknownCountsAs : outcome.Outcome;
        DateTimeOffset now = outcome.ReportedAt;
        long age = now.UtcTicks - outcome.At.UtcTicks;
        if (counted == PaymentOutcome.Ignored || age > _options.LatestReport.Ticks)
        {
            return;
        }

        // A result from the future is one of a clock that is wrong: it came just now.
        DateTimeOffset startedAt = age > 0 ? outcome.At : now;
        if (outcome.Latency is { } latency && startedAt.UtcTicks > latency.Ticks)
        {
            startedAt -= latency;
        }

        ChannelWatch? watch = _exact.TryGetValue(outcome.Channel, out ChannelWatch? known) ? known : WatchOf(outcome.Channel, now);
        if (watch is not null && watch.Record(outcome, counted == PaymentOutcome.Failed, startedAt))
        {
            Review(watch, now);
        }
    }

    bool IProbeSink.IsInDoubt(string channel) =>
        !_watches.TryGetValue(channel, out ChannelWatch? watch)
        || watch.Whole.State != ChannelState.Healthy
        || watch.Whole.Tracker.Suspicion != Suspicion.None;

    void IProbeSink.RecordProbe(string channel, bool isHealthy, DateTimeOffset startedAt, TimeSpan? latency)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (WatchOf(channel, now) is { } watch && watch.RecordProbe(isHealthy, startedAt))
        {
            Review(watch, now);
        }
    }

    /// <summary>Lets time pass: windows end, silence shows, channels that are down are tried again, switches expire.</summary>
    internal void Advance(DateTimeOffset now)
    {
        lock (_changing)
        {
            long step = now.UtcTicks - _latest;
            Volatile.Write(ref _latest, now.UtcTicks);
            bool changed = step < -LargestStepBack || now.UtcTicks >= Volatile.Read(ref _due);
            foreach (ChannelWatch watch in _watches.Values)
            {
                if (step < -LargestStepBack)
                {
                    watch.Shift(TimeSpan.FromTicks(step), now);
                }
                else if (step > LongestGap)
                {
                    watch.PauseSilence(now);
                }

                changed |= watch.Advance(now) && watch.Review(now, _downShare.MayGoDown) != WatchChanges.None;
            }

            if (changed)
            {
                Publish(now);
            }
        }

        TellChanges();
    }

    /// <summary>Lets time pass every second, until the returned timer is disposed.</summary>
    internal IDisposable StartTicking() => _time.CreateTimer(
        static monitor => ((ChannelMonitor)monitor!).Tick(), this, TickInterval, TickInterval);

    private void Tick() => Advance(_time.GetUtcNow());

    private void Review(ChannelWatch watch, DateTimeOffset now)
    {
        lock (_changing)
        {
            PublishWhatChanged(watch.Review(now, _downShare.MayGoDown), now);
        }

        TellChanges();
    }

    private void Refresh()
    {
        lock (_changing)
        {
            DateTimeOffset now = _time.GetUtcNow();
            _switches.Note(now);
            Publish(now);
        }

        TellChanges();
    }

    // A board that was changed by a merge is noted with the lock held; the merge tells it.
    private void TellChanges()
    {
        if (!_changing.IsHeldByCurrentThread)
        {
            _teller.TellWaiting();
        }
    }

    private ChannelWatch? WatchOf(string channel, DateTimeOffset now)
    {
        if (!_watches.TryGetValue(channel, out ChannelWatch? watch))
        {
            lock (_changing)
            {
                if (_watches.Count >= MostChannels)
                {
                    return _watches.GetValueOrDefault(channel);
                }

                if (_watches.TryAdd(channel, watch = new ChannelWatch(channel, _options, _allowance, _isShared, now)))
                {
                    _exact = new Dictionary<string, ChannelWatch>(_exact, StringComparer.Ordinal) { [channel] = watch };
                    Publish(now);
                }
                else
                {
                    watch = _watches[channel];
                }
            }

            TellChanges();
        }

        return watch;
    }

    // A channel's change is told at once. Where thousands of banks fail together their changes are told together, soon.
    private void PublishWhatChanged(WatchChanges changes, DateTimeOffset now)
    {
        long next = _publishedAt + PauseBetweenParts;
        if (changes.HasFlag(WatchChanges.Whole) || (changes != WatchChanges.None && (now.UtcTicks >= next || now.UtcTicks < _publishedAt)))
        {
            Publish(now);
        }
        else if (changes != WatchChanges.None)
        {
            Volatile.Write(ref _due, Math.Min(_due, next));
        }
    }

    // Everything that the state of a channel depends on is looked at in one place, and what differs from before is told.
    private void Publish(DateTimeOffset now)
    {
        var picture = new ChannelPicture(_board, _calendars, _watches.Values, now);
        Volatile.Write(ref _due, picture.Due.UtcTicks);
        _publishedAt = now.UtcTicks;
        if (picture.IsSameAs(_published))
        {
            return;
        }

        bool isRerouted = false;
        ImmutableDictionary<ChannelKey, ChannelStatus> before = _published;
        _published = picture.Statuses;
        _snapshot = picture.ToSnapshot();
        foreach ((ChannelState from, ChannelStatus status) in picture.ChangesSince(before, now))
        {
            isRerouted |= status.IsOfWholeChannel;
            _teller.Add(new ChannelStatusChange { Sequence = ++_sequence, At = now, From = from, Status = status });
        }

        // Payments go other ways now, so that those missing on the old one are not missed.
        if (isRerouted)
        {
            foreach (ChannelWatch watch in _watches.Values)
            {
                watch.PauseSilence(now);
            }
        }
    }
}
