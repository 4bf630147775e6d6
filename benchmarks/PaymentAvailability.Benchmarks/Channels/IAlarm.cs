namespace PaymentAvailability.Benchmarks;

/// <summary>Something that watches outcomes and sounds an alarm. A structure, so that a copy is a fork of its history.</summary>
internal interface IAlarm
{
    /// <summary>Takes in one outcome; tells whether the alarm sounds.</summary>
    bool Add(bool isBad);

    /// <summary>Begins anew after an alarm.</summary>
    void Restart();
}

/// <summary>The detector of the library, told the usual rate.</summary>
internal struct KnownRateAlarm : IAlarm
{
    private RiseDetector _detector;

    public KnownRateAlarm(double usual, ChannelDetectionOptions options)
    {
        _detector = new RiseDetector(options.PaymentsBetweenFalseAlarms, options.SmallestRise);
        _detector.Expect(usual, dispersion: 1);
    }

    public bool Add(bool isBad) => _detector.Add(isBad, 0);

    public void Restart() => _detector.Restart(0);
}

/// <summary>A rolling count of the last calls with a share of failures that opens it: 100 calls and a half are resilience4j's defaults.</summary>
internal struct CallWindowAlarm : IAlarm
{
    public const int Calls = 100;
    private const int Limit = Calls / 2;

    private UInt128 _calls;
    private int _seen;

    public bool Add(bool isBad)
    {
        _calls = ((_calls << 1) | (isBad ? UInt128.One : UInt128.Zero)) & ((UInt128.One << Calls) - 1);
        _seen = Math.Min(_seen + 1, Calls);
        return _seen == Calls && (int)UInt128.PopCount(_calls) >= Limit;
    }

    public void Restart() => this = default;
}
