namespace PaymentAvailability;

/// <summary>What the payer has completed, as it counts at one moment. Reused; for one thread.</summary>
internal sealed class PayerProofs
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly List<CountedVerification> _all = [];
    private VerificationMethods _methods;
    private TimeSpan _maximumAge;

    public bool IsEmpty => _all.Count == 0;

    /// <param name="now">Ways completed at this very moment, with their default strength.</param>
    /// <param name="completed">What was completed before.</param>
    /// <param name="at">The moment.</param>
    /// <param name="maximumAge">From which age on nothing counts.</param>
    public void Fill(VerificationMethods now, IReadOnlyList<CompletedVerification>? completed, DateTimeOffset at, TimeSpan maximumAge)
    {
        Clear();
        _maximumAge = maximumAge;
        for (int bit = 1; bit <= (int)now; bit <<= 1)
        {
            if (((int)now & bit) != 0)
            {
                Add((VerificationMethods)bit, at, null, at);
            }
        }

        for (int i = 0; i < completed?.Count; i++)
        {
            CompletedVerification each = completed[i];
            if (each.At - at <= ClockSkew)
            {
                Add(each.Method, each.At, each.Strength, at);
            }
        }
    }

    public bool Satisfy(VerificationStep step)
    {
        if ((_methods & step.AnyOf) != 0)
        {
            foreach (CountedVerification proof in _all)
            {
                if (Satisfies(proof, step))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>From when on a satisfied step is satisfied no more, or <see cref="DateTimeOffset.MaxValue"/> where that does not come.</summary>
    public DateTimeOffset EndOf(VerificationStep step)
    {
        DateTimeOffset end = DateTimeOffset.MinValue;
        foreach (CountedVerification proof in _all)
        {
            if (Satisfies(proof, step))
            {
                TimeSpan most = MostFor(proof.Method, step);
                DateTimeOffset each = most >= DateTimeOffset.MaxValue - proof.At ? DateTimeOffset.MaxValue : proof.At + most;
                end = each > end ? each : end;
            }
        }

        return end;
    }

    /// <summary>Adds what satisfies the step, each once.</summary>
    public void AddFor(VerificationStep step, List<CountedVerification> counted)
    {
        foreach (CountedVerification proof in _all)
        {
            if (Satisfies(proof, step) && !counted.Contains(proof))
            {
                counted.Add(proof);
            }
        }
    }

    public void Clear()
    {
        _all.Clear();
        _methods = VerificationMethods.None;
    }

    public static VerificationStrength DefaultStrengthOf(VerificationMethods method) => method switch
    {
        VerificationMethods.HardwareKey or VerificationMethods.Chip => VerificationStrength.High,
        VerificationMethods.OneTimeCode or VerificationMethods.Face or VerificationMethods.Fingerprint => VerificationStrength.Substantial,
        _ => VerificationStrength.Low,
    };

    private void Add(VerificationMethods method, DateTimeOffset completed, VerificationStrength? strength, DateTimeOffset at)
    {
        TimeSpan age = at - completed;
        age = age > TimeSpan.Zero ? age : TimeSpan.Zero;
        _all.Add(new CountedVerification(method, completed, age, strength ?? DefaultStrengthOf(method)));
        _methods |= method;
    }

    private bool Satisfies(in CountedVerification proof, VerificationStep step) =>
        (proof.Method & step.AnyOf) != 0 && proof.Strength >= step.MinimumStrength && proof.Age < MostFor(proof.Method, step);

    // What was signed before was not done in this session, so only a step that asks for its age looks at it.
    private TimeSpan MostFor(VerificationMethods method, VerificationStep step)
    {
        TimeSpan general = method == VerificationMethods.PriorAuthorisation ? TimeSpan.MaxValue : _maximumAge;
        return step.MaximumAge < general ? step.MaximumAge.Value : general;
    }
}
