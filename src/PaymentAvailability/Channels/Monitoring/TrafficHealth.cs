namespace PaymentAvailability;

/// <summary>The state of one channel, or of one part of its traffic, as its payments and probes show it. Not safe for concurrent use.</summary>
/// <remarks>
/// Evidence is taken in and calls for a review, which alone changes the state: unknown → healthy once enough is known; these → degraded or
/// down on suspicion; degraded → healthy by <see cref="TroubleWatch"/>; down → recovering after a while; that → healthy or down by trial.
/// </remarks>
internal sealed class TrafficHealth
{
    private readonly ChannelHealthOptions _options;
    private readonly OutcomeTracker _tracker;
    private Ordeal? _known;

    public TrafficHealth(ChannelKey key, ChannelHealthOptions options, bool isShared, DateTimeOffset now)
    {
        Key = key;
        Own = isShared ? new WindowCounts(options.Sharing.Window) : null;
        _options = options;
        _tracker = new OutcomeTracker(options.Detection, now);
        State = options.AssumeHealthy ? ChannelState.Healthy : ChannelState.Unknown;
        Since = now;
    }

    public ChannelKey Key { get; }

    public ChannelState State { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>When the channel is tried again; never while it is not down.</summary>
    public DateTimeOffset TrialAt => _known?.TrialAt ?? DateTimeOffset.MaxValue;

    private Ordeal Ordeal => _known ??= new Ordeal(Since);

    public OutcomeTracker Tracker => _tracker;

    /// <summary>What other instances are told; <see langword="null"/> where there are none.</summary>
    public WindowCounts? Own { get; }

    /// <summary>Takes one payment in, and says whether the state should be reviewed.</summary>
    /// <param name="isFailure">Whether it speaks against the channel.</param>
    /// <param name="latency">How long the answer took.</param>
    /// <param name="startedAt">When it was sent: what was sent before the last trial began says nothing.</param>
    /// <param name="now">The moment.</param>
    public bool Record(bool isFailure, TimeSpan? latency, DateTimeOffset startedAt, DateTimeOffset now)
    {
        if (_known is { } known && startedAt < known.CountFrom)
        {
            return false;
        }

        Own?.Add(isFailure, now);
        if (!isFailure)
        {
            _known?.Probes.Overrule();
        }

        switch (State)
        {
            case ChannelState.Down:
                return now >= Ordeal.TrialAt;
            case ChannelState.Recovering:
                Ordeal.Trial.Add(isFailure);
                return Ordeal.Trial.IsDecided;
            default:
                _known?.Trouble.Add(1, isFailure ? 1 : 0);
                return _tracker.Record(isFailure, latency, now) != Suspicion.None || IsBetter;
        }
    }

    /// <summary>Takes in what other instances counted; their payments are not told apart, so a trial counts them as they come.</summary>
    public bool Merge(int payments, int failures, DateTimeOffset now)
    {
        switch (State)
        {
            case ChannelState.Down:
                return false;
            case ChannelState.Recovering:
                Ordeal.Trial.Add(payments, failures);
                return Ordeal.Trial.IsDecided;
            default:
                _known?.Trouble.Add(payments, failures);
                return _tracker.Merge(payments, failures, now) != Suspicion.None || IsBetter;
        }
    }

    /// <summary>Takes one probe in.</summary>
    public bool RecordProbe(bool isHealthy, DateTimeOffset startedAt)
    {
        if (startedAt < Ordeal.CountFrom)
        {
            return false;
        }

        Ordeal.Probes.Add(isHealthy, startedAt);
        if (State == ChannelState.Recovering)
        {
            Ordeal.Trial.Add(!isHealthy);
            return Ordeal.Trial.IsDecided;
        }

        return State != ChannelState.Down && (Ordeal.Probes.HasFailed(_options.ProbeFailuresToDown) || IsBetter);
    }

    /// <summary>Lets time pass: silence shows, and the time down ends.</summary>
    public bool Advance(DateTimeOffset now)
    {
        if (State is ChannelState.Down or ChannelState.Recovering)
        {
            _tracker.PauseSilence(now);
            return now >= Ordeal.TrialAt;
        }

        return _tracker.Advance(now) != Suspicion.None || IsUsualByNow(now);
    }

    /// <summary>The clock jumped: what was remembered of it moves along.</summary>
    public void Shift(TimeSpan by, DateTimeOffset now)
    {
        Since = ClockShift.Of(Since, by);
        _known?.Shift(by);
        _tracker.PauseSilence(now);
    }

    /// <summary>Draws the conclusion.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="mayGoDown">Whether so many channels are working that this one may go down.</param>
    /// <param name="isWholeInTrouble">For a part, whether its channel is known to be in trouble, so that only worse is news.</param>
    /// <returns>Whether anything about the state changed.</returns>
    public bool Review(DateTimeOffset now, Func<ChannelKey, bool> mayGoDown, bool isWholeInTrouble = false) => State switch
    {
        ChannelState.Down => now >= Ordeal.TrialAt && Try(now),
        ChannelState.Recovering => Ordeal.Trial.IsDecided && Conclude(now, mayGoDown),
        _ => ReviewTraffic(now, mayGoDown, isWholeInTrouble),
    };

    /// <summary>Another instance measured a state: it is taken over where nothing is known here, and when it is a later outage.</summary>
    public bool Adopt(ChannelStatus status, DateTimeOffset now, Func<ChannelKey, bool> mayGoDown)
    {
        bool isLater = State == ChannelState.Unknown || (State is ChannelState.Healthy or ChannelState.Degraded && status.Since > Since);
        if (status.State == ChannelState.Down && status.ExpectedEnd > now)
        {
            if (!isLater || !mayGoDown(Key))
            {
                return false;
            }

            Ordeal.Evidence = status.Evidence;
            _ = Ordeal.Backoff.Next(_options.Recovery, wasOnTrial: false, now);
            Ordeal.TrialAt = now + TimeSpan.FromTicks(Math.Min((status.ExpectedEnd.Value - now).Ticks, _options.Recovery.MaximumTime.Ticks));
            return Enter(ChannelState.Down, now);
        }

        return State == ChannelState.Unknown && (status is { State: ChannelState.Degraded, Evidence: { } evidence }
            ? Degrade(evidence, evidence.CurrentRate ?? DownRate, now)
            : status.State == ChannelState.Healthy && Enter(ChannelState.Healthy, now));
    }

    /// <summary>A part's trouble turned out to be that of the whole channel.</summary>
    public bool Settle(DateTimeOffset now)
    {
        Watch(now);
        if (State is ChannelState.Healthy or ChannelState.Unknown)
        {
            return false;
        }

        Ordeal.Evidence = null;
        Ordeal.TrialAt = DateTimeOffset.MaxValue;
        Ordeal.Backoff = new Backoff(now);
        return Enter(ChannelState.Healthy, now);
    }

    public ChannelStatus ToStatus() => new()
    {
        Channel = Key.Channel,
        Bank = Key.Bank,
        Method = Key.Method,
        State = State,
        Since = Since,
        ExpectedEnd = State == ChannelState.Down ? Ordeal.TrialAt : null,
        Evidence = _known?.Evidence,
    };

    private double DownRate => Math.Max(1 - _options.DownBelow, 0.1);

    private bool IsBetter =>
        (State == ChannelState.Degraded && Ordeal.Trouble.IsOver)
        || (State == ChannelState.Unknown && (_tracker.HasBaseline || _known?.Probes.ShowsThatItWorks == true));

    // What lasts so long is what the tracker has learned as usual by now.
    private bool IsUsualByNow(DateTimeOffset now) => State == ChannelState.Degraded && now - Since > _options.Detection.NewUsualAfter;

    private bool ReviewTraffic(DateTimeOffset now, Func<ChannelKey, bool> mayGoDown, bool isWholeInTrouble)
    {
        if (_known?.Probes.HasFailed(_options.ProbeFailuresToDown) == true)
        {
            return Fall(_known.Probes.ToEvidence(), now, mayGoDown);
        }

        if (_tracker.Suspicion is var suspicion and not Suspicion.None)
        {
            return Worsen(suspicion, now, mayGoDown, isWholeInTrouble);
        }

        if (!IsBetter && !IsUsualByNow(now))
        {
            return false;
        }

        _known?.Recover(now);
        return Enter(ChannelState.Healthy, now);
    }

    private bool Worsen(Suspicion suspicion, DateTimeOffset now, Func<ChannelKey, bool> mayGoDown, bool isWholeInTrouble)
    {
        bool isFailing = suspicion.HasFlag(Suspicion.Failures);
        ChannelEvidence evidence = _tracker.Evidence(isFailing ? Suspicion.Failures : suspicion.HasFlag(Suspicion.Slowness) ? Suspicion.Slowness : Suspicion.Silence, now);
        if (isFailing && 1 - _tracker.CurrentFailureRate < _options.DownBelow)
        {
            return Fall(evidence, now, mayGoDown);
        }

        if (isWholeInTrouble && State != ChannelState.Degraded)
        {
            Watch(now);
            return false;
        }

        return Degrade(evidence, _tracker.CurrentFailureRate, now);
    }

    // What may not go down stays open, behind better ones; newer evidence of the same trouble is told with the next change.
    private bool Fall(ChannelEvidence evidence, DateTimeOffset now, Func<ChannelKey, bool> mayGoDown)
    {
        if (!mayGoDown(Key))
        {
            return Degrade(evidence, DownRate, now);
        }

        Ordeal.Evidence = evidence;
        Ordeal.TrialAt = now + Ordeal.Backoff.Next(_options.Recovery, wasOnTrial: State == ChannelState.Recovering, now);
        Ordeal.Probes = default;
        return Enter(ChannelState.Down, now);
    }

    private bool Degrade(ChannelEvidence evidence, double failureRate, DateTimeOffset now)
    {
        Ordeal.Evidence = evidence;
        Ordeal.Trouble = new TroubleWatch(evidence, _tracker.UsualFailureRate(now), failureRate, _options.Recovery.Error);
        Watch(now);
        return Enter(ChannelState.Degraded, now);
    }

    private bool Try(DateTimeOffset now)
    {
        Ordeal.Trial = new RecoveryTrial(_tracker.UsualFailureRate(now), DownRate, _options.Recovery.Error);
        Ordeal.CountFrom = now;
        Ordeal.TrialAt = DateTimeOffset.MaxValue;
        Ordeal.Evidence = null;
        Watch(now);
        return Enter(ChannelState.Recovering, now);
    }

    private bool Conclude(DateTimeOffset now, Func<ChannelKey, bool> mayGoDown)
    {
        var evidence = new ChannelEvidence { Kind = ChannelEvidenceKind.Trial, From = Since, Payments = Ordeal.Trial.Payments, Failures = Ordeal.Trial.Failures };
        if (!Ordeal.Trial.HasRecovered)
        {
            return Fall(evidence, now, mayGoDown);
        }

        Ordeal.Evidence = evidence;
        Ordeal.Backoff.Recover(now);
        Watch(now);
        return Enter(ChannelState.Healthy, now);
    }

    private void Watch(DateTimeOffset now)
    {
        _tracker.Restart(now);
        if (_known is { } known)
        {
            known.Probes = default;
        }
    }

    private bool Enter(ChannelState state, DateTimeOffset now)
    {
        if (State == state)
        {
            return false;
        }

        State = state;
        Since = now;
        _tracker.IsInTrouble = state is ChannelState.Degraded or ChannelState.Down or ChannelState.Recovering;
        return true;
    }
}
