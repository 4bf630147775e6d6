namespace PaymentAvailability;

/// <summary>
/// Judges the outcomes of one stream of payments: those of a channel, or of a channel and one bank or method. Learns what is usual, and says
/// when there are more failures, more slow answers or fewer payments. Not safe for concurrent use: the caller locks. Never throws; a clock
/// that jumps costs it at most the window it was in.
/// </summary>
internal sealed class OutcomeTracker
{
    // The usual rates are not thought to be below or above these: a channel that never fails is taken to fail once in a thousand.
    private const double LeastUsual = 0.001;
    private const double MostUsual = 0.6;

    // A longer time between two calls is a pause of the process or a jump of the clock, and no silence.
    private const int MostWindowsBetweenCalls = 5;

    // How many windows of a trouble tell how much counts vary: enough to learn it from false alarms, too few to learn it from an outage.
    private const int TroubledWindowsForDispersion = 5;

    // One answer in ten more than usual: latency wavers more than failures do.
    private const double SmallestRiseOfSlowness = 0.1;

    private const int EnoughForBaseline = 50;

    private readonly ChannelDetectionOptions _options;

    private RiseDetector _failing;
    private RiseDetector _slowing;
    private SilenceDetector _silence;
    private SlowLine _slowLine;
    private HourlyUsual _usual;
    private Dispersion _dispersion;
    private Dispersion _slowDispersion;
    private WindowSums _current;
    private WindowSums _waiting;
    private TroubledSpell _trouble;
    private long _windowStart;
    private long _windowEnd;
    private long _lastCall;
    private int _seen;

    public OutcomeTracker(ChannelDetectionOptions options, DateTimeOffset now)
    {
        _options = options;
        long ticks = now.UtcTicks;
        _failing = new RiseDetector(options.PaymentsBetweenFalseAlarms, options.SmallestRise);
        _slowing = new RiseDetector(options.PaymentsBetweenFalseAlarms, SmallestRiseOfSlowness);
        _silence = new SilenceDetector(ticks);
        _usual = new HourlyUsual(HourOf(ticks));
        BeginWindow(ticks);
        Expect();
        Restart(now);
    }

    /// <summary>Whether trouble is known, so that what is counted now is not learned as usual even while no suspicion is raised again.</summary>
    public bool IsInTrouble { get; set; }

    private long WindowTicks => _options.Window.Ticks;

    /// <summary>What speaks against the stream now.</summary>
    public Suspicion Suspicion =>
        (_failing.IsRaised ? Suspicion.Failures : Suspicion.None) | (_slowing.IsRaised ? Suspicion.Slowness : Suspicion.None)
        | (_silence.IsRaised ? Suspicion.Silence : Suspicion.None);

    /// <summary>The share of failures that explains the outcomes since the change best; the usual one while failures are not suspected.</summary>
    public double CurrentFailureRate => _failing.IsRaised ? _failing.PosteriorRate() : UsualNow();

    /// <summary>Whether enough was seen to call the stream healthy.</summary>
    public bool HasBaseline => _seen >= EnoughForBaseline;

    /// <summary>Takes in one outcome.</summary>
    /// <param name="isFailure">Whether the channel failed.</param>
    /// <param name="latency">How long it took to answer, where that was measured.</param>
    /// <param name="now">When it is recorded.</param>
    public Suspicion Record(bool isFailure, TimeSpan? latency, DateTimeOffset now)
    {
        long ticks = now.UtcTicks;
        Arrive(ticks);
        Count(1, isFailure ? 1 : 0);
        _failing.Add(isFailure, ticks);
        if (latency is { } time)
        {
            (bool isBeyond, bool isSlow) = _slowLine.Judge(time.Ticks, 1 - _options.SlowAnswerQuantile);
            if (_slowLine.IsLearned)
            {
                _current.Timed++;
                _current.Slow += isSlow ? 1 : 0;
                _current.Beyond += isBeyond ? 1 : 0;
                _slowing.Add(isSlow, ticks);
            }
        }

        return Suspicion;
    }

    /// <summary>
    /// Takes in what another instance counted. The order inside is not known, so the bad outcomes are taken as evenly spread.
    /// </summary>
    /// <param name="payments">How many payments, 0 or more.</param>
    /// <param name="failures">How many of them failed.</param>
    /// <param name="now">When they are taken in.</param>
    public Suspicion Merge(int payments, int failures, DateTimeOffset now)
    {
        if (payments <= 0)
            return Advance(now);

        long ticks = now.UtcTicks;
        Arrive(ticks);
        failures = Math.Clamp(failures, 0, payments);
        Count(payments, failures);
        _failing.AddSpread(payments, failures, ticks);
        return Suspicion;
    }

    /// <summary>Lets time pass: closes windows, learns from them, and judges silence. To be called once a window or more often.</summary>
    public Suspicion Advance(DateTimeOffset now)
    {
        long ticks = now.UtcTicks;
        Turn(ticks);
        _silence.Judge(ticks, WindowTicks, PaymentsPerWindow(), _options.PaymentsBetweenFalseAlarms);
        return Suspicion;
    }

    /// <summary>What speaks for one suspicion, in numbers, since the most likely moment of the change.</summary>
    public ChannelEvidence Evidence(Suspicion which, DateTimeOffset now) => which switch
    {
        Suspicion.Silence => new()
        {
            Kind = ChannelEvidenceKind.Silence,
            From = TimeOf(_silence.Since),
            ExpectedPayments = _silence.Expected,
        },
        Suspicion.Slowness => Evidence(ChannelEvidenceKind.Slowness, _slowing, SlowUsual()),
        _ => Evidence(ChannelEvidenceKind.Failures, _failing, UsualFailureRate(now)),
    };

    /// <summary>The usual share of failures at this time of day.</summary>
    public double UsualFailureRate(DateTimeOffset now) => UsualNow();

    /// <summary>Forgets what is suspected and the evidence for it, and keeps what is usual.</summary>
    public void Restart(DateTimeOffset now)
    {
        long ticks = now.UtcTicks;
        _failing.Restart(ticks);
        _slowing.Restart(ticks);
        PauseSilence(now);
        _waiting = default;
        _current = default;
    }

    /// <summary>
    /// No traffic is expected now, or another traffic than until now, because channels closed or opened: what should come is learned anew.
    /// </summary>
    public void PauseSilence(DateTimeOffset now) => _silence.Pause(now.UtcTicks);

    private static ChannelEvidence Evidence(ChannelEvidenceKind kind, in RiseDetector detector, double usual) => new()
    {
        Kind = kind,
        From = TimeOf(detector.RunStart),
        Payments = detector.RunPayments,
        Failures = detector.RunBad,
        UsualRate = usual,
        CurrentRate = detector.IsRaised ? detector.PosteriorRate() : usual,
    };

    private static long HourOf(long ticks) => ticks / TimeSpan.TicksPerHour;

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);

    private void Arrive(long ticks)
    {
        if (ticks >= _windowEnd || ticks < _windowStart)
            Turn(ticks);
        _lastCall = ticks;
        _silence.Arrive(ticks);
    }

    private void Count(int payments, int failures)
    {
        _current.Payments += payments;
        _current.Failures += failures;
        _seen = (int)Math.Min((long)_seen + payments, int.MaxValue);
    }

    private void Turn(long ticks)
    {
        if (ticks < _windowStart || ticks - _lastCall > MostWindowsBetweenCalls * WindowTicks)
        {
            // The clock has jumped: what was counted still counts, but not how long it took, nor what did not come.
            Close(isWhole: false);
            _trouble.Shift(ticks - _lastCall);
            BeginWindow(ticks);
            _silence.Restart(ticks);
        }

        while (ticks >= _windowEnd)
        {
            Close(isWhole: true);
            BeginWindow(_windowEnd);
        }

        _lastCall = ticks;
    }

    private void BeginWindow(long ticks)
    {
        _windowStart = ticks;
        _windowEnd = ticks + WindowTicks;
        _lastCall = ticks;
        _current = default;
    }

    // Windows wait until nothing speaks against them any more, so that trouble in the making is not learned as usual.
    private void Close(bool isWhole)
    {
        _current.Windows = isWhole ? 1 : 0;
        LearnDispersion();
        int emptyBefore = _waiting.Payments == 0 ? _waiting.Windows : 0;
        _waiting.Add(_current);
        bool isTroubled = IsInTrouble || Suspicion != Suspicion.None;
        double calm = Math.Sqrt(_options.PaymentsBetweenFalseAlarms);
        bool isCalm = !isTroubled && _failing.Statistic < calm && _slowing.Statistic < calm;
        if (_trouble.HasLasted(_options.NewUsualAfter.Ticks, _windowEnd))
        {
            TakeTroubleAsUsual();
        }
        else if (isTroubled)
        {
            _trouble.Add(_waiting, _windowStart);
            _waiting = default;
        }
        else if (isCalm)
        {
            _trouble.NoteCalm();
        }

        if (isCalm && _trouble.Windows == 0 && _current.Payments > 0)
        {
            if (isWhole)
                _silence.Learn(_current.Payments, emptyBefore, PaymentsPerWindow());
            Learn();
        }

        if (_usual.MoveTo(HourOf(_windowEnd), Math.Max(0, 1 - (TimeSpan.TicksPerDay / (double)_options.Memory.Ticks))))
            Expect();
    }

    private void TakeTroubleAsUsual()
    {
        _usual.Forget();
        _slowLine.ForgetShare();
        _waiting.Add(_trouble.End());
        Learn();
        _failing.Restart(_windowEnd);
        _slowing.Restart(_windowEnd);
    }

    private void LearnDispersion()
    {
        if (_trouble.Windows > TroubledWindowsForDispersion)
            return;
        _dispersion.Learn(_current.Payments, _current.Failures, UsualNow());
        if (_slowLine.IsLearned)
            _slowDispersion.Learn(_current.Timed, _current.Slow, SlowUsual());
    }

    private void Learn()
    {
        _usual.Learn(_waiting);
        _slowLine.Learn(_waiting, 1 - _options.SlowAnswerQuantile);
        _waiting = default;
        Expect();
    }

    private void Expect()
    {
        (double rate, double uncertainty) = _usual.FailureRate(_options.AssumedFailureRate, _options.AssumedFailureRateWeight);
        _failing.Expect(Math.Clamp(rate + uncertainty, LeastUsual, MostUsual), _dispersion.Factor);
        _slowing.Expect(Math.Clamp(SlowUsual(), LeastUsual, MostUsual), _slowDispersion.Factor);
    }

    private double UsualNow() => _usual.FailureRate(_options.AssumedFailureRate, _options.AssumedFailureRateWeight).Rate;

    private double SlowUsual() => _slowLine.UsualShare(1 - _options.SlowAnswerQuantile);

    private double? PaymentsPerWindow() => _usual.PaymentsPerWindow(TimeSpan.TicksPerHour / (double)WindowTicks);
}
