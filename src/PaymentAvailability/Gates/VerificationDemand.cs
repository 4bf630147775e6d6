namespace PaymentAvailability;

/// <summary>A step of verification that a gate demands for some routes instead of closing them. Immutable, safe for concurrent use.</summary>
/// <remarks>
/// The routes are closed after all where none of the ways is possible: the payer's client can do none (<c>client.verification_not_supported</c>),
/// or all are withheld after too many tries (<c>verification.attempts_exceeded</c>).
/// </remarks>
public sealed class VerificationDemand
{
    private static readonly TimeSpan Youngest = TimeSpan.FromSeconds(1);

    private readonly VerificationStep _step;

    /// <summary>Demands a step of verification.</summary>
    /// <param name="anyOf">The ways that satisfy it, at least one. With <see cref="MinimumStrength"/>, name only ways that can reach it.</param>
    /// <param name="scope">For which routes; by default all of them.</param>
    /// <exception cref="ArgumentException"><paramref name="anyOf"/> has no way, or one that does not exist.</exception>
    public VerificationDemand(VerificationMethods anyOf, RouteScope? scope = null)
    {
        if (anyOf == VerificationMethods.None)
        {
            throw new ArgumentException("the demand has no way to verify; name at least one", nameof(anyOf));
        }

        if (!WireNames.Verification.AreNamed(anyOf))
        {
            throw new ArgumentException($"the demand has a way to verify that has no name; use some of {WireNames.Verification.Choices}", nameof(anyOf));
        }

        _step = new VerificationStep(anyOf);
        Scope = scope ?? RouteScope.Everything;
    }

    /// <summary>What the payer has to do, in any one of its ways.</summary>
    public VerificationStep Step => _step;

    /// <summary>The routes that need it.</summary>
    public RouteScope Scope { get; }

    /// <summary>The same demand, but not for routes with these instruments of the payer.</summary>
    internal VerificationDemand Sparing(PaymentInstrument[] instruments) =>
        new(_step.AnyOf, Scope.Sparing(instruments)) { MaximumAge = MaximumAge, MinimumStrength = MinimumStrength };

    /// <summary>From which age on what was completed does not count. 1 s or more. Default, and at most: <see cref="VerificationOptions.MaximumAge"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a second.</exception>
    public TimeSpan? MaximumAge
    {
        get => _step.MaximumAge;
        init => _step = value is null || value >= Youngest
            ? _step with { MaximumAge = value }
            : throw new ArgumentOutOfRangeException(nameof(value), "the demand asks for an age below a second, which nobody can meet; use 00:00:01 or more");
    }

    /// <summary>How much must be proved at least. Default <see cref="VerificationStrength.Low"/>: anything does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no strength.</exception>
    public VerificationStrength MinimumStrength
    {
        get => _step.MinimumStrength;
        init => _step = WireNames.Strength.IsNamed(value)
            ? _step with { MinimumStrength = value }
            : throw new ArgumentOutOfRangeException(nameof(value), $"the demand asks for a strength without a name; use one of {WireNames.Strength.Choices}");
    }
}
