namespace PaymentAvailability;

/// <summary>A step of verification that a gate demands for some routes instead of closing them. Immutable, safe for concurrent use.</summary>
public sealed class VerificationDemand
{
    /// <summary>Demands a step of verification.</summary>
    /// <param name="anyOf">The ways that satisfy it, at least one.</param>
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

        Step = new VerificationStep(anyOf);
        Scope = scope ?? RouteScope.Everything;
    }

    /// <summary>What the payer has to do, in any one of its ways.</summary>
    public VerificationStep Step { get; }

    /// <summary>The routes that need it.</summary>
    public RouteScope Scope { get; }
}
