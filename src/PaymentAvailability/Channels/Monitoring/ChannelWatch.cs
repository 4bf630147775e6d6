using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>One channel under watch: its whole traffic, and that of each bank and method. Counting is safe for concurrent use.</summary>
/// <remarks>
/// States change only under the monitor's lock, which comes first when both are taken; counting takes this lock alone, so that
/// payments over different channels never wait for each other.
/// </remarks>
internal sealed class ChannelWatch
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, TrafficHealth> _banks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TrafficHealth> _methods = new(StringComparer.OrdinalIgnoreCase);
    private readonly ChannelHealthOptions _options;
    private readonly PartAllowance _allowance;
    private readonly bool _isShared;

    // The banks and methods whose state should be reviewed: one payment is no reason to look at thousands.
    private readonly List<TrafficHealth> _toReview = [];

    // Hosts spell a bank one way, so the exact spelling nearly always finds it, and quicker than when case has to be ignored.
    private readonly Dictionary<string, TrafficHealth> _exactBanks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrafficHealth> _exactMethods = new(StringComparer.Ordinal);

    /// <param name="channel">The identifier of the channel.</param>
    /// <param name="options">How its state follows from its payments.</param>
    /// <param name="allowance">How many more banks and methods may be watched.</param>
    /// <param name="isShared">Whether other instances are told what is counted.</param>
    /// <param name="now">The moment.</param>
    public ChannelWatch(string channel, ChannelHealthOptions options, PartAllowance allowance, bool isShared, DateTimeOffset now)
    {
        _options = options;
        _allowance = allowance;
        _isShared = isShared;
        Whole = new TrafficHealth(new ChannelKey(channel, null, null), options, isShared, now);
    }

    public TrafficHealth Whole { get; }

    /// <summary>Whether an operator or a calendar keeps the channel closed, so that no payments are to be expected.</summary>
    public bool IsKeptClosed { get; set; }

    public string Channel => Whole.Key.Channel;

    /// <summary>Takes one payment in, and says whether a state should be reviewed.</summary>
    public bool Record(in ChannelOutcome outcome, bool isFailure, DateTimeOffset startedAt)
    {
        DateTimeOffset now = outcome.ReportedAt;
        lock (_counting)
        {
            bool review = Whole.Record(isFailure, outcome.Latency, startedAt, now);
            if (ExplainsItsParts)
            {
                return review;
            }

            if (outcome.Bank is { } bank
                && (_exactBanks.GetValueOrDefault(bank) ?? FindBank(bank, now)) is { } ofBank
                && ofBank.Record(isFailure, outcome.Latency, startedAt, now))
            {
                review |= AskForReview(ofBank);
            }

            if (outcome.Method is { } method
                && (_exactMethods.GetValueOrDefault(method) ?? FindMethod(method, now)) is { } ofMethod
                && ofMethod.Record(isFailure, outcome.Latency, startedAt, now))
            {
                review |= AskForReview(ofMethod);
            }

            return review;
        }
    }

    /// <summary>Takes in what other instances counted, and says whether a state should be reviewed.</summary>
    public bool Merge(in ChannelKey key, int payments, int failures, DateTimeOffset now)
    {
        lock (_counting)
        {
            if (ExplainsItsParts && !key.IsWholeChannel)
            {
                return false;
            }

            TrafficHealth? health = key.Bank is { } bank ? FindBank(bank, now) : key.Method is { } method ? FindMethod(method, now) : Whole;
            return health is not null && health.Merge(payments, failures, now) && (health == Whole || AskForReview(health));
        }
    }

    public bool RecordProbe(bool isHealthy, DateTimeOffset startedAt)
    {
        lock (_counting)
        {
            return Whole.RecordProbe(isHealthy, startedAt);
        }
    }

    /// <summary>What this instance counted lately.</summary>
    public ImmutableArray<ChannelCounts> Counts()
    {
        lock (_counting)
        {
            return [.. All.SelectMany(static health => health.Own?.Of(health.Key) ?? [])];
        }
    }

    /// <summary>Takes over what another instance measured of the whole channel, and says whether anything changed.</summary>
    public bool Adopt(ChannelStatus status, DateTimeOffset now, Func<ChannelKey, bool> mayGoDown)
    {
        lock (_counting)
        {
            return Whole.Adopt(status, now, mayGoDown);
        }
    }

    /// <summary>Lets time pass, and says whether a state should be reviewed.</summary>
    public bool Advance(DateTimeOffset now)
    {
        lock (_counting)
        {
            bool isClosed = IsKeptClosed || Whole.State == ChannelState.Down;
            bool review = false;
            foreach (TrafficHealth health in All)
            {
                review |= health.Advance(now) && (health == Whole || AskForReview(health));
                if (isClosed)
                {
                    health.Tracker.PauseSilence(now);
                }
            }

            return review;
        }
    }

    /// <summary>Forgets what was expected to come, because nobody looked for a while.</summary>
    public void PauseSilence(DateTimeOffset now)
    {
        lock (_counting)
        {
            foreach (TrafficHealth health in All)
            {
                health.Tracker.PauseSilence(now);
            }
        }
    }

    public void Shift(TimeSpan by, DateTimeOffset now)
    {
        lock (_counting)
        {
            foreach (TrafficHealth health in All)
            {
                health.Shift(by, now);
            }
        }
    }

    /// <summary>Draws the conclusions, and says what changed.</summary>
    public WatchChanges Review(DateTimeOffset now, Func<ChannelKey, bool> mayGoDown)
    {
        lock (_counting)
        {
            WatchChanges changes = Whole.Review(now, mayGoDown) ? WatchChanges.Whole : WatchChanges.None;
            foreach (TrafficHealth part in changes != WatchChanges.None && ExplainsItsParts ? All.Skip(1) : _toReview)
            {
                bool changed = ExplainsItsParts
                    ? part.Settle(now)
                    : part.Review(now, mayGoDown, isWholeInTrouble: Whole.State == ChannelState.Degraded);
                changes |= changed ? WatchChanges.Parts : WatchChanges.None;
            }

            _toReview.Clear();
            return changes;
        }
    }

    /// <summary>The banks and methods whose state is not simply that of a channel that works.</summary>
    public ImmutableArray<TrafficHealth> PartsInTrouble()
    {
        lock (_counting)
        {
            return [.. All.Skip(1).Where(static part => part.State is ChannelState.Degraded or ChannelState.Recovering or ChannelState.Down)];
        }
    }

    /// <summary>The part with this bank or method, where it is watched.</summary>
    public TrafficHealth? FindPart(in ChannelKey key)
    {
        lock (_counting)
        {
            return key.Bank is { } bank ? _banks.GetValueOrDefault(bank) : key.Method is { } method ? _methods.GetValueOrDefault(method) : Whole;
        }
    }

    /// <summary>An outage of the whole channel is no news about any bank; what remains wrong with one shows again after it.</summary>
    private bool ExplainsItsParts => Whole.State is ChannelState.Down or ChannelState.Recovering;

    private IEnumerable<TrafficHealth> All => _banks.Values.Concat(_methods.Values).Prepend(Whole);

    // A channel's only bank or only method is the channel itself.
    private bool AskForReview(TrafficHealth part)
    {
        if ((part.Key.Bank is null ? _methods : _banks).Count < 2)
        {
            return false;
        }

        _toReview.Add(part);
        return true;
    }

    private TrafficHealth? FindBank(string bank, DateTimeOffset now) =>
        Find(_exactBanks, _banks, bank, new ChannelKey(Channel, bank, null), now);

    private TrafficHealth? FindMethod(string method, DateTimeOffset now) =>
        Find(_exactMethods, _methods, method, new ChannelKey(Channel, null, method), now);

    private TrafficHealth? Find(
        Dictionary<string, TrafficHealth> exact, Dictionary<string, TrafficHealth> parts, string name, in ChannelKey key, DateTimeOffset now)
    {
        if (!parts.TryGetValue(name, out TrafficHealth? part))
        {
            if (!_allowance.TryTake())
            {
                return null;
            }

            parts.Add(name, part = new TrafficHealth(key, _options, _isShared, now));
        }

        // One spelling a part is remembered; others are found the slower way.
        if (exact.Count < parts.Count)
        {
            exact.TryAdd(name, part);
        }

        return part;
    }
}
